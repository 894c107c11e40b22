"""Browsing by date, without an index; with one: tests/search/showing/test_ledger.py.

The seeds are of this century, so the years used here are theirs alone.
"""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cast import an_article
from tests.pages.reader import read, read_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]

NONSENSE = ["2021/13/", "2021/00/", "2021/02/30/", "2021/5/", "0000/", "0021/", "20210/", "3000/", "2021/05/17/1/"]


@pytest.mark.parametrize("address", NONSENSE)
def test_a_date_that_no_calendar_has_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/dates/{address}").status_code == 404


def test_a_held_day_is_marked_and_linked_in_its_year(client: Client) -> None:
    an_article(on=date(1907, 5, 17))
    assert '<a href="/dates/1907/05/17/">17' in read(client, "/dates/1907/")


def test_a_day_without_articles_is_not_linked(client: Client) -> None:
    an_article(on=date(1907, 5, 17))
    assert "/dates/1907/05/18/" not in read(client, "/dates/1907/")


def test_an_interval_appears_in_each_month_it_overlaps_as_possible(client: Client) -> None:
    an_article("跨月", on=date(1907, 5, 30), until=date(1907, 6, 2))
    for month in ("05", "06"):
        words = read_words(client, f"/dates/1907/{month}/")
        assert words.index("Possibly of") < words.index("跨月")


def test_an_interval_appears_on_no_day(client: Client) -> None:
    an_article("跨月", on=date(1907, 5, 30), until=date(1907, 6, 2))
    words = read_words(client, "/dates/1907/05/31/")
    assert "跨月" not in words
    assert "1 more article may be of this day: see May 1907" in words


def test_a_date_within_the_month_is_not_called_possible(client: Client) -> None:
    an_article("同月", on=date(1907, 5, 3), until=date(1907, 5, 9))
    words = read_words(client, "/dates/1907/05/")
    assert "同月" in words
    assert "Possibly" not in words


def test_a_line_says_that_the_day_is_unknown(client: Client) -> None:
    known: dict[str, Any] = {"published_precision": "month", "published_edtf": "1907-05"}
    an_article("同月", on=date(1907, 5, 1), until=date(1907, 5, 31), **known)
    assert "同月 May 1907 day unknown" in read_words(client, "/dates/1907/05/")


def test_undated_articles_stand_apart(client: Client) -> None:
    an_article("没有日期")
    words = read_words(client, "/dates/")
    assert words.index("Of unknown date") < words.index("没有日期")


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [("1907/", "1905/", "1909/"), ("1907/05/", "1905/12/", "1909/01/"), ("1907/05/17/", "1905/12/31/", "1909/01/01/")],
)
def test_the_nearest_periods_that_hold_something_are_linked(
    client: Client, address: str, before: str, after: str
) -> None:
    for day in (date(1905, 12, 31), date(1907, 5, 17), date(1909, 1, 1)):
        an_article(on=day)
    page = read(client, f"/dates/{address}")
    assert f'rel="prev" href="/dates/{before}"' in page
    assert f'rel="next" href="/dates/{after}"' in page


def test_the_month_beside_one_may_hold_the_rest_of_an_interval(client: Client) -> None:
    an_article(on=date(1907, 5, 30), until=date(1907, 6, 2))
    assert 'rel="next" href="/dates/1907/06/"' in read(client, "/dates/1907/05/")


def test_a_period_that_holds_nothing_says_so(client: Client) -> None:
    assert "Nothing is held that was published then." in read_words(client, "/dates/1907/")


def test_drafts_have_no_place_in_the_calendar(client: Client) -> None:
    an_article(on=date(1907, 5, 17), status="draft")
    assert "/dates/1907/05/17/" not in read(client, "/dates/1907/")


def test_a_year_is_reached_from_the_list_of_dates(client: Client) -> None:
    an_article(on=date(1907, 5, 17))
    page = read(client, "/dates/")
    assert 'href="/dates/1907/"' in page
    assert 'href="/dates/1907/05/"' in page
