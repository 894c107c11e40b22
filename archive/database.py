"""Which database the archive uses: DATABASE_URL's, else an embedded PostgreSQL under var/. Nothing is started here."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import environ

from archive.postgresql.embedded.area import Area
from archive.postgresql.embedded.cluster import USER
from archive.postgresql.embedded.sockets import PORT
from archive.postgresql.errors import DatabaseMisconfigured

SCHEMES = frozenset({"postgres", "postgresql", "psql", "pgsql"})
ENGINE = "archive.postgresql"
EXPECTED = "write it as postgres://USER:PASSWORD@HOST:5432/NAME, with % codes for special characters in the password"


def database_settings(url: str | None, var: Path) -> dict[str, Any]:
    """Django's entry for a server of one's own (`url`), or for the embedded one, whose folder is `var`/pg."""
    settings = server_settings(url) if url else embedded_settings((var / "pg").resolve())
    # A thread keeps its connection for a minute, and asks before using it again: the server may have been restarted.
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **settings, "ENGINE": ENGINE}


def embedded_settings(folder: Path) -> dict[str, Any]:
    return {
        "NAME": "postgres",
        "USER": USER,
        "HOST": str(Area(folder).socket),
        "PORT": str(PORT),
        "EMBEDDED_IN": str(folder),
        # Compiling a page's roll-up of the regions takes longer than running it.
        "OPTIONS": {"options": "-c jit=off"},
    }


def server_settings(url: str) -> dict[str, Any]:
    """Raises DatabaseMisconfigured. The reason is never quoted: it may hold a part of the password."""
    try:
        # The scheme first: on one that it does not know, environ prints the whole URL as a warning.
        if urlsplit(url).scheme not in SCHEMES:
            raise DatabaseMisconfigured(f"DATABASE_URL does not name a PostgreSQL server: {EXPECTED}.")
        settings: dict[str, Any] = environ.Env.db_url_config(url)
    except ValueError:
        raise DatabaseMisconfigured(f"DATABASE_URL cannot be read: {EXPECTED}.") from None
    if not settings["NAME"]:
        raise DatabaseMisconfigured(f"DATABASE_URL names no database: {EXPECTED}.")
    # A folder of sockets stands in a URL as %2Fvar%2Frun, which environ leaves as it is.
    settings["HOST"] = unquote(settings["HOST"])
    settings["OPTIONS"] = {"connect_timeout": 10, **settings.get("OPTIONS", {})}
    return settings
