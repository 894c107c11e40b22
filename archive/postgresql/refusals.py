"""Why a PostgreSQL server did not let us in, as one sentence that says what to do."""

import re
from collections.abc import Mapping
from typing import Any

# The client's own words and, where a server speaks English, the server's: libpq hands on no error code here.
REFUSALS = (
    (r"password authentication failed", "{where} refused the password of {user}: correct it in DATABASE_URL."),
    (r"no password supplied", "{where} asks for the password of {user}: add it to DATABASE_URL."),
    (r'role ".*" does not exist', "{where} has no user {user}: create it, or correct DATABASE_URL."),
    (r'database ".*" does not exist', "{where} has no database {name}: create it, or correct DATABASE_URL."),
    (
        r"no pg_hba\.conf entry|pg_hba\.conf rejects",
        "{where} does not let {user} into {name} from here: allow it in its pg_hba.conf.",
    ),
    (r"failed to resolve|could not translate host", "{where} is unknown: correct the host name in DATABASE_URL."),
    (
        r"too many clients|remaining connection slots",
        "{where} has no connection left: raise its max_connections, or run fewer workers.",
    ),
    (
        r"is the server running|timeout expired|no route to host|unreachable|server closed the connection|starting up",
        "{where} does not answer: start it, or correct the host and port in DATABASE_URL.",
    ),
)
OTHERWISE = "{where} did not let {user} into {name} ({said}): correct DATABASE_URL or the server."


def sentence(refusal: Exception, asked: Mapping[str, Any]) -> str:
    """`asked` holds psycopg's words (host, port, dbname, user); the password in it is never told."""
    said = " ".join(str(refusal).split())
    told = next((told for shape, told in REFUSALS if re.search(shape, said, re.IGNORECASE)), OTHERWISE)
    return told.format(
        where=f"The database server at {place(asked)} (database {asked.get('dbname')})",
        user=asked.get("user") or "the current user",
        name=asked.get("dbname"),
        said=said,
    )


def place(asked: Mapping[str, Any]) -> str:
    return f"{asked.get('host') or 'the local socket'}, port {asked.get('port') or 5432}"
