"""The documents of frequent terms, kept apart from their places."""

import io
from unittest import mock

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh.scoring import bm25

from search.columnar.container import Container, Writer
from search.columnar.lists import frequent
from search.columnar.lists.places import Places
from search.columnar.lists.postings import FieldReader, FieldWriter, Lists

DOCUMENTS = 9
ROWS = st.dictionaries(st.integers(0, DOCUMENTS - 1), st.sampled_from([1, 2, 14, 15, 16, 300]), min_size=1)
TERMS = st.lists(ROWS, min_size=1, max_size=5)


def written(terms: list[dict[int, int]], least: int) -> FieldReader:
    """Terms a, b, c … which stand so often in the documents."""
    places, file = Places.of_lengths(np.full(DOCUMENTS, 300)), io.BytesIO()
    writer = Writer(file)
    field = FieldWriter(writer, "text", DOCUMENTS, places.spans)
    for letter, rows in enumerate(terms):
        numbers, frequencies = (np.array(column) for column in zip(*sorted(rows.items()), strict=True))
        ends = np.cumsum(frequencies)
        values = np.repeat(places.first[numbers] - ends + frequencies, frequencies) + np.arange(ends[-1])
        with mock.patch.object(frequent, "LEAST", least):
            field.add(Lists([b"abcde"[letter : letter + 1]], ends[-1:], values))
    known = field.finish()
    writer.finish()
    return FieldReader(Container(memoryview(file.getvalue())), "text", known)


@given(TERMS, st.sampled_from([0, 1000]))
def test_documents_and_frequencies_are_those_of_the_places(terms: list[dict[int, int]], least: int) -> None:
    field = written(terms, least)
    for entry, rows in zip(field.entries(), terms, strict=True):
        counted = field.counted(entry)
        assert dict(zip(counted.documents.tolist(), counted.frequencies.tolist(), strict=True)) == rows
        assert counted.documents.tolist() == sorted(rows)


@given(TERMS, st.sampled_from([0, 1000]), st.sets(st.integers(0, DOCUMENTS - 1)))
def test_a_few_documents_are_looked_up(terms: list[dict[int, int]], least: int, some: set[int]) -> None:
    field, documents = written(terms, least), sorted(some)
    for entry, rows in zip(field.entries(), terms, strict=True):
        told = field.frequencies_in(entry, np.array(documents, np.int64))
        assert told.tolist() == [rows.get(number, 0) for number in documents]


def test_terms_of_few_documents_are_not_kept_apart() -> None:
    writer = frequent.FrequentWriter(8000, share=4)
    assert writer.are_frequent(np.array([1023, 1999, 2000, 8000])).tolist() == [2, 3]


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(1, 40)), min_size=1, max_size=60),
    st.floats(0.01, 1.0),
    st.floats(0.01, 9.0),
    st.sampled_from([3, 255]),
)
def test_the_best_by_any_bm25f_are_leading(rows: list[tuple[int, int]], b: float, k1: float, most: int) -> None:
    frequencies, lengths = (np.array(column) for column in zip(*rows, strict=True))
    with mock.patch.object(frequent, "LEADING", 4), mock.patch.object(frequent, "_MOST", most):
        leading = frequent.leading(frequencies, lengths.astype(np.uint8)).tolist()
    scores = [bm25(1.0, frequency, length, 12.5, b, k1) for frequency, length in rows]
    best = sorted(range(len(rows)), key=lambda at: (-scores[at], at))[:4]
    assert set(best) <= set(leading)
    assert leading == sorted(leading)


def test_few_of_many_documents_are_leading() -> None:
    chance = np.random.default_rng(1)
    frequencies, lengths = chance.geometric(0.6, 50_000), chance.integers(90, 130, 50_000)
    assert len(frequent.leading(frequencies, lengths.astype(np.uint8))) < 200
