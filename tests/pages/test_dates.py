"""Browsing by date, without an index; with one: tests/search/showing/test_ledger.py.

The seeds are of this century, so the years used here are theirs alone.
"""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles.models import Event
from tests.cast import a_happening, an_article, mention
from tests.pages.reader import read, read_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]

NONSENSE = [
    *("2021/13/", "2021/00/", "2021/02/30/", "2021/5/", "0000/", "0021/", "20210/", "3000/", "2021/05/17/1/"),
    *("2021-13/", "2021-02-30/", "2021-5/", "0021-05/"),
]


@pytest.mark.parametrize("address", NONSENSE)
def test_a_date_that_no_calendar_has_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/dates/{address}").status_code == 404


@pytest.mark.parametrize(
    ("written", "page"),
    [("1907-05/", "1907/05/"), ("1907-05-17/", "1907/05/17/"), ("1907-05/?of=events", "1907/05/?of=events")],
)
def test_a_date_written_in_one_piece_leads_to_its_page(client: Client, written: str, page: str) -> None:
    response = client.get(f"/dates/{written}")
    assert (response.status_code, response.headers["Location"]) == (301, f"/dates/{page}")


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


def told(event: Event) -> Event:
    """An article that says so; it was published long after."""
    mention(an_article(on=date(1950, 1, 1)), "推进会", event)
    return event


def roughly(title: str, first: date, last: date) -> Event:
    """About then: EDTF's “~”."""
    dated: dict[str, Any] = {
        "date_edtf": f"{first}~/{last}~",
        "date_first": first,
        "date_last": last,
        "date_precision": "interval",
    }
    return told(a_happening(title, **dated))


def test_a_day_tells_what_happened_on_it_where_the_address_asks(client: Client) -> None:
    event = told(a_happening("甲会开幕", date(1907, 5, 17)))
    assert event.get_absolute_url() in read(client, "/dates/1907/05/17/?of=events")
    assert event.get_absolute_url() not in read(client, "/dates/1907/05/17/")


def test_the_years_of_events_lead_to_their_months(client: Client) -> None:
    told(a_happening("甲会开幕", date(1907, 5, 17)))
    page = read(client, "/dates/?of=events")
    assert 'href="/dates/1907/?of=events"' in page
    assert '<a href="/dates/1907/05/?of=events">1</a>' in page


def test_days_of_events_are_marked_in_their_year_and_month(client: Client) -> None:
    told(a_happening("甲会开幕", date(1907, 5, 17)))
    for address in ("/dates/1907/?of=events", "/dates/1907/05/?of=events"):
        page = read(client, address)
        assert '<a href="/dates/1907/05/17/?of=events">17<span class="visually-hidden">: 1 event</span>' in page
        assert "Events of" in page


def test_what_happened_about_then_is_possible_and_on_no_day(client: Client) -> None:
    roughly("某会召开", date(1907, 5, 10), date(1907, 5, 17))
    words = read_words(client, "/dates/1907/05/?of=events")
    assert words.index("Possibly of May 1907") < words.index("某会召开")
    assert "1 more event may be of this day: see May 1907" in read_words(client, "/dates/1907/05/12/?of=events")
    assert "某会召开" not in read_words(client, "/dates/1907/05/12/?of=events")


def test_either_kind_says_how_much_there_is_of_the_other(client: Client) -> None:
    told(a_happening("甲会开幕", date(1907, 5, 17)))
    for title in ("一", "二"):
        an_article(title, on=date(1907, 5, 17))
    for address in ("/dates/1907/05/17/", "/dates/1907/05/17/?of=events"):
        assert "Published 2 Happened 1" in read_words(client, address)


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [("1907/", "1905/", "1909/"), ("1907/05/", "1905/12/", "1909/01/"), ("1907/05/17/", "1905/12/31/", "1909/01/01/")],
)
def test_the_nearest_periods_in_which_something_happened_are_linked(
    client: Client, address: str, before: str, after: str
) -> None:
    for day in (date(1905, 12, 31), date(1907, 5, 17), date(1909, 1, 1)):
        told(a_happening("会", day))
    page = read(client, f"/dates/{address}?of=events")
    assert f'rel="prev" href="/dates/{before}?of=events"' in page
    assert f'rel="next" href="/dates/{after}?of=events"' in page


def test_what_happened_on_no_known_day_stands_apart(client: Client) -> None:
    told(a_happening("没有日期的会"))
    words = read_words(client, "/dates/?of=events")
    assert words.index("Of unknown date") < words.index("没有日期的会")


def test_what_no_reader_may_see_told_has_no_place_in_the_calendar(client: Client) -> None:
    mention(an_article(status="draft"), "推进会", a_happening("甲会开幕", date(1907, 5, 17)))
    assert "/dates/1907/05/17/" not in read(client, "/dates/1907/?of=events")


def test_many_years_keep_their_page_short(client: Client) -> None:
    for year in range(1810, 1860):
        told(a_happening("会", date(year, 5, 17)))
    page = read(client, "/dates/?of=events")
    assert page.count("<tr>") == 1 + 40
    assert "Before that:" in page
    assert 'href="/dates/1810/?of=events"' in page


def test_what_the_address_asks_of_dates_is_not_in_the_search_box(client: Client) -> None:
    told(a_happening("甲会开幕", date(1907, 5, 17)))
    assert 'value="?of' not in read(client, "/dates/1907/?of=events")
