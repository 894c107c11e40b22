"""The terms of a field, sorted: for each how many documents and places it has, and where its list begins.

All of it lies in plain arrays, most of a byte a term: written and read wholly at once, or 64 terms at a time.

    terms      of each term the bytes that it does not share with the one before
    shapes     how many it shares and how many are its own: which of the pairs in
    pairs      shared, own: those that occur, the most frequent ones first
    documents  how many have it
    more       values of its list beyond one a document (with positions)
    blocks     of each block where its bytes in `terms`, its lists and its postings begin

A block's first term shares nothing, so blocks are found by bisection. Where a list begins follows from the numbers of
values of those before it in the block.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from operator import add
from typing import NamedTuple

import numpy as np

from search.columnar.container import Container, Writer
from search.columnar.lists.elias_fano import Values, size, sizes
from search.columnar.lists.small import BLOCK, Small, write_small
from search.columnar.lists.terms import Terms, common, joined

_AHEAD = 64
"""Blocks that are read at once, at most."""
_SHORT = 1024
"""Values of lists whose sizes are worked out beforehand."""
_KEPT = 4096
"""Entries of a field that are remembered."""
_APART = 100
"""Terms are sought one by one where the field has so many times as many: to read all of them takes longer."""


class Entry(NamedTuple):
    """`values` of its list begin at byte `start` of the field's lists; `rank`: its first posting among the field's;
    `number`: of the term among the field's.
    """

    term: bytes
    documents: int
    values: int
    start: int
    rank: int
    number: int


class Stretch(NamedTuple):
    """Terms that follow one another, and a row for each."""

    terms: Terms
    documents: Values
    values: Values
    starts: Values
    ranks: Values


class VocabularyWriter:
    """Takes the terms in their order, many at a time."""

    def __init__(self, *, has_positions: bool) -> None:
        self._has_positions = has_positions
        self._last: bytes | None = None
        self._count = 0
        self._terms: list[np.ndarray] = []
        self._rows: list[Values] = []

    def __len__(self) -> int:
        """How many were taken."""
        return self._count

    def add(self, terms: Sequence[bytes], documents: Values, values: Values) -> None:
        """Raises ValueError for a term that does not come behind the one before."""
        terms = Terms.of(terms)
        shared = terms.shared(self._last)
        shared[-self._count % BLOCK :: BLOCK] = 0
        self._terms.append(terms.behind(shared))
        self._rows.append(np.stack([shared, terms.lengths - shared, documents, values]))
        self._count += len(terms)
        self._last = terms[-1] if len(terms) else self._last

    def finish(self, writer: Writer, name: str, universe: int) -> None:
        """`name`: of the field. Raises ValueError for a term in 2^32 documents."""
        shared, own, documents, values = np.concatenate([np.empty((4, 0), np.int64), *self._rows], axis=1)
        pairs, which, times = np.unique(shared << 32 | own, return_inverse=True, return_counts=True)
        order = np.argsort(-times, kind="stable")
        writer.add(f"{name}/terms", np.concatenate([np.empty(0, np.uint8), *self._terms]))
        writer.add(f"{name}/pairs", np.stack([pairs[order] >> 32, pairs[order] & 0xFFFFFFFF], axis=1))
        write_small(writer, f"{name}/shapes", np.argsort(order)[which])
        write_small(writer, f"{name}/documents", documents)
        if self._has_positions:
            write_small(writer, f"{name}/more", values - documents)
        blocks = [(np.cumsum(each) - each)[::BLOCK] for each in (own, sizes(values, universe), documents)]
        writer.add(f"{name}/blocks", np.stack(blocks, axis=1))


class Vocabulary:
    """Reads it where it lies. `find` remembers entries, and nothing else changes."""

    def __init__(self, container: Container, name: str, universe: int, *, has_positions: bool) -> None:
        blocks = _Blocks(container, name, universe, has_positions=has_positions)
        self._blocks = blocks
        self.find = lru_cache(_KEPT)(blocks.find)

    def __len__(self) -> int:
        return len(self._blocks)

    def entries(self, first: bytes = b"") -> Iterator[Entry]:
        """In their order, from the first that is not before `first`."""
        start, many = self._blocks.place_of(first), BLOCK
        while start < len(self):
            last = min(start + many, len(self))
            rows = self._blocks.stretch(start, last)
            columns = (rows.documents, rows.values, rows.starts, rows.ranks, np.arange(start, last))
            yield from map(Entry, rows.terms, *(column.tolist() for column in columns))
            start, many = last, min(2 * many, _AHEAD * BLOCK)

    def lists_of(self, terms: Sequence[bytes]) -> tuple[Values, Values]:
        """Of those of the terms that there are, where the lists begin and how many values each has."""
        if len(terms) * _APART < len(self):
            found = [(entry.start, entry.values) for entry in map(self.find, terms) if entry]
            starts, values = np.array(found, np.int64).reshape(-1, 2).T
            return starts, values
        rows = self.stretch(0, len(self))
        _, (ours, sought) = joined([rows.terms, Terms.of(sorted(set(terms)))])
        is_sought = np.isin(ours, sought)
        return rows.starts[is_sought], rows.values[is_sought]

    def place_of(self, term: bytes) -> int:
        """How many terms come before it."""
        return self._blocks.place_of(term)

    def stretch(self, first: int, last: int) -> Stretch:
        """The terms of these numbers."""
        return self._blocks.stretch(first, last)

    def blocks(self) -> Iterator[tuple[bytes, int]]:
        """Each block's first term, and how many values its lists have."""
        return zip(self._blocks.heads, self._blocks.values(), strict=True)


