"""Addresses that lead nowhere, and maintenance."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from archive.missing import LONGEST, MOST_WORDS, words_of

CASES = {
    "/tags/党建引领/": "党建引领",
    "/news/2021/长沙-岳麓区_党建.html": "news 2021 长沙 岳麓区 党建",
    "/articles/0123456789ab/": "",
    "/regions/": "",
    "/articles/134cd7da69d3/cite/岳麓": "岳麓",
    "/search/党建<script>alert(1)</script>": "党建 script alert 1 script",
    "/wp-login.php": "wp login",
    "/a b/%E5%85%9A": "a b E5 85 9A",
    "/" + "党" * 500: "党" * LONGEST,
    "/" + " ".join("甲乙丙丁戊己庚辛壬"): "甲 乙 丙 丁 戊 己",
}


@pytest.mark.parametrize(("path", "words"), CASES.items())
def test_what_an_address_says(path: str, words: str) -> None:
    assert words_of(path) == words


@given(st.text(max_size=2000))
def test_what_it_says_is_short_and_plain(path: str) -> None:
    words = words_of(path)
    assert len(words) <= LONGEST
    assert len(words.split()) <= MOST_WORDS
    assert not set(words) & set("<>\"'&/%_")


@pytest.mark.django_db
def test_a_missing_page_offers_to_search_for_the_words_of_its_address(client: Client) -> None:
    response = client.get("/topics/%E5%85%9A%E5%BB%BA/")
    assert response.status_code == 404
    assert 'name="q" value="topics 党建"' in response.content.decode()


def test_a_missing_page_asks_the_database_nothing(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/nowhere/").status_code == 404


def test_an_error_is_told_without_the_database_and_with_nothing_inline(client: Client) -> None:
    client.raise_request_exception = False
    client.cookies["sessionid"] = "x"  # the database, which this test may not use, is asked for it
    response = client.get("/articles/134cd7da69d3/")
    page = response.content.decode()
    assert response.status_code == 500
    assert "出错了" in page
    assert "<style" not in page


def test_during_maintenance_every_page_says_so_and_when_to_come_again(client: Client, settings: Settings) -> None:
    settings.MAINTENANCE = 1800
    response = client.get("/articles/134cd7da69d3/")
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "1800", "no-store")
    assert "正在维护" in response.content.decode()


@pytest.mark.django_db
def test_during_maintenance_the_process_still_says_that_it_lives(client: Client, settings: Settings) -> None:
    settings.MAINTENANCE = 1800
    assert client.get("/healthz").status_code == 200
