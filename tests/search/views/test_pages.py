"""The search page and `/api/search`: the same hits, the same troubles."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.long_values import LONGEST
from articles.models import Article
from search.advising.advice import FEW
from search.answering.facets import MOST_AT_A_GLANCE, MOST_IN_FULL
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.templatetags.search_links import SHORT
from tests.cast import a_region, an_article

QUERIES = 2
"""Articles; one more for each parameter that names rows."""


@pytest.fixture
def article(index: Generations) -> Article:
    region = a_region("乙区", under=a_region("甲市", "prefecture", code="9999"), code="999904")
    article = an_article(
        "党建<b>引领</b>", "强调黨建&治理。", on=date(2021, 5, 1), until=date(2021, 5, 31),
        outlets=("甲报",), regions=(region,), script="hant",
    )  # fmt: skip
    drain()
    return article


def page(client: Client, **asked: str) -> str:
    response = client.get(reverse("search"), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_the_api_answers_in_the_designs_shape(article: Article, client: Client) -> None:
    answer = client.get("/api/search", {"q": "党建 -工会", "size": "5"}).json()
    took, score = answer.pop("took_ms"), answer["hits"][0].pop("score")
    assert took > 0 < score
    assert answer == {
        "count": 1,
        "texts": 1,
        "page": 1,
        "query": {"understood": "党建 -工会", "notes": []},
        "hits": [
            {
                "identifier": article.identifier,
                "title": "党建<b>引领</b>",
                "published": "2021-05-01/2021-05-31",
                "outlets": ["甲报"],
                "region": "乙区",
                "snippets": [{"text": "强调黨建&治理。", "marks": [[2, 4]]}],
                "match": "words",
                "printed": 1,
            }
        ],
        "partly": {"count": 0, "hits": []},
        "facets": {
            "region": [{"value": v, "label": n, "count": 1} for v, n in (("9999", "甲市"), ("999904", "乙区"))],
            "year": [{"value": "2021", "label": "2021", "count": 1}],
            "outlet": [{"value": "甲报", "label": "甲报", "count": 1}],
            "organisation": [],
            "event": [],
            "tag": [],
            "script": [{"value": "hant", "label": Article.Script.HANT.label, "count": 1}],
        },
        "histogram": [{"period": "2021-05", "count": 1, "uncertain": 0}],
        "suggestions": [],
    }


def test_hits_are_escaped_and_then_marked(article: Article, client: Client) -> None:
    shown = page(client, q="党建")
    assert "<mark>党建</mark>&lt;b&gt;引领&lt;/b&gt;" in shown
    assert "强调<mark>黨建</mark>&amp;治理" in shown
    assert "<b>" not in shown


@pytest.mark.parametrize("path", ["/api/search", "/search/", "/search/feed/"])
def test_a_hit_in_the_title_alone_shows_the_first_paragraph_and_not_the_lines_above_it(
    path: str, index: Generations, client: Client
) -> None:
    lines = {"meta": "2022-07-19 19:22", "source": "来源:甲报", "body": "督导师制度。"}
    text, blocks = "\n".join(lines.values()), []
    for role, line in lines.items():
        blocks.append({"role": role, "start": text.index(line), "end": text.index(line) + len(line)})
    an_article("党建密码", text, blocks=blocks)
    drain()
    answer = client.get(path, {"q": "密码"}).content.decode()
    assert "督导师" in answer
    assert "19:22" not in answer


def test_the_query_comes_back_escaped(article: Article, client: Client) -> None:
    assert 'value="&quot;&gt;&lt;script&gt;"' in page(client, q='"><script>')


def test_a_hit_says_what_it_is_of_and_how_sure_its_date_is(article: Article, client: Client) -> None:
    shown = page(client, q="党建")
    assert article.get_absolute_url() in shown
    assert "甲报" in shown
    assert "乙区" in shown
    assert 'class="label"' in shown


def test_a_filter_in_use_can_be_dropped(article: Article, client: Client) -> None:
    shown = page(client, q="党建", region="9999", page="1")
    assert 'class="chips"' in shown
    assert 'href="?q=%E5%85%9A%E5%BB%BA"' in shown


def test_a_facet_keeps_the_rest_of_the_search(article: Article, client: Client) -> None:
    shown = page(client, q="党建", sort="newest", page="1")
    assert 'href="?q=%E5%85%9A%E5%BB%BA&amp;region=999904&amp;sort=newest"' in shown
    assert "from=2021&amp;to=2021" in shown


@pytest.mark.parametrize("count", [SHORT + 1, MOST_AT_A_GLANCE + 1])
def test_no_value_of_a_long_facet_is_out_of_reach(index: Generations, client: Client, count: int) -> None:
    outlets = tuple(f"{number}号报" for number in range(count))
    an_article("党建", outlets=outlets)
    drain()
    shown = page(client, q="党建")
    assert len(set(re.findall('[?;]outlet=([^&"]+)"', shown))) == SHORT
    (link,) = re.findall(r'href="\?([^"]*)&amp;all=outlet#facet-outlet"', shown)
    whole = page(client, **dict(parse_qsl(unescape(link))), all="outlet")
    assert len(set(re.findall('[?;]outlet=([^&"]+)"', whole))) == len(outlets)
    assert "#facet-outlet" not in whole


def test_a_facet_that_is_shown_in_full_says_where_that_would_be_too_much(index: Generations, client: Client) -> None:
    an_article("党建", outlets=tuple(f"{number}号报" for number in range(MOST_IN_FULL + 1)))
    drain()
    whole = page(client, q="党建", all="outlet")
    assert len(set(re.findall('[?;]outlet=([^&"]+)"', whole))) == MOST_IN_FULL
    assert "这里只列出最常见的" in whole
    told = client.get("/api/search", {"q": "党建", "all": "outlet"}).json()["facets"]["outlet"]
    assert len(told) == MOST_IN_FULL + 1


def test_what_has_only_a_part_stands_behind_a_border_and_is_counted_apart(article: Article, client: Client) -> None:
    shown = page(client, q="党建引领修路")
    assert "没有文章符合“党建引领修路”。" in shown
    assert "另有 1 篇文章含有其中大部分" in shown
    assert "<mark>党建</mark>" in shown
    answer = client.get("/api/search", {"q": "党建引领修路"}).json()
    assert (answer["count"], answer["hits"], answer["partly"]["count"]) == (0, [], 1)
    assert [hit["match"] for hit in answer["partly"]["hits"]] == ["partly"]


def test_without_hits_the_page_leads_on(article: Article, client: Client) -> None:
    shown = page(client, q="没有的", region="9999")
    assert reverse("regions") in shown
    assert reverse("dates") in shown
    assert 'href="?q=%E6%B2%A1%E6%9C%89%E7%9A%84"' in shown


def test_without_hits_what_was_meant_stands_before_what_always_helps(article: Article, client: Client) -> None:
    shown = page(client, q="党健")
    assert 0 < shown.index("您要找的是不是") < shown.index("词越少、越短")


def test_what_was_read_otherwise_than_typed_is_told(article: Article, client: Client) -> None:
    assert 'class="notice"' in page(client, q="“党建")
    assert client.get("/api/search", {"q": "“党建"}).json()["query"]["notes"] != []


def test_a_long_list_has_pages(index: Generations, client: Client) -> None:
    for _ in range(3):
        an_article("党建")
    drain()
    shown = page(client, q="党建", size="2")
    assert 'rel="next"' in shown
    assert "size=2&amp;page=2" in shown


def test_a_bad_parameter_is_refused_with_a_sentence_that_names_it(article: Article, client: Client) -> None:
    answer = client.get("/api/search", {"region": "没有这里", "size": "400"})
    assert answer.status_code == 422
    assert "region: " in answer.json()["detail"]
    assert "没有这里" in answer.json()["detail"]
    assert set(answer.json()["parameters"]) == {"region", "size"}
    refused = client.get(reverse("search"), {"q": "党建", "region": "没有这里"})
    assert refused.status_code == 422
    assert "没有这里" in refused.content.decode()
    assert 'href="?q=' in refused.content.decode()


def lose(folder: Path) -> None:
    (folder.parent / "current").unlink()


def tear(folder: Path) -> None:
    for file in folder.glob("*.seg"):
        file.write_bytes(b"")


def outdate(folder: Path) -> None:
    (folder / "rules.json").write_text("{}")


@pytest.mark.parametrize("harm", [lose, tear, outdate])
def test_an_index_in_trouble_is_told_with_status_503(
    index: Generations, client: Client, harm: Callable[[Path], None]
) -> None:
    an_article()
    drain()
    harm(index.live().folder)
    answer = client.get("/api/search", {"q": "党建"})
    assert answer.status_code == 503
    assert "manage.py index" in answer.json()["detail"]
    shown = client.get(reverse("search"), {"q": "党建"})
    assert shown.status_code == 503
    assert reverse("regions") in shown.content.decode()


@pytest.mark.parametrize("typed", ["*", "a:b", "(" * 1000, "[to]", "~", "AND OR NOT", "'", "\\", "\x00", "^2", "党建^"])
def test_no_query_breaks_the_page(article: Article, client: Client, typed: str) -> None:
    assert client.get(reverse("search"), {"q": typed}).status_code == 200
    assert client.get("/api/search", {"q": typed}).status_code == 200


@pytest.mark.parametrize("asked", [{}, {"outlet": "没有这报"}])
def test_a_page_repeats_no_more_of_a_query_than_is_read(
    article: Article, client: Client, asked: dict[str, str]
) -> None:
    """Its address stands there once, where the language is chosen."""
    answer = client.get(reverse("search"), {"q": "a" * 100_000, **asked})
    assert answer.content.decode().count("a" * 500) == LONGEST // 500


def test_a_page_costs_the_same_queries_however_many_hits(index: Generations, client: Client) -> None:
    region = a_region("乙区", code="999904")

    def queries() -> int:
        drain()
        page(client, q="党建", region="999904")  # The first page of a commit asks for names, too.
        with CaptureQueriesContext(connection) as captured:
            page(client, q="党建", region="999904")
        return len(captured)

    for _ in range(FEW):
        an_article("党建", regions=(region,), outlets=("甲报",))
    one = queries()
    for _ in range(10):
        an_article("党建", regions=(region, a_region("丙区")), outlets=("甲报", "乙报"))
    assert queries() == one <= QUERIES
