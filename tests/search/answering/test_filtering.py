"""Filters keep what a look at each document would keep."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.answering.filtering import Filters, Sieve, filtered
from search.columnar.documents.interned import Translation
from search.columnar.documents.stacking import Stacked, StackedNumbers
from search.search_indexes import as_number
from tests.search.columnar.documents.test_stacking import NAMES, stacked

DAYS = st.dates(date(2021, 1, 1), date(2021, 1, 20))
SPANS = st.none() | st.tuples(DAYS, st.integers(0, 6)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1])))
DOCUMENTS = st.lists(st.tuples(st.sets(st.sampled_from(NAMES), max_size=3).map(sorted), SPANS), max_size=12)
VALUES = st.sampled_from(NAMES) | st.sets(st.sampled_from([*NAMES, "没有"]), min_size=1, max_size=2)
WANTED = st.fixed_dictionaries({}, optional={"tag": VALUES})
BESIDE = st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple), max_size=3).map(tuple)
FILTERS = st.builds(Filters, WANTED, st.none() | DAYS, st.none() | DAYS, WANTED, st.booleans(), BESIDE)
Document = tuple[list[str], tuple[date, date] | None]


class Held:
    """A snapshot that knows tags and days."""

    def __init__(self, documents: list[Document]) -> None:
        half = len(documents) // 2
        tags = [tuple(tags) for tags, _ in documents]
        self.tags = stacked([tags[:half], tags[half:]], "several")
        self.days = {name: [span and span[end] for _, span in documents] for end, name in enumerate(("first", "last"))}

    def column(self, name: str) -> Stacked:
        return self.tags

    def numbers(self, name: str) -> StackedNumbers:
        raw = np.array([as_number(day) + 2**31 for day in self.days[name]], np.uint32)
        return StackedNumbers(raw, 0, Translation(lambda raw: raw - 2**31, lambda value: value + 2**31))


def keeps(filters: Filters, document: Document) -> bool:
    tags, span = document
    if any(not {*tags} & {*several(values)} for values in filters.values.values()):
        return False
    if any({*tags} & {*several(values)} for values in filters.without.values()):
        return False
    if not filters.first and not filters.last and not filters.beside:
        return True
    if span is None:
        return False
    days = [span[0] + timedelta(days=day) for day in range((span[1] - span[0]).days + 1)]
    return (all if filters.within else any)(meant(filters, day) for day in days)


def meant(filters: Filters, day: date) -> bool:
    between = (filters.first or date.min) <= day <= (filters.last or date.max)
    return (between and bool(filters.first or filters.last)) or any(a <= day <= b for a, b in filters.beside)


def several(values: Any) -> set[str]:
    return {values} if isinstance(values, str) else set(values)


@given(documents=DOCUMENTS, filters=FILTERS, data=st.data())
def test_what_is_kept_is_what_a_look_at_each_would_keep(
    documents: list[Document], filters: Filters, data: st.DataObject
) -> None:
    some = data.draw(st.lists(st.sampled_from(range(len(documents))), unique=True)) if documents else []
    kept = filtered(Held(documents), np.array(some, np.int64), filters)  # type: ignore[arg-type]
    assert kept.tolist() == [number for number in some if keeps(filters, documents[number])]


@given(documents=DOCUMENTS, filters=FILTERS, but=st.sampled_from(["", "tag", "year", "outlet"]))
def test_a_sieve_leaves_what_filters_without_one_would_keep(
    documents: list[Document], filters: Filters, but: str
) -> None:
    snapshot: Any = Held(documents)
    every = np.arange(len(documents))
    left = Sieve(snapshot, every, filters).left(but)
    assert left.tolist() == filtered(snapshot, every, filters.but(but)).tolist()


@given(documents=DOCUMENTS, filters=FILTERS)
def test_a_sieve_knows_what_dates_the_other_way_would_leave(documents: list[Document], filters: Filters) -> None:
    snapshot: Any = Held(documents)
    every = np.arange(len(documents))
    other_way = filtered(snapshot, every, replace(filters, within=not filters.within))
    assert Sieve(snapshot, every, filters).the_other_way().tolist() == other_way.tolist()
