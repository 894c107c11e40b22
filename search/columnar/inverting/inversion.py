"""From the tokens of many texts to the lists of a field: sorted once, with no loop over tokens.

A token is two numbers: its key, which sorts as its term does, and its place. Both go into one number of 64 bits, keys
above places, so one plain sort puts every list in its order and the lists one behind another.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values
from search.columnar.lists.places import Places
from search.columnar.lists.postings import Lists

Numbers = NDArray[np.integer]


_STRETCH = 1 << 16
_SLAB = 1 << 18
"""Tokens that are told at once, about."""


class Tokens(NamedTuple):
    """The tokens of many texts, one text's behind another's.

    `terms` gives the terms of distinct keys. A `weight` each where a term may count for more or less than once.
    """

    keys: Numbers
    positions: Numbers
    counts: Numbers  # of each text
    terms: Callable[[Numbers], list[bytes]]
    weights: NDArray[np.float64] | None = None


class Ranks(NamedTuple):
    """Numbered terms by their order: the rank of each number, and the terms of ranks."""

    of: NDArray[np.uint32]
    terms: Callable[[Numbers], list[bytes]]


def ranks_of(terms: Sequence[bytes]) -> Ranks:
    """The terms are distinct, and in any order."""
    order = np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int64)
    of = np.empty(len(terms), np.uint32)
    of[order] = np.arange(len(terms), dtype=np.uint32)
    return Ranks(of, lambda keys: [terms[number] for number in order[keys].tolist()])


class Rows:
    """Rows of several values each, one row's behind another's."""

    def __init__(self, values: Numbers, counts: Numbers) -> None:
        self.values, self.counts = values, counts
        self._starts = (np.cumsum(counts) - counts).astype(np.uint32)

    def places(self, which: Numbers) -> NDArray[np.uint32]:
        """Where the values of these rows are, in this order. There may be four thousand millions of them."""
        counts, starts = self.counts[which], self._starts[which]
        ends = np.cumsum(counts, dtype=np.uint32)
        starts -= ends
        starts += counts.astype(np.uint32, copy=False)
        # Differences below 0 are right again when they are added.
        places = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.uint32)
        places += np.repeat(starts, counts)
        return places


def stretches(counts: Numbers) -> Iterator[tuple[slice, slice]]:
    """Neighbouring texts with about as many tokens as stay in a cache, which of all these, and which tokens they have:
    what is worked on so takes half the time.
    """
    ends = np.cumsum(counts)
    borders = np.flatnonzero(np.diff(ends // _STRETCH)) + 1
    for first, last in pairwise([0, *borders.tolist(), len(counts)]):
        yield slice(first, last), slice(int(ends[first - 1]) if first else 0, int(ends[last - 1]) if last else 0)


@runtime_checkable
class Bulk(Protocol):
    """An analyzer that can tell the tokens of many texts at once: those that it yields one by one."""

    def tokens(self, texts: Sequence[str]) -> Tokens: ...


def with_positions(tokens: Tokens, documents: Values, count: int) -> tuple[Places, Iterator[Lists]]:
    """Where each term stands, in slabs of terms: beside the tokens themselves only one needs memory at a time.

    `documents`: the number of each text's, each once; `count`: how many there are.
    """
    lengths = np.zeros(count, np.int64)
    some = np.flatnonzero(tokens.counts)
    if len(some):
        starts = (np.cumsum(tokens.counts) - tokens.counts)[some]
        lengths[documents[some]] = np.maximum.reduceat(tokens.positions, starts).astype(np.int64) + 1
    places = Places.of_lengths(lengths)
    firsts, bits = places.first[documents], _bits(tokens, places.universe)
    if bits:
        return places, (_lists(tokens, *slab) for slab in _slabs(_packed(tokens, firsts, bits, tokens.positions), bits))
    keys, values, weights = _sorted(tokens, np.repeat(firsts, tokens.counts) + tokens.positions)
    sums = None if weights is None else _sums(weights, _changes(keys) | _changes(places.documents(values)))
    return places, iter([_lists(tokens, keys, values, weights=sums)])


def without_positions(tokens: Tokens, documents: Values) -> Lists:
    """In which documents each term is, and how often."""
    weights, bits = None, _bits(tokens, int(documents.max(initial=0)))
    if bits:
        keys, values = _unpacked(_packed(tokens, documents, bits), bits)
    else:
        keys, values, weights = _sorted(tokens, np.repeat(documents, tokens.counts))
    changes = _changes(keys)
    changes |= _changes(values)
    each = np.flatnonzero(changes)
    frequencies = _sizes(each, len(keys))
    several = frequencies if (frequencies != 1).any() else None
    sums = None if weights is None else _sums(weights, changes)
    return _lists(tokens, keys[each], values[each], several, sums)


def _lists(
    tokens: Tokens,
    keys: Numbers,
    values: Values,
    frequencies: Values | None = None,
    weights: NDArray[np.float32] | None = None,
) -> Lists:
    starts = np.flatnonzero(_changes(keys))
    return Lists(tokens.terms(keys[starts]), _sizes(starts, len(keys)), values, frequencies, weights)


def _bits(tokens: Tokens, most: int) -> int:
    """Those of values, where these fit into one number of 64 bits with keys and there is nothing else to sort; or 0."""
    bits = max(most.bit_length(), 1)
    fits = tokens.weights is None and int(tokens.keys.max(initial=0)).bit_length() + bits <= 64
    return bits if fits else 0


def _packed(tokens: Tokens, firsts: Values, bits: int, positions: Numbers | None = None) -> NDArray[np.uint64]:
    """By keys, and those of one key by values: the first of each text, or as many behind it as positions say."""
    packed = np.empty(len(tokens.keys), np.uint64)
    for texts, some in stretches(tokens.counts):
        values = np.repeat(firsts[texts], tokens.counts[texts])
        if positions is not None:
            values += positions[some]
        packed[some] = tokens.keys[some]
        packed[some] <<= np.uint64(bits)
        packed[some] |= values.view(np.uint64)
    packed.sort()
    return packed


def _slabs(packed: NDArray[np.uint64], bits: int) -> Iterator[tuple[Numbers, Values]]:
    """Keys and values of some neighbouring keys at a time."""
    start = 0
    while start < len(packed):
        last = packed[min(start + _SLAB, len(packed)) - 1]
        end = int(packed.searchsorted(last | _ones(bits), side="right"))
        yield _unpacked(packed[start:end], bits)
        start = end


def _unpacked(packed: NDArray[np.uint64], bits: int) -> tuple[Numbers, Values]:
    return packed >> np.uint64(bits), (packed & _ones(bits)).view(np.int64)


def _ones(bits: int) -> np.uint64:
    return np.uint64((1 << bits) - 1)


def _sorted(tokens: Tokens, values: Values) -> tuple[Numbers, Values, NDArray[np.float64] | None]:
    """Where two numbers do not fit into one, or weights go with them."""
    order = np.lexsort((values, tokens.keys))
    return tokens.keys[order], values[order], None if tokens.weights is None else tokens.weights[order]


def _changes(numbers: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where another number stands than before it."""
    changes = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes


def _sums(weights: NDArray[np.float64], changes: NDArray[np.bool_]) -> NDArray[np.float32]:
    """From each change to the next."""
    sums = np.add.reduceat(weights, np.flatnonzero(changes)) if len(weights) else weights
    return sums.astype(np.float32)


def _sizes(starts: Values, end: int) -> Values:
    """How far it is from each to the next."""
    return np.diff(starts, append=end)
