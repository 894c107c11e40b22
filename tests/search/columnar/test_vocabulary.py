"""The terms of a field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.vocabulary import Entry, Vocabulary, VocabularyWriter

# Many share their beginnings, as words of one script do.
TERMS = st.one_of(st.binary(max_size=6), st.text(alphabet="党建引领a", max_size=90).map(str.encode))
COUNTS = st.tuples(st.integers(1, 1 << 33), st.integers(0, 1 << 33))


def size_of(values: int) -> int:
    return values // 3 + 1


def written(rows: dict[bytes, tuple[int, int]], *, has_positions: bool) -> tuple[Vocabulary, list[Entry]]:
    writer, expected, start, rank = VocabularyWriter(size_of, has_positions=has_positions), list[Entry](), 0, 0
    for term, (documents, more) in sorted(rows.items()):
        values = documents + more * has_positions
        writer.add(term, documents, values)
        expected.append(Entry(term, documents, values, start, rank))
        start, rank = start + size_of(values), rank + documents
    terms, blocks = writer.finish()
    return Vocabulary(memoryview(terms), blocks, size_of, has_positions=has_positions), expected


@given(st.dictionaries(TERMS, COUNTS, max_size=100), st.booleans(), TERMS)
def test_terms_are_found_and_told_in_their_order(
    rows: dict[bytes, tuple[int, int]], has_positions: bool, other: bytes
) -> None:
    vocabulary, expected = written(rows, has_positions=has_positions)
    assert list(vocabulary.entries()) == expected
    assert [vocabulary.find(entry.term) for entry in expected] == expected
    assert list(vocabulary.entries(other)) == [entry for entry in expected if entry.term >= other]
    assert (vocabulary.find(other) is not None) == (other in rows)


def test_terms_come_in_their_order() -> None:
    writer = VocabularyWriter(size_of, has_positions=False)
    writer.add(b"b", 1, 1)
    with pytest.raises(ValueError, match="behind"):
        writer.add(b"b", 1, 1)
