"""The front page."""

from datetime import date

import pytest
from django.test import Client

from tests.cast import a_region, an_article
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


def test_places_and_years_are_shown_with_their_counts(client: Client) -> None:
    an_article(on=date(1907, 5, 17), regions=(a_region("甲省", "province"),))
    words = read_words(client, "/")
    assert "甲省 1 article" in words
    assert "1907 1 article" in words


def test_drafts_are_nowhere(client: Client) -> None:
    an_article("草稿", on=date(2999, 12, 31), status="draft")
    assert "草稿" not in read_words(client, "/")
