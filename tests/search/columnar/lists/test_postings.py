"""The postings of one field, written and read."""

import io
from typing import Any
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.container import Container, Damaged, Writer
from search.columnar.lists import postings, vocabulary
from search.columnar.lists.gathering import Gathered
from search.columnar.lists.places import SPAN, Places
from search.columnar.lists.postings import FieldReader, FieldWriter, Lists

DOCUMENTS = 5
POSITIONS = st.lists(st.integers(0, 3 * SPAN), min_size=1, max_size=6).map(sorted)
ROWS = st.dictionaries(st.integers(0, DOCUMENTS - 1), POSITIONS, min_size=1)
TERMS = st.dictionaries(st.binary(max_size=3), ROWS, min_size=1, max_size=6)


def field_of(
    terms: dict[bytes, dict[int, list[int]]], documents: int = DOCUMENTS, *, has_positions: bool, weight: float = 1.0
) -> FieldReader:
    file = io.BytesIO()
    writer, field = Writer(file), Gathered(has_positions=has_positions)
    for term, rows in sorted(terms.items()):
        field.start_term(term)
        for document, positions in sorted(rows.items()):
            field.add(document, len(positions), weight * len(positions), positions if has_positions else ())
    known = field.write(writer, "text", documents)
    writer.finish()
    return FieldReader(Container(memoryview(file.getvalue())), "text", known)


def rows_of(field: FieldReader, term: bytes) -> list[tuple[Any, ...]]:
    entry = field.find(term)
    assert entry
    documents, frequencies, weights, positions = field.postings(entry)
    ends = np.cumsum(frequencies)
    told = [None] * len(documents) if positions is None else np.split(positions, ends[:-1])
    return [
        (document, frequency, weight, where if where is None else where.tolist())
        for document, frequency, weight, where in zip(
            documents.tolist(), frequencies.tolist(), weights.tolist(), told, strict=True
        )
    ]


@given(TERMS, st.booleans(), st.sampled_from([1.0, 2.5]))
def test_what_is_written_is_read(terms: dict[bytes, dict[int, list[int]]], has_positions: bool, weight: float) -> None:
    field = field_of(terms, has_positions=has_positions, weight=weight)
    for term, rows in terms.items():
        assert rows_of(field, term) == [
            (document, len(positions), weight * len(positions), positions if has_positions else None)
            for document, positions in sorted(rows.items())
        ]


@given(TERMS, st.booleans())
def test_terms_tell_their_documents(terms: dict[bytes, dict[int, list[int]]], has_positions: bool) -> None:
    field = field_of(terms, has_positions=has_positions)
    assert [(e.term, e.documents) for e in field.entries()] == [(t, len(rows)) for t, rows in sorted(terms.items())]


@given(TERMS, st.sets(st.integers(0, DOCUMENTS - 1)), st.booleans(), st.sampled_from([0, 8]))
def test_documents_are_told_that_hold_a_term(
    terms: dict[bytes, dict[int, list[int]]], some: set[int], has_positions: bool, few: int
) -> None:
    field, documents = field_of(terms, has_positions=has_positions), sorted(some)
    for entry, (_, rows) in zip(field.entries(), sorted(terms.items()), strict=True):
        with mock.patch.object(postings, "_FEW", few):
            told = field.holding(entry, np.array(documents, np.int64))
        assert told.tolist() == [document for document in documents if document in rows]


@given(TERMS, st.lists(st.binary(max_size=3)), st.booleans(), st.sampled_from([0, 1000]))
def test_documents_of_several_terms_are_told_at_once(
    terms: dict[bytes, dict[int, list[int]]], others: list[bytes], has_positions: bool, apart: int
) -> None:
    field, sought = field_of(terms, has_positions=has_positions), [*others, *list(terms)[::2]]
    with mock.patch.object(vocabulary, "_APART", apart):
        told = field.having(sought)
    assert set(told.tolist()) == {document for term in sought for document in terms.get(term, ())}


@given(TERMS, st.integers(1, 3))
def test_slabs_of_terms_make_what_all_at_once_make(terms: dict[bytes, dict[int, list[int]]], slab: int) -> None:
    whole = field_of(terms, has_positions=True)
    file = io.BytesIO()
    writer = Writer(file)
    field = FieldWriter(writer, "text", DOCUMENTS, whole.layout.spans if whole.layout else None)
    for at in range(0, len(terms), slab):
        field.add(whole.lists(at, min(at + slab, len(terms))))
    known = field.finish()
    writer.finish()
    again = FieldReader(Container(memoryview(file.getvalue())), "text", known)
    assert {term: rows_of(again, term) for term in terms} == {term: rows_of(whole, term) for term in terms}


def test_documents_in_other_places_than_were_written_are_damage() -> None:
    file = io.BytesIO()
    writer = Writer(file)
    known = FieldWriter(writer, "text", DOCUMENTS, np.ones(DOCUMENTS, np.uint32)).finish()
    writer.finish()
    with pytest.raises(Damaged):
        FieldReader(Container(memoryview(file.getvalue())), "text", known | {"universe": SPAN})


def test_weights_of_some_slabs_only_are_refused() -> None:
    field = FieldWriter(Writer(io.BytesIO()), "text", DOCUMENTS, None)
    one = np.ones(1, np.int64)
    field.add(Lists([b"a"], one, one))
    field.add(Lists([b"b"], one, one, weights=one.astype(np.float32)))
    with pytest.raises(ValueError, match="weights"):
        field.finish()


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=20))
def test_a_document_begins_behind_a_free_place(lengths: list[int]) -> None:
    places = Places.of_lengths(np.array(lengths))
    ends = [*places.first[1:].tolist(), places.universe]
    assert all(first % SPAN == 0 for first in places.first.tolist())
    assert all(first + length < end for first, length, end in zip(places.first.tolist(), lengths, ends, strict=True))


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=20))
def test_a_place_tells_its_document(lengths: list[int]) -> None:
    places = Places.of_lengths(np.array(lengths))
    last = places.first + np.array(lengths) - 1
    everybody = list(range(len(lengths)))
    assert places.documents(places.first).tolist() == places.documents(last).tolist() == everybody
