"""The terms of a field, sorted: for each how many documents and places it has, and where its list begins.

Terms stand in blocks of 32. Each is told by how many bytes it shares with the one before and by the rest of it, so that
a block is read from its beginning; which block a term is in is found by bisection. Where a list begins follows from the
numbers of values of those before it in the block.

An entry: bytes shared | bytes of its own | these | documents | values beyond one a document (with positions);
numbers of seven bits a byte, the lowest first.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BLOCK = 32

SizeOf = Callable[[int], int]
"""Bytes of a list of so many values."""


class Entry(NamedTuple):
    """`values` of its list begin at byte `start` of the field's lists; `rank`: its first posting among the field's."""

    term: bytes
    documents: int
    values: int
    start: int
    rank: int


class VocabularyWriter:
    """Takes the terms in their order."""

    def __init__(self, size_of: SizeOf, *, has_positions: bool) -> None:
        self._size_of, self._has_positions = size_of, has_positions
        self._terms = bytearray()
        self._blocks: list[tuple[int, int, int]] = []
        self._last = b""
        self._count = self._lists = self._rank = 0

    def add(self, term: bytes, documents: int, values: int) -> None:
        """Raises ValueError for a term that does not come behind the one before."""
        if self._count and term <= self._last:
            raise ValueError(f"{term!r} comes behind {self._last!r}.")
        if self._count % BLOCK == 0:
            self._blocks.append((len(self._terms), self._lists, self._rank))
            self._last = b""
        shared = _shared(self._last, term)
        for number in (shared, len(term) - shared):
            _append(self._terms, number)
        self._terms += term[shared:]
        _append(self._terms, documents)
        if self._has_positions:
            _append(self._terms, values - documents)
        self._last, self._count = term, self._count + 1
        self._lists += self._size_of(values)
        self._rank += documents

    def finish(self) -> tuple[bytes, NDArray[np.int64]]:
        """The entries, and a row for each block: where its entries, its lists and its postings begin."""
        return bytes(self._terms), np.array(self._blocks, np.int64).reshape(-1, 3)


class Vocabulary:
    def __init__(self, terms: memoryview, blocks: NDArray[np.int64], size_of: SizeOf, *, has_positions: bool) -> None:
        self._terms, self._blocks = terms, blocks
        self._size_of, self._has_positions = size_of, has_positions

    def find(self, term: bytes) -> Entry | None:
        """Costs a bisection and the reading of half a block."""
        entry = next(self.entries(term), None)
        return entry if entry and entry.term == term else None

    def entries(self, first: bytes = b"") -> Iterator[Entry]:
        """In their order, from the first that is not before `first`."""
        return (entry for entry in self._from(first) if entry.term >= first)

    def _from(self, term: bytes) -> Iterator[Entry]:
        """From the beginning of the block that the term would be in."""
        block = bisect_right(range(len(self._blocks)), term, key=self._head) - 1
        return (entry for at in range(max(block, 0), len(self._blocks)) for entry in self._entries_of(at))

    def _head(self, block: int) -> bytes:
        place = int(self._blocks[block, 0]) + 1  # a block's first term shares nothing
        length, place = _number(self._terms, place)
        return bytes(self._terms[place : place + length])

    def _entries_of(self, block: int) -> Iterator[Entry]:
        place, start, rank = self._blocks[block].tolist()
        end = int(self._blocks[block + 1, 0]) if block + 1 < len(self._blocks) else len(self._terms)
        term = b""
        while place < end:
            shared, place = _number(self._terms, place)
            length, place = _number(self._terms, place)
            term = term[:shared] + bytes(self._terms[place : place + length])
            documents, place = _number(self._terms, place + length)
            more, place = _number(self._terms, place) if self._has_positions else (0, place)
            yield Entry(term, documents, documents + more, start, rank)
            start += self._size_of(documents + more)
            rank += documents


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    most = min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    return next(at for at in range(most) if one[at] != other[at])


def _append(data: bytearray, number: int) -> None:
    while number > 127:
        data.append(number & 127 | 128)
        number >>= 7
    data.append(number)


def _number(data: memoryview, place: int) -> tuple[int, int]:
    """The number that begins there, and where it ends."""
    byte = data[place]
    if byte < 128:
        return byte, place + 1
    number, shift = byte & 127, 7
    while True:
        place += 1
        byte = data[place]
        number |= (byte & 127) << shift
        if byte < 128:
            return number, place + 1
        shift += 7
