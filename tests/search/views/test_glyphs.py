"""Hits in Simplified characters, or in those of their originals."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from search.keeping.indexing import drain
from tests.cast import a_traditional_article, an_article

pytestmark = pytest.mark.usefixtures("index")


@pytest.fixture
def traditional() -> Article:
    article = a_traditional_article("黨建引領後的里耶鎮", "里耶鎮連著三年加強黨建。", outlets=("甲报",))
    drain()
    return article


def page(client: Client, query: str) -> str:
    return client.get(f"/search/{query}").content.decode()


@pytest.mark.parametrize("typed", ["黨建", "党建"])
def test_j4_a_traditional_article_is_shown_and_marked_in_traditional(
    client: Client, traditional: Article, typed: str
) -> None:
    shown = page(client, f"?q={typed}&glyphs=original")
    assert 'lang="zh-Hant"><mark>黨建</mark>引領後的里耶鎮</a>' in shown
    assert '<p class="snippet" lang="zh-Hant">里耶鎮連著三年加強<mark>黨建</mark>。</p>' in shown


def test_a_program_is_given_the_title_in_the_characters_it_asks_for(client: Client, traditional: Article) -> None:
    def title(glyphs: str) -> str:
        (hit,) = client.get("/api/search", {"q": "黨建", "glyphs": glyphs}).json()["hits"]
        return str(hit["title"])

    assert (title("original"), title("simplified")) == ("黨建引領後的里耶鎮", "党建引领后的里耶镇")


@pytest.mark.parametrize("query", ["?q=党建", "?q=黨建&glyphs=simplified"])
def test_unless_it_is_asked_for_hits_are_in_simplified(client: Client, traditional: Article, query: str) -> None:
    shown = page(client, query)
    assert 'lang="zh-Hans"><mark>党建</mark>引领后的里耶镇</a>' in shown
    assert '<p class="snippet" lang="zh-Hans">里耶镇连着三年加强<mark>党建</mark>。</p>' in shown


def test_the_same_characters_are_marked_both_ways(client: Client, traditional: Article) -> None:
    def marked(glyphs: str) -> list[object]:
        (hit,) = client.get("/api/search", {"q": "里耶镇 连着", "glyphs": glyphs}).json()["hits"]
        return [snippet["marks"] for snippet in hit["snippets"]]

    assert marked("original") == marked("simplified") == [[[0, 3], [3, 5]]]


def test_the_switch_keeps_the_search_and_its_page_and_leads_back(client: Client, traditional: Article) -> None:
    a_traditional_article("黨建", "黨建。")
    drain()
    (there,) = re.findall(r'href="(\?[^"]*&amp;glyphs=original[^"]*)">', page(client, "?q=党建&size=1&page=2"))
    assert there == "?q=%E5%85%9A%E5%BB%BA&amp;glyphs=original&amp;size=1&amp;page=2"
    back = page(client, there.replace("&amp;", "&"))
    assert 'href="?q=%E5%85%9A%E5%BB%BA&amp;size=1&amp;page=2">改用简体字</a>' in back


def test_who_types_traditional_reads_it_and_goes_on_so_to_the_article(client: Client, traditional: Article) -> None:
    shown = page(client, "?q=黨建")
    assert "里耶鎮連著三年加強<mark>黨建</mark>。" in shown
    assert f'href="{traditional.get_absolute_url()}?q=%E9%BB%A8%E5%BB%BA&amp;glyphs=original&amp;hit=1"' in shown
    assert 'href="?q=%E9%BB%A8%E5%BB%BA&amp;glyphs=simplified">改用简体字</a>' in shown


@pytest.mark.parametrize(("query", "carried"), [("?q=黨建", False), ("?q=党建&glyphs=original", True)])
def test_a_new_search_keeps_only_characters_that_were_chosen(
    client: Client, traditional: Article, query: str, carried: bool
) -> None:
    assert ('<input type="hidden" name="glyphs" value="original">' in page(client, query)) is carried


def test_an_archive_in_simplified_offers_no_switch(client: Client) -> None:
    an_article("党建")
    drain()
    assert "glyphs" not in page(client, "?q=党建")


def test_a_feed_is_the_same_however_hits_are_shown(client: Client, traditional: Article) -> None:
    shown = page(client, "?q=党建&glyphs=original")
    assert 'href="/search/feed/?q=%E5%85%9A%E5%BB%BA"' in shown


def test_characters_of_the_originals_cost_one_query_more(client: Client, traditional: Article) -> None:
    def queries(query: str) -> int:
        page(client, query)  # The first page of a commit asks for names, too.
        with CaptureQueriesContext(connection) as captured:
            page(client, query)
        return len(captured)

    plain, one = queries("?q=党建"), queries("?q=党建&glyphs=original")
    for _ in range(3):
        a_traditional_article("黨建引領", "加強黨建。")
    drain()
    assert queries("?q=党建&glyphs=original") <= one == plain + 1
