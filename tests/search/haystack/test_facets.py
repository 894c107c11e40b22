"""Counting what was found."""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest
from haystack.exceptions import SearchBackendError
from haystack.query import SearchQuerySet
from hypothesis import given
from hypothesis import strategies as st
from whoosh.util.times import datetime_to_long, long_to_datetime

from search.columnar.documents.interned import Translation
from search.columnar.documents.stacking import StackedNumbers
from search.haystack.facets import by_time
from tests.search.haystack.conftest import Put


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[misc, arg-type]


@pytest.fixture
def books(put: Put) -> None:
    put(
        {"text": "a", "tags": ["甲, 乙报", "丙报"], "bound": True, "pages": 5, "printed": date(2021, 5, 17)},
        {"text": "b", "tags": ["丙报"], "bound": True, "author": "Mo", "printed": date(2021, 5, 31)},
        {"text": "a b", "tags": [], "bound": False, "author": "Lu", "printed": date(2021, 7, 1)},
        {"text": "a"},
    )


def counts(queryset: SearchQuerySet, kind: str) -> Any:
    return queryset.facet_counts()[kind]


def test_values_are_counted_most_frequent_first(books: None) -> None:
    facets = counts(SearchQuerySet().facet("tags").facet("author").facet("bound").facet("pages"), "fields")
    assert facets["tags"] == [("丙报", 2), ("甲, 乙报", 1)]
    assert facets["author"] == [("Lu", 1), ("Mo", 1)]
    assert facets["bound"] == [(True, 2), (False, 1)]
    assert facets["pages"] == [(5, 1)]


def test_only_what_was_found_is_counted(books: None) -> None:
    asked = SearchQuerySet().filter(content="a").narrow("pages:[1 to 9]").facet("tags")
    assert counts(asked, "fields") == {"tags": [("丙报", 1), ("甲, 乙报", 1)]}


def test_few_values_and_frequent_ones_may_be_asked_for(books: None) -> None:
    assert counts(SearchQuerySet().facet("tags", limit=1), "fields")["tags"] == [("丙报", 2)]
    assert counts(SearchQuerySet().facet("author", mincount=2), "fields")["author"] == []


def test_days_are_counted_by_stretches_of_time(books: None) -> None:
    asked = SearchQuerySet().date_facet("printed", date(2021, 5, 1), date(2021, 7, 1), gap_by="month")
    assert counts(asked, "dates")["printed"] == [((at(2021, 5, 1), at(2021, 6, 1)), 2), (None, 2)]


def test_queries_are_counted_on_their_field(books: None) -> None:
    asked = SearchQuerySet().query_facet("author", "[L to N]").query_facet("tags", "'丙报'")
    assert counts(asked, "queries") == {"author:[L to N]": 2, "tags:'丙报'": 2}


@pytest.mark.parametrize(
    "asked",
    [
        lambda: SearchQuerySet().facet("author", prefix="L"),
        lambda: SearchQuerySet().facet("colour"),
        lambda: SearchQuerySet().date_facet("pages", date(2021, 1, 1), date(2022, 1, 1), gap_by="day"),
    ],
)
def test_what_cannot_be_counted_is_told(books: None, asked: Any) -> None:
    with pytest.raises(SearchBackendError):
        asked().facet_counts()


DAYS = st.datetimes(at(2000, 1, 1), at(2030, 1, 1))


@given(
    value=DAYS, start=DAYS, end=DAYS, gap=st.sampled_from(["year", "month", "day", "hour"]), amount=st.integers(1, 5)
)
def test_a_moment_lies_in_one_stretch_or_in_none(
    value: datetime, start: datetime, end: datetime, gap: str, amount: int
) -> None:
    raw = np.array([datetime_to_long(value)], np.uint64)
    column = StackedNumbers(raw, 0, Translation(long_to_datetime, datetime_to_long))
    ((stretch, times),) = by_time(column, np.array([0]), start, end, gap, amount)
    assert times == 1
    assert (stretch is None) == (not start <= value < end)
    assert stretch is None or stretch[0] <= value < stretch[1]
