"""Which database the settings name."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.database import database_settings
from archive.postgresql.errors import DatabaseMisconfigured


def test_without_a_url_the_database_is_embedded_and_nothing_is_made(tmp_path: Path) -> None:
    settings = database_settings(None, tmp_path / "var")
    assert settings["ENGINE"] == "archive.postgresql"
    assert settings["EMBEDDED_IN"] == str(tmp_path / "var" / "pg")
    assert settings["HOST"] == str(tmp_path / "var" / "pg" / "socket")
    assert not any(tmp_path.iterdir())


def test_two_ways_to_the_same_folder_are_the_same_database(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert database_settings(None, tmp_path / "link") == database_settings(None, tmp_path)


URLS: dict[str, dict[str, Any]] = {
    "postgres://u:p%40ss@db:5433/news": {"USER": "u", "PASSWORD": "p@ss", "HOST": "db", "PORT": 5433, "NAME": "news"},
    "postgresql://u@db/news?sslmode=require": {"OPTIONS": {"connect_timeout": 10, "sslmode": "require"}},
    "postgres://u@db/news?connect_timeout=3": {"OPTIONS": {"connect_timeout": 3}},
    "postgres://u@%2Fvar%2Frun%2Fpostgresql/news": {"HOST": "/var/run/postgresql"},
    "postgres://u@db/news?conn_max_age=0": {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True},
}


@pytest.mark.parametrize("url", URLS)
def test_a_url_is_read(url: str, tmp_path: Path) -> None:
    settings = database_settings(url, tmp_path)
    assert settings["ENGINE"] == "archive.postgresql"
    assert "EMBEDDED_IN" not in settings
    assert {name: settings[name] for name in URLS[url]} == URLS[url]


NOT_A_DATABASE = {
    "mysql://u:secret@db/news": "does not name a PostgreSQL server",
    "secret": "does not name a PostgreSQL server",
    "foo://u:secret@db/news": "does not name a PostgreSQL server",
    "postgres://u:secret@db:port/news": "cannot be read",
    "postgres://u:secret/word@db/news": "cannot be read",
    "postgres://u:secret@[db/news": "cannot be read",
    "postgres://u:secret@db": "names no database",
}


@pytest.mark.parametrize("url", NOT_A_DATABASE)
def test_a_url_that_cannot_be_meant_is_told_without_its_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseMisconfigured, match=NOT_A_DATABASE[url]) as trouble:
        database_settings(url, tmp_path)
    assert "secret" not in str(trouble.value)
    assert "postgres://USER:PASSWORD@HOST:5432/NAME" in str(trouble.value)


@given(st.text(), st.sampled_from(["", "postgres://", "postgresql://u:p@", "postgres://h/n?"]))
def test_any_text_is_read_or_told(text: str, start: str) -> None:
    with suppress(DatabaseMisconfigured):
        assert database_settings(start + text, Path("var"))["ENGINE"] == "archive.postgresql"
