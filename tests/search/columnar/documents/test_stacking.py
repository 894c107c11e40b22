"""Columns of many segments answer as a plain list of values would."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.columns import Column, NumericColumn, VarBytesColumn

from search.columnar.documents.columns import SeveralColumn
from search.columnar.documents.interned import Interned, Translation
from search.columnar.documents.reading import Documents
from search.columnar.documents.sets import Segment
from search.columnar.documents.stacking import Counts, Stacked, StackedCodes, StackedNumbers
from search.columnar.lists.bits import bits_of
from tests.search.columnar.documents.test_reading import closed, new_writer

NONE = 2**32 - 1
NAMES = ["党", "建", "a", "ab", "b"]
PLAIN = Translation(lambda raw: raw, lambda value: value)
TEXT = Translation(bytes.decode, str.encode)


def segment(stock: Column, values: list[Any]) -> Documents:
    """A document for each value; None has none."""
    writer = new_writer()
    for value in values:
        writer.start_doc(writer.count)
        if value is not None:
            writer.add_column_value("field", stock, value)
        writer.finish_doc()
    return closed(writer)


def stacked(segments: list[list[tuple[Any, ...]]], kind: str) -> Stacked:
    """Of the values of each document of each segment."""
    if kind == "numbers":
        stock: Column = NumericColumn("I", default=NONE)
        held = [segment(stock, [next(iter(values), None) for values in each]) for each in segments]
        return StackedNumbers.of(pieces(held), NONE, PLAIN)
    stock = SeveralColumn("/") if kind == "several" else VarBytesColumn()
    held = [segment(stock, ["/".join(values).encode() or None for values in each]) for each in segments]
    return StackedCodes.of(pieces(held), Interned(TEXT))


def pieces(segments: list[Documents]) -> list[Segment]:
    return [(each.columns.get("field"), each.count) for each in segments]


def documents_with(values: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[list[tuple[Any, ...]]]]:
    return st.lists(st.lists(st.lists(values, max_size=most, unique=True).map(tuple), max_size=6), max_size=4)


KINDS = {
    "numbers": documents_with(st.integers(0, 5), 1),
    "one": documents_with(st.sampled_from(NAMES), 1),
    "several": documents_with(st.sampled_from(NAMES), 3),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
@given(data=st.data())
def test_answers_are_those_of_a_plain_list(kind: str, data: st.DataObject) -> None:
    segments = data.draw(KINDS[kind])
    plain = [values for each in segments for values in each]
    some = data.draw(st.lists(st.sampled_from(range(len(plain))), unique=True)) if plain else []
    wanted = data.draw(st.lists(st.sampled_from([1, 2, 9] if kind == "numbers" else [*NAMES, "没有"])))
    limit, least = data.draw(st.none() | st.integers(0, 4)), data.draw(st.integers(1, 3))
    column, documents = stacked(segments, kind), np.array(some, np.int64)

    assert column.holding(documents, wanted).tolist() == [bool({*plain[n]} & {*wanted}) for n in some]
    assert column.lacking(documents).tolist() == [not plain[n] for n in some]
    counts = [pair for pair in Counter(value for n in some for value in plain[n]).items() if pair[1] >= least]
    expected = sorted(counts, key=lambda pair: (-pair[1], pair[0]))[:limit]
    assert column.most_frequent(documents, limit, least) == expected
    assert column.most_frequent(documents, limit, least, lambda: bits_of(documents, len(plain))) == expected


@each_kind
@given(data=st.data())
def test_documents_are_ordered_as_their_values_are(kind: str, data: st.DataObject) -> None:
    segments = data.draw(KINDS[kind])
    plain = [values for each in segments for values in each]
    valued = [number for number, values in enumerate(plain) if values]
    keys = stacked(segments, kind).order(np.array(valued, np.int64))
    order = [valued[place] for place in np.argsort(keys, kind="stable")]
    assert [plain[number] for number in order] == sorted(plain[number] for number in valued)


def test_few_documents_among_many_sets_are_counted_by_their_own_sets() -> None:
    segments: list[list[tuple[Any, ...]]] = [[(f"{number}",) for number in range(40)], [("7", "8"), ("7",)]]
    column = stacked(segments, "several")
    assert column.most_frequent(np.array([7, 40, 41])) == [("7", 3), ("8", 1)]


@pytest.mark.parametrize(("limit", "expected"), [(1, [("a", 200)]), (2, [("a", 200), ("b", 1)])])
def test_a_rare_value_is_counted_where_the_prevalent_ones_are_too_few(limit: int, expected: Counts) -> None:
    column, every = stacked([[*[("a",)] * 200, ("b",)]], "several"), np.arange(201)
    assert column.most_frequent(every, limit, as_bits=lambda: bits_of(every, 201)) == expected


def test_a_value_keeps_its_number_when_segments_are_added() -> None:
    interned, stock = Interned(TEXT), VarBytesColumn()
    first = interned.numbers_in(segment(stock, [b"b", b"d"]).columns["field"])  # type: ignore[arg-type]
    second = interned.numbers_in(segment(stock, [b"a", b"b", b"c"]).columns["field"])  # type: ignore[arg-type]
    assert (first.tolist(), second.tolist()) == ([0, 1], [2, 0, 3])


def test_a_stack_keeps_what_it_has_of_the_first_segments() -> None:
    rows: list[list[Any]] = [[b"a/b", b"b", None], [None], [b"c"], [b"b/c", b"a"]]
    held = [segment(SeveralColumn("/"), values) for values in rows]
    stack = StackedCodes.of(pieces(held[:2]), Interned(TEXT))
    assert stack.grown(pieces(held[:2])) is stack
    for order in ([0, 1, 2, 3], [0, 1, 2], [0, 3], [2, 0, 3], [3], []):
        chosen = [held[number] for number in order]
        every, stack = np.arange(sum(each.count for each in chosen)), stack.grown(pieces(chosen))
        assert stack.most_frequent(every) == StackedCodes.of(pieces(chosen), Interned(TEXT)).most_frequent(every)
