"""The page of an article for those who come to it from a list of hits."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from search.engine import engine
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.showing.visiting import AROUND
from tests.cast import a_region, a_traditional_article, an_article, mention

SEARCH = "/search/?q=党建&sort=oldest&size=2"


@pytest.fixture
def five(index: Generations) -> list[Article]:
    articles = [an_article(f"第{number}篇", f"党建{'，党建' * number}。" + "一" * number) for number in range(5)]
    drain()
    return articles


def read(client: Client, address: str) -> str:
    response = client.get(unescape(address))
    assert response.status_code == 200
    return response.content.decode()


def visits(page: str) -> list[str]:
    return re.findall(r'<h3[^>]*><a href="([^"]*)"', page)


def way(page: str, words: str) -> str:
    """Where the link leads in which the words stand."""
    links: list[tuple[str, str]] = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', page)
    return next(address for address, text in links if words in text)


def test_j6_every_hit_of_the_list_leads_on_to_the_next_and_back_to_its_place(
    client: Client, five: list[Article]
) -> None:
    shown = [address for number in "123" for address in visits(read(client, f"{SEARCH}&page={number}"))]
    assert len(shown) == 5
    page = read(client, shown[0])
    for address in shown[1:]:
        assert way(page, "下一条") == address
        page = read(client, way(page, "下一条"))
        assert re.search("第 . 条，共 5 条", page)
    assert 'data-key="j"' not in page
    assert unescape(way(page, "返回检索结果")).endswith(f"sort=oldest&size=2&page=3#result-{shown[4].split('/')[2]}")
    assert way(page, "上一条") == shown[3]


def test_the_place_to_come_back_to_is_in_the_list(client: Client, five: list[Article]) -> None:
    address = visits(read(client, f"{SEARCH}&page=2"))[1]
    back, place = unescape(way(read(client, address), "返回检索结果")).split("#")
    assert f'<li id="{place}">' in read(client, back)
    assert address in visits(read(client, back))


def test_all_that_was_found_is_marked_and_numbered(client: Client, index: Generations) -> None:
    district = a_region("静安区")
    article = an_article("静安区的会", "静安区委书记到会。\n标题外的静安区。")
    mention(article, "静安区", district)
    drain()
    page = read(client, f"{article.get_absolute_url()}?q=静安区委 OR 静安区&hit=1")
    assert '<mark class="hit" id="hit-2">静安区</mark></a><mark class="hit">委</mark>书记' in page
    assert re.findall(r'id="hit-(\d)"', page) == re.findall(r'href="#hit-(\d)"', page) == ["1", "2", "3"]


def test_nothing_is_marked_for_who_comes_from_nowhere(client: Client, five: list[Article]) -> None:
    page = read(client, five[3].get_absolute_url())
    assert "<mark" not in page
    assert "visit" not in page


@pytest.mark.parametrize("query", ["?hit=1&region=没有", "?hit=0", "?hit=x", "?hit=²", "?hit=", "?q=党建"])
def test_an_address_of_no_hit_shows_the_article(client: Client, five: list[Article], query: str) -> None:
    assert "data-visit" not in read(client, five[0].get_absolute_url() + query)


def test_an_article_that_moved_in_the_list_is_found_again(client: Client, five: list[Article]) -> None:
    assert "第 3 条，共 5 条" in read(client, f"{visits(read(client, '/search/?q=党建'))[2].replace('hit=3', 'hit=5')}")


def test_an_article_that_left_the_list_still_leads_back(client: Client, five: list[Article]) -> None:
    page = read(client, f"{five[0].get_absolute_url()}?q=党建&hit={2 * AROUND + 9}&size=10")
    assert "page=3#result-" in way(page, "返回检索结果")
    assert "下一条" not in page.split("<main")[1].split("data-keys")[0]


def test_an_article_in_the_characters_of_its_original_is_marked_in_the_same_places(
    client: Client, index: Generations
) -> None:
    article = a_traditional_article("黨建引領", "里耶鎮加強黨建。")
    drain()
    (address,) = visits(read(client, "/search/?q=党建&glyphs=original"))
    page = read(client, address)
    assert '<h1 lang="zh-Hant"><mark class="hit" id="hit-1">黨建</mark>引領</h1>' in page
    assert '里耶鎮加強<mark class="hit" id="hit-2">黨建</mark>。' in page
    assert "里耶镇" in read(client, way(page, "改用简体字").replace("?", f"{article.get_absolute_url()}?"))


def test_what_has_only_a_part_is_marked_by_its_part(client: Client, five: list[Article]) -> None:
    address = visits(read(client, "/search/?q=党建修路工程"))[0]
    assert 'id="hit-1">党建</mark>' in read(client, address)


def test_without_an_index_the_article_is_marked_and_leads_back(client: Client, five: list[Article]) -> None:
    (engine().generations.live().folder.parent / "current").unlink()
    page = read(client, f"{five[0].get_absolute_url()}?q=党建&hit=1")
    assert 'id="hit-1"' in page
    assert "返回检索结果" in page


def test_a_visit_costs_one_query_however_much_is_found(client: Client, five: list[Article], index: Generations) -> None:
    def queries(address: str) -> int:
        engine().snapshot()
        with CaptureQueriesContext(connection) as captured:
            read(client, address)
        return len(captured)

    plain = queries(five[1].get_absolute_url())
    assert queries(f"{five[1].get_absolute_url()}?q=党建&hit=2") == plain + 1
    assert queries(f"{five[4].get_absolute_url()}?q=党建&hit=5") == plain + 1
