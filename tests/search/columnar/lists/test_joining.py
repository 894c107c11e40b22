"""Fields of several segments, joined."""

import io
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.container import Container, Writer
from search.columnar.lists import joining
from search.columnar.lists.joining import join_fields
from search.columnar.lists.places import SPAN
from search.columnar.lists.postings import FieldReader
from tests.search.columnar.lists.test_postings import field_of, rows_of

DOCUMENTS = 4
"""Of a segment."""
POSITIONS = st.lists(st.integers(0, 3 * SPAN), min_size=1, max_size=4, unique=True).map(sorted)
TERMS = st.dictionaries(
    st.sampled_from([bytes([letter]) * times for letter in b"abcdefgh" for times in (1, 2)]),
    st.dictionaries(st.integers(0, DOCUMENTS - 1), POSITIONS, min_size=1),
)
SEGMENTS = st.lists(st.tuples(TERMS, st.sampled_from([1.0, 2.5])), min_size=1, max_size=3)
LIVES = st.lists(st.booleans(), min_size=3 * DOCUMENTS, max_size=3 * DOCUMENTS)
"""Of all documents."""


def joined(segments: list[FieldReader], lives: list[bool]) -> FieldReader:
    numbers = np.where(lives, np.cumsum(lives) - 1, -1)
    cuts = [*range(0, DOCUMENTS * len(segments) + 1, DOCUMENTS)]
    sources = [(field, numbers[first:last]) for field, (first, last) in zip(segments, pairwise(cuts), strict=True)]
    file = io.BytesIO()
    writer = Writer(file)
    known = join_fields(writer, "text", sources, sum(lives))
    writer.finish()
    return FieldReader(Container(memoryview(file.getvalue())), "text", known)


@pytest.mark.parametrize("slab", [1, 1 << 20])
@given(SEGMENTS, LIVES, st.booleans())
def test_segments_joined_are_as_one_written_whole(
    slab: int,
    segments: list[tuple[dict[bytes, dict[int, list[int]]], float]],
    lives: list[bool],
    has_positions: bool,
) -> None:
    lives = lives[: DOCUMENTS * len(segments)]
    fields = [field_of(terms, DOCUMENTS, has_positions=has_positions, weight=weight) for terms, weight in segments]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "_SLAB", slab)
        field = joined(fields, lives)
    expected: dict[bytes, list[tuple[object, ...]]] = {}
    for at, (terms, weight) in enumerate(segments):
        for term, rows in sorted(terms.items()):
            for document, positions in sorted(rows.items()):
                if lives[at * DOCUMENTS + document]:
                    number = sum(lives[: at * DOCUMENTS + document])
                    row = (number, len(positions), weight * len(positions), positions if has_positions else None)
                    expected.setdefault(term, []).append(row)
    assert [entry.term for entry in field.entries()] == sorted(expected)
    assert {entry.term: rows_of(field, entry.term) for entry in field.entries()} == expected
