"""The terms of a field."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.container import Container, Writer
from search.columnar.lists.elias_fano import size
from search.columnar.lists.vocabulary import Entry, Vocabulary, VocabularyWriter

UNIVERSE = 1 << 34
# Many share their beginnings, as words of one script do.
TERMS = st.one_of(st.binary(max_size=6), st.text(alphabet="党建引领a\0", max_size=90).map(str.encode))
COUNTS = st.tuples(
    st.one_of(st.integers(1, 3), st.integers(1, (1 << 32) - 1)),
    st.one_of(st.just(0), st.integers(250, 260), st.integers(0, 1 << 31)),
)
ROWS = st.dictionaries(TERMS, COUNTS, max_size=200)


def expected_of(rows: dict[bytes, tuple[int, int]], *, has_positions: bool) -> list[Entry]:
    entries, start, rank = list[Entry](), 0, 0
    for number, (term, (documents, more)) in enumerate(sorted(rows.items())):
        values = documents + more * has_positions
        entries.append(Entry(term, documents, values, start, rank, number))
        start, rank = start + size(values, UNIVERSE), rank + documents
    return entries


def written(entries: list[Entry], *, has_positions: bool, slab: int = 1000) -> Vocabulary:
    file = io.BytesIO()
    writer, vocabulary = Writer(file), VocabularyWriter(has_positions=has_positions)
    for at in range(0, len(entries), slab):
        some = entries[at : at + slab]
        numbers = (np.array([getattr(entry, name) for entry in some], np.int64) for name in ("documents", "values"))
        vocabulary.add([entry.term for entry in some], *numbers)
    vocabulary.finish(writer, "text", UNIVERSE)
    writer.finish()
    return Vocabulary(Container(memoryview(file.getvalue())), "text", UNIVERSE, has_positions=has_positions)


@given(ROWS, st.booleans(), TERMS, st.integers(1, 70))
def test_terms_are_found_and_told_in_their_order(
    rows: dict[bytes, tuple[int, int]], has_positions: bool, other: bytes, slab: int
) -> None:
    expected = expected_of(rows, has_positions=has_positions)
    vocabulary = written(expected, has_positions=has_positions, slab=slab)
    assert list(vocabulary.entries()) == expected
    assert [vocabulary.find(entry.term) for entry in expected] == expected
    assert list(vocabulary.entries(other)) == [entry for entry in expected if entry.term >= other]
    assert vocabulary.place_of(other) == sum(term < other for term in rows)
    assert (vocabulary.find(other) is not None) == (other in rows)


@given(ROWS, st.data())
def test_a_stretch_of_terms_is_read_at_once(rows: dict[bytes, tuple[int, int]], data: st.DataObject) -> None:
    entries = expected_of(rows, has_positions=True)
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(entries))] * 2)))
    stretch = written(entries, has_positions=True).stretch(first, last)
    columns = (stretch.terms, *(column.tolist() for column in stretch[1:]))
    assert list(zip(*columns, range(first, last), strict=True)) == entries[first:last]


def test_many_shapes_of_terms_are_kept_apart() -> None:
    terms = sorted({b"x" * (number % 90) + bytes([number % 251]) * (number % 13) for number in range(3000)})
    entries = expected_of(dict.fromkeys(terms, (1, 0)), has_positions=False)
    assert list(written(entries, has_positions=False).entries()) == entries


def test_a_common_number_of_documents_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bits"):
        written([Entry(b"a", 1 << 32, 1 << 32, 0, 0, 0)], has_positions=False)


@pytest.mark.parametrize("slab", [1, 2])
def test_terms_come_in_their_order(slab: int) -> None:
    for before, after in ((b"b", b"b"), (b"ab", b"a"), (b"b", b"ab"), (b"a\0", b"a")):
        entries = [Entry(term, 1, 1, 0, 0, 0) for term in (before, after)]
        with pytest.raises(ValueError, match="behind"):
            written(entries, has_positions=False, slab=slab)


def test_a_pair_of_characters_costs_six_bytes() -> None:
    characters = [chr(0x4E00 + number * 3) for number in range(150)]
    terms = sorted(f"{one}{other}".encode() for one in characters for other in characters)
    vocabulary, file = VocabularyWriter(has_positions=True), io.BytesIO()
    vocabulary.add(terms, *[np.ones(len(terms), np.int64)] * 2)
    writer = Writer(file)
    vocabulary.finish(writer, "text", UNIVERSE)
    assert len(file.getvalue()) < 6 * len(terms)
