"""Secret, language, health and logs: the small pieces that wire the archive."""

import json
import logging
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from ninja import Schema
from pytest_django import DjangoAssertNumQueries

from archive.api import api
from archive.logs import LineFormatter
from archive.secret import local_secret_key


def test_the_local_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = local_secret_key(tmp_path / "var")
    assert len(key) >= 50
    assert local_secret_key(tmp_path / "var") == key
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_together_agree_on_the_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(local_secret_key, [tmp_path] * 8))
    assert len(keys) == 1


@pytest.mark.django_db
def test_health_costs_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_health_is_503_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "language"), [(None, "zh-hans"), ("zh-hant", "zh-hant"), ("en", "en"), ("fr", "zh-hans")]
)
def test_the_reader_chooses_the_language_and_the_browser_does_not(
    client: Client, cookie: str | None, language: str
) -> None:
    if cookie:
        client.cookies["django_language"] = cookie
    response = client.get("/", headers={"accept-language": "de"})
    assert response.headers["Content-Language"] == language


def test_a_log_line_is_one_event_with_its_facts() -> None:
    record = logging.makeLogRecord({"name": "search", "levelname": "WARNING", "msg": "index-locked", "marks": 3})
    line = LineFormatter().format(record)
    assert line.endswith("WARNING search index-locked marks=3")
    assert json.loads(line.rsplit("=", 1)[1]) == 3


@pytest.mark.django_db
def test_the_api_answers_in_plain_chinese(client: Client) -> None:
    response = client.get("/api/search", {"q": "党建"})
    assert '"understood": "党建"' in response.content.decode()
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"


def test_no_two_answers_of_the_api_are_described_under_one_name() -> None:
    routers = {"search.views.api", "search.views.suggest_api"}
    names = [schema.__name__ for schema in Schema.__subclasses__() if schema.__module__ in routers]
    assert len(names) == len(set(names))
    described = api.get_openapi_schema()["components"]["schemas"]
    assert set(described["Problem"]["properties"]) == {"detail", "parameters"}