class _Blocks:
    def __init__(self, container: Container, name: str, universe: int, *, has_positions: bool) -> None:
        self._terms = container[f"{name}/terms"]
        self._shapes, self._documents = Small(container, f"{name}/shapes"), Small(container, f"{name}/documents")
        self._more = Small(container, f"{name}/more") if has_positions else None
        self._pairs = np.frombuffer(container[f"{name}/pairs"], np.int64).reshape(-1, 2)
        self._starts = np.frombuffer(container[f"{name}/blocks"], np.int64).reshape(-1, 3)
        self._universe = universe

    def __len__(self) -> int:
        return len(self._documents)

    def find(self, term: bytes) -> Entry | None:
        block = bisect_right(self.heads, term) - 1
        at, is_there = self._place_in(block, term) if block >= 0 else (0, False)
        if not is_there:
            return None
        documents = self._documents.block(block)[: at + 1]
        values = list(map(add, documents, self._more.block(block))) if self._more else documents
        known, universe = self._sizes, self._universe
        _, start, rank = self._starts_listed[3 * block : 3 * block + 3]
        start += sum([known[count] if count < _SHORT else size(count, universe) for count in values[:at]])
        return Entry(term, documents[at], values[at], start, rank + sum(documents[:at]), block * BLOCK + at)

    def place_of(self, term: bytes) -> int:
        block = bisect_right(self.heads, term) - 1
        return block * BLOCK + self._place_in(block, term)[0] if block >= 0 else 0

    def _place_in(self, block: int, term: bytes) -> tuple[int, bool]:
        """How many of the block's terms come before it, and whether the next is it.

        A term that shares more with the one before than that had in common with ours is still before ours.
        """
        place, end = self._starts_listed[3 * block], self._starts_listed[3 * block + 3]
        data, place, in_common = bytes(self._terms[place:end]), 0, 0
        shapes, pairs = self._shapes.block(block), self._pairs_listed
        for at, shape in enumerate(shapes):
            shared, own = pairs[shape]
            if shared < in_common:
                return at, False
            # The next byte alone tells most of them apart.
            if shared == in_common and data[place : place + 1] >= term[shared : shared + 1]:
                rest, ours = data[place : place + own], term[shared:]
                if rest >= ours:
                    return at, rest == ours
                in_common += common(rest, ours)
            place += own
        return len(shapes), False

    def stretch(self, first: int, last: int) -> Stretch:
        since, until = first // BLOCK, -(-last // BLOCK)
        inside = slice(first - since * BLOCK, last - since * BLOCK)
        documents = self._documents.blocks(since, until)
        values = documents + self._more.blocks(since, until) if self._more else documents
        _, start, rank = self._starts[since].tolist() if since < until else (0, 0, 0)
        list_sizes = sizes(values, self._universe)
        starts, ranks = start + np.cumsum(list_sizes) - list_sizes, rank + np.cumsum(documents) - documents
        return Stretch(
            self._spelt(since, until)[inside], documents[inside], values[inside], starts[inside], ranks[inside]
        )

    def _spelt(self, since: int, until: int) -> Terms:
        """The terms of these blocks."""
        shared, own = self._pairs[self._shapes.blocks(since, until)].T
        place = int(self._starts[since, 0]) if since < until else 0
        data = np.frombuffer(self._terms[place : place + int(own.sum())], np.uint8)
        return Terms.spelt(data, np.ascontiguousarray(shared), np.ascontiguousarray(own))

    def values(self) -> list[int]:
        """Of all lists of each block."""
        count, starts = len(self._starts), np.arange(0, len(self), BLOCK)
        values = self._documents.blocks(0, count) + (self._more.blocks(0, count) if self._more else 0)
        summed: list[int] = np.add.reduceat(values, starts).tolist() if count else []
        return summed

    @cached_property
    def heads(self) -> list[bytes]:
        lengths = self._pairs[self._shapes.blocks(0, len(self._starts))[::BLOCK], 1].tolist()
        starts = self._starts[:, 0].tolist()
        return [bytes(self._terms[at : at + length]) for at, length in zip(starts, lengths, strict=True)]

    @cached_property
    def _starts_listed(self) -> memoryview:
        """Those of each block and of an end behind the last."""
        return np.append(self._starts, [len(self._terms), 0, 0]).data

    @cached_property
    def _pairs_listed(self) -> list[tuple[int, int]]:
        return [(shared, own) for shared, own in self._pairs.tolist()]

    @cached_property
    def _sizes(self) -> list[int]:
        """Of short lists."""
        listed: list[int] = sizes(np.arange(_SHORT), self._universe).tolist()
        return listed
