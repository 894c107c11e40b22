"""More like this, passages, and what may have been meant."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from haystack.inputs import Raw
from haystack.query import SearchQuerySet

from articles.models import Article, Outlet
from search.backend import ArchiveBackend
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import an_article
from tests.search.haystack.conftest import Put, found


def book(number: int, **values: object) -> Outlet:
    row = Outlet(pk=number)
    row.values = values  # type: ignore[attr-defined]
    return row


def test_documents_alike_share_telling_words(put: Put) -> None:
    put(
        {"text": "the harbour and the bridge"},
        {"text": "the bridge over the harbour"},
        {"text": "the harbour"},
        {"text": "the the the snow"},
        {"text": "rain"},
    )
    like = SearchQuerySet().more_like_this(book(1, text="the harbour and the bridge"))
    assert found(like)[:2] == [2, 3]
    assert set(found(like)) == {2, 3, 4}


def test_likeness_is_filtered_narrowed_and_sliced(put: Put) -> None:
    put(*({"text": "harbour", "pages": number, "tags": ["甲"] * (number % 2)} for number in range(6)))
    like = SearchQuerySet().more_like_this(book(1, text="harbour"))
    assert (like.count(), len(like[1:3])) == (5, 2)
    assert found(like.filter(pages__gte=3)) == [4, 5, 6]
    assert found(like.narrow("tags:甲")) == [2, 4, 6]


def test_a_row_that_is_not_in_the_index_has_its_like_too(put: Put) -> None:
    put({"text": "harbour bridge"}, {"text": "snow"})
    assert found(SearchQuerySet().more_like_this(book(9, text="a bridge of snow"))) == [2, 1]
    assert found(SearchQuerySet().more_like_this(book(9, text=""))) == []


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        ({"content": "bridges"}, "<em>Bridge</em> &lt;b&gt; &amp; <em>bridges</em>"),
        ({"content__startswith": "bri"}, "<em>Bridge</em> &lt;b&gt; &amp; <em>bridges</em>"),
        ({"content__exact": "b & bridge"}, "Bridge &lt;<em>b&gt; &amp; bridges</em>"),
        ({"content": Raw("br?dg*")}, "<em>Bridge</em> &lt;b&gt; &amp; <em>bridges</em>"),
        ({"content": ""}, "Bridge &lt;b&gt; &amp; bridges"),
        ({"author": "Mo"}, "Bridge &lt;b&gt; &amp; bridges"),
    ],
)
def test_what_was_found_is_marked_in_escaped_text(put: Put, asked: dict[str, object], passage: str) -> None:
    put({"text": "Bridge <b> & bridges\n", "author": "Mo"})
    (result,) = SearchQuerySet().filter(**asked).highlight()
    assert result.highlighted == {"text": [passage]}


def test_what_was_barred_is_not_marked(put: Put) -> None:
    put({"text": "rain on snow"}, {"text": "rain", "author": "Mo"})
    asked = SearchQuerySet().filter(content="rain").exclude(author="Mo", content="snow").highlight().order_by("id")
    assert [result.highlighted["text"] for result in asked] == [["<em>rain</em> on snow"], ["<em>rain</em>"]]


@pytest.fixture
def articles(index: Generations) -> list[Article]:
    rows = [
        an_article("老渡口的桥", "老渡口架起了新桥，孩子们<上学>不用再等船。", on=date(2021, 5, 17)),
        an_article("渡口换了新颜", "新桥通车以后，老渡口热闹起来。"),
        an_article("工会开会", "工会选出了新的主席。"),
    ]
    drain()
    return rows


def test_articles_are_marked_as_their_rows_have_them(articles: list[Article]) -> None:
    results = SearchQuerySet().filter(content="新桥").highlight().order_by("-first")
    with CaptureQueriesContext(connection) as queries:
        first = results[0]
    assert first.highlighted["text"] == ["老渡口架起了<em>新桥</em>，孩子们&lt;上学&gt;不用再等船。"]
    assert len(queries) <= 4


def test_articles_have_their_like(articles: list[Article]) -> None:
    like = SearchQuerySet().more_like_this(articles[0])
    assert [result.pk for result in like][:1] == [str(articles[1].pk)]
    assert str(articles[0].pk) not in [result.pk for result in like]


def test_loading_all_asks_for_all_rows_together(articles: list[Article]) -> None:
    with CaptureQueriesContext(connection) as queries:
        rows = {result.object for result in SearchQuerySet().filter(content="新").load_all()}
    assert rows == set(articles)
    assert len(queries) <= 4


def test_a_misspelt_word_has_its_neighbour_suggested(put: Put, backend: ArchiveBackend) -> None:
    backend.include_spelling = True
    put({"text": "harbours and bridges"})
    assert SearchQuerySet().filter(content="harbuors bridges").spelling_suggestion() == "harbours bridges"
    assert SearchQuerySet().filter(content="harbours").spelling_suggestion() is None
    assert SearchQuerySet().spelling_suggestion("brdges") == "bridges"
