"""Orders, pages and results."""

import pickle
from datetime import date
from typing import Any

import pytest
from haystack.exceptions import SearchBackendError
from haystack.models import SearchResult
from haystack.query import SearchQuerySet

from articles.models import Outlet, Tag
from search.backend import ArchiveBackend
from search.keeping.snapshot import Snapshot
from search.troubles import IndexLocked
from tests.search.haystack.conftest import Put, found


@pytest.fixture
def books(put: Put) -> None:
    put(
        {"text": "rain and snow", "author": "Mo", "pages": 3, "printed": date(2021, 5, 1), "tags": ["甲"]},
        {"text": "rain and snow", "author": "Lu", "pages": 3},
        {"text": "rain and rain", "author": "Mo", "price": 1.5, "printed": date(2020, 1, 1)},
        {"text": "snow", "author": "Ba", "pages": 1, "bound": True},
    )


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The queries that reach the index."""
    queries: list[Any] = []
    scores = Snapshot.scores

    def noted(snapshot: Snapshot, query: Any) -> Any:
        queries.append(query)
        return scores(snapshot, query)

    monkeypatch.setattr(Snapshot, "scores", noted)
    return queries


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (["-author", "pages"], [1, 3, 2, 4]),
        (["author", "-pages"], [4, 2, 1, 3]),
        (["printed"], [3, 1, 2, 4]),
        (["-printed"], [1, 3, 2, 4]),
        (["price"], [3, 1, 2, 4]),
        (["bound"], [4, 1, 2, 3]),
        (["-id"], [4, 3, 2, 1]),
    ],
)
def test_fields_order_each_in_its_direction_and_lacking_values_come_last(
    books: None, order: list[str], wanted: list[int]
) -> None:
    assert found(SearchQuerySet().order_by(*order)) == wanted


def test_the_best_come_first(books: None) -> None:
    results = list(SearchQuerySet().filter(content="rain"))
    assert [result.pk for result in results] == ["3", "1", "2"]
    assert results[0].score > results[1].score == results[2].score > 0


def test_a_fields_weight_counts(put: Put) -> None:
    put({"text": "rain"}, {"title": "rain", "text": "x"})
    asked = SearchQuerySet().filter_or(content="rain").filter_or(title="rain")
    assert found(asked) == [2, 1]


def test_a_boosted_word_lifts_and_leaves_nothing_out(books: None) -> None:
    assert found(SearchQuerySet().filter(content="rain").boost("snow", 5.0)) == [1, 2, 3]


def test_a_slice_is_a_slice_at_any_depth(put: Put) -> None:
    put(*({"text": "rain", "pages": number} for number in range(60)))
    everything = SearchQuerySet().filter(content="rain").order_by("-pages")
    assert [int(result.pk) for result in everything[7:12]] == [53, 52, 51, 50, 49]
    assert [int(result.pk) for result in everything[57:90]] == [3, 2, 1]
    assert everything[100:110] == []


def test_turning_pages_asks_the_index_once(put: Put, asked: list[Any]) -> None:
    put(*({"text": "rain"} for _ in range(45)))
    assert len(found(SearchQuerySet().filter(content="rain"))) == 45
    assert len(asked) == 1


def test_a_change_of_the_index_is_seen_while_turning_pages(put: Put, backend: ArchiveBackend) -> None:
    put(*({"text": "rain"} for _ in range(3)))
    assert SearchQuerySet().filter(content="rain").count() == 3
    backend.remove("articles.outlet.2")
    assert found(SearchQuerySet().filter(content="rain")) == [1, 3]


def test_counting_fetches_nothing(books: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Snapshot, "stored")
    assert SearchQuerySet().filter(content="rain").count() == 3
    assert SearchQuerySet().facet("author").facet_counts()["fields"]["author"][0] == ("Mo", 2)


def test_counting_first_spoils_no_results(books: None) -> None:
    queryset = SearchQuerySet().filter(content="rain")
    assert (len(queryset), len(queryset.query.get_results()), len(found(queryset))) == (3, 3, 3)


def test_a_result_has_the_fields_as_they_were_given(books: None) -> None:
    first = SearchQuerySet().order_by("id")[0]
    assert (first.tags, first.pages, first.bound, first.printed.date()) == (["甲"], 3, None, date(2021, 5, 1))
    assert SearchQuerySet().order_by("id").values_list("author", "pages")[0:2] == [["Mo", 3], ["Lu", 3]]


def test_a_query_may_be_kept_and_asked_again(books: None) -> None:
    kept = pickle.loads(pickle.dumps(SearchQuerySet().filter(content="rain").order_by("-id")))  # noqa: S301 - our own
    assert found(kept) == [3, 2, 1]


def test_results_may_be_of_another_class(books: None) -> None:
    class Line(SearchResult):
        pass

    assert isinstance(SearchQuerySet().result_class(Line)[0], Line)


def test_models_narrow(books: None, backend: ArchiveBackend) -> None:
    assert SearchQuerySet().models(Outlet).count() == 4
    assert backend.search("*", models={Tag})["hits"] == 0


def test_documents_of_models_without_an_index_are_left_out(books: None, backend: ArchiveBackend) -> None:
    backend.generations.live().replace(
        "id", [], [{"id": "x.y.1", "django_ct": "x.y", "django_id": "1", "text": "rain"}]
    )
    assert SearchQuerySet().filter(content="rain").count() == 3
    assert backend.search("rain", limit_to_registered_models=False)["hits"] == 4


def test_a_skipped_document_stays_as_it_was(put: Put) -> None:
    put({"text": "rain"}, {"text": "rain"})
    put({"skipped": True}, {"text": "snow"})
    assert found(SearchQuerySet().filter(content="rain")) == [1]


def test_a_document_cannot_weigh_more_than_another(put: Put) -> None:
    with pytest.raises(SearchBackendError, match="weight"):
        put({"text": "rain", "boost": 2.0})


def test_who_writes_waits_for_another_writer(books: None, backend: ArchiveBackend) -> None:
    writer = backend.generations.live().index().writer()
    backend.timeout = 0.1
    with pytest.raises(IndexLocked):
        backend.remove("articles.outlet.1")
    writer.cancel()
    backend.remove("articles.outlet.1")
    assert SearchQuerySet().count() == 3


def test_without_a_query_nothing_is_found(books: None, backend: ArchiveBackend) -> None:
    assert backend.search("") == {"results": [], "hits": 0}
    assert backend.search("*")["hits"] == 4
