"""The front page; how much is held it asks of the index: tests/search/showing/test_holdings.py."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from tests.cast import an_article
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db


def test_the_search_box_comes_before_everything_else(client: Client) -> None:
    page = read(client, "/")
    assert page.count('name="q"') == 1
    assert page.index('name="q"') < page.index("article-line")


def test_the_newest_article_leads(client: Client) -> None:
    newest = an_article("明天的新闻", on=date(2999, 12, 31))
    page = read(client, "/")
    first = page.index('class="article-line"')
    assert newest.get_absolute_url() in page[first : first + 200]


def test_what_was_added_last_is_listed(client: Client) -> None:
    an_article("昨天的新闻", on=date(1900, 1, 1))
    words = read_words(client, "/")
    assert words.index("Recently added") < words.rindex("昨天的新闻")


def test_this_day_of_earlier_years_is_told_with_one_article_a_year(client: Client) -> None:
    today = localdate()
    for year, titles in ((1904, ("同日甲", "同日乙")), (1908, ("同日丙",))):
        for title in titles:
            an_article(title, on=date(year, today.month, today.day))
    an_article("别的日子", on=date(1904, 1 + today.month % 12, 1))
    told = read_words(client, "/").partition("On this day")[2].partition("Recently added")[0]
    assert told.index("同日丙") < told.rindex("同日")
    assert ("同日甲" in told) != ("同日乙" in told)
    assert "别的日子" not in told


def test_drafts_are_nowhere(client: Client) -> None:
    an_article("草稿", on=date(2999, 12, 31), status="draft")
    assert "草稿" not in read_words(client, "/")


def test_it_costs_nine_queries_at_most(client: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        read(client, "/")
    assert len(captured) <= 9
