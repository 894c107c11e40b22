"""Haystack's own way of asking."""

from datetime import date

import pytest
from haystack.exceptions import SearchBackendError
from haystack.query import SearchQuerySet

from articles.models import Article
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.search_indexes import ArticleIndex
from search.troubles import IndexMissing
from tests.cast import a_region, an_article


@pytest.fixture
def articles(index: Generations) -> list[Article]:
    district = a_region("乙区", under=a_region("甲市"))
    rows = [
        an_article("静安区委书记", "党建引领", on=date(2021, 5, 17), outlets=("甲, 乙报",), regions=(district,)),
        an_article("二", "党建与引领", on=date(2022, 5, 17), outlets=("甲, 乙报", "丙报")),
        an_article("三", "工会", on=date(2022, 1, 1)),
    ]
    drain()
    return rows


def found(queryset: SearchQuerySet) -> list[str]:
    return [result.identifier for result in queryset]


def test_a_string_of_content_is_a_run_of_characters(articles: list[Article]) -> None:
    assert found(SearchQuerySet().filter(content="静安区")) == [articles[0].identifier]
    assert found(SearchQuerySet().filter(content="党建引领")) == [articles[0].identifier]
    assert SearchQuerySet().filter(content="党建 引领").count() == 2


def test_one_character_finds(articles: list[Article]) -> None:
    assert SearchQuerySet().filter(content="黨").count() == 2


def test_all_are_found_without_a_query(articles: list[Article]) -> None:
    assert SearchQuerySet().all().count() == 3
    assert SearchQuerySet().facet("outlet").facet_counts()["fields"]["outlet"] == [("甲, 乙报", 2), ("丙报", 1)]


def test_filters_and_narrowing_take_values_with_commas(articles: list[Article]) -> None:
    assert SearchQuerySet().filter(outlet="丙报").count() == 1
    assert SearchQuerySet().narrow("outlet:'甲, 乙报'").count() == 2
    assert SearchQuerySet().exclude(content="党").count() == 1


def test_each_field_is_ordered_in_its_own_direction(articles: list[Article]) -> None:
    first, second, third = (article.identifier for article in articles)
    assert found(SearchQuerySet().order_by("-year", "first")) == [third, second, first]
    assert found(SearchQuerySet().order_by("year", "-first")) == [first, second, third]


def test_pages_follow_one_another(articles: list[Article]) -> None:
    everything = SearchQuerySet().order_by("first")
    assert found(everything[1:3]) == found(everything)[1:3]


def test_a_result_leads_to_its_row(articles: list[Article]) -> None:
    assert SearchQuerySet().filter(content="工会")[0].object == articles[2]


def test_haystacks_own_writing_works(articles: list[Article]) -> None:
    index = ArticleIndex()
    index.remove_object(articles[0])
    assert SearchQuerySet().count() == 2
    index.update_object(articles[0])
    assert SearchQuerySet().count() == 3
    index.clear()
    assert SearchQuerySet().count() == 0


@pytest.mark.parametrize(
    "queryset",
    [
        lambda: SearchQuerySet().all().highlight(fragsize=3),
        lambda: SearchQuerySet().filter(colour="red"),
        lambda: SearchQuerySet().filter(first__contains="2"),
        lambda: SearchQuerySet().facet("outlet", prefix="甲").facet_counts(),
        lambda: SearchQuerySet().stats("first"),
        lambda: SearchQuerySet().narrow("first:soon"),
        lambda: SearchQuerySet().all().order_by("body"),
        lambda: SearchQuerySet().all().facet("text").facet_counts(),
    ],
)
def test_what_cannot_be_done_is_said(articles: list[Article], queryset: object) -> None:
    with pytest.raises(SearchBackendError):
        list(queryset())  # type: ignore[operator]


def test_a_missing_index_is_an_error_and_not_an_empty_result(index_folder: object) -> None:
    with pytest.raises(IndexMissing):
        SearchQuerySet().all().count()
