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


_SLAB = 1 << 21
"""Tokens that are sorted at once, about."""


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


class Rows(NamedTuple):
    """Rows of several values each, one row's behind another's."""

    values: Numbers
    counts: Numbers

    def take(self, which: Numbers) -> "Rows":
        """These rows, in this order."""
        counts = self.counts[which]
        return Rows(self.values[self.places(which)], counts)

    def places(self, which: Numbers) -> NDArray[np.uint32]:
        """Where the values of these rows are. There may be four thousand millions of them."""
        counts = self.counts[which]
        starts = (np.cumsum(self.counts) - self.counts).astype(np.uint32)[which]
        ends = np.cumsum(counts, dtype=np.uint32)
        starts -= ends
        starts += counts.astype(np.uint32, copy=False)
        # Differences below 0 are right again when they are added.
        places = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.uint32)
        places += np.repeat(starts, counts)
        return places


def totals(values: NDArray[np.generic], counts: Numbers) -> Values:
    """The sums of so many values, and so many behind them, and so on."""
    before = np.zeros(len(values) + 1, np.uint32)
    np.cumsum(values, out=before[1:])
    ends = np.cumsum(counts)
    sums: Values = (before[ends] - before[ends - counts]).astype(np.int64)
    return sums


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
    values = np.repeat(places.first[documents].astype(np.min_scalar_type(places.universe)), tokens.counts)
    values += tokens.positions.astype(values.dtype, copy=False)
    if tokens.weights is None:
        return places, (_lists(tokens, *_sorted(keys, some)) for keys, some in _slabs(tokens.keys, values))
    keys, values, weights = _sorted_with(tokens.keys, values, tokens.weights)
    sums = _sums(weights, _changes(keys) | _changes(places.documents(values)))
    return places, iter([_lists(tokens, keys, values, weights=sums)])


def without_positions(tokens: Tokens, documents: Values) -> Lists:
    """In which documents each term is, and how often."""
    values, weights = np.repeat(documents, tokens.counts), None
    if tokens.weights is None:
        keys, values = _sorted(tokens.keys, values)
    else:
        keys, values, weights = _sorted_with(tokens.keys, values, tokens.weights)
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


def _slabs(keys: Numbers, values: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Those of some neighbouring keys at a time."""
    sample = np.sort(keys[:: max(len(keys) // 10_000, 1)])
    step = max(len(sample) * _SLAB // max(len(keys), 1), 1)
    borders = np.unique(sample[step::step]).tolist()
    for low, high in pairwise([0, *borders, None]):
        here = keys >= low
        if high is not None:
            here &= keys < high
        yield keys[here], values[here]


def _sorted(keys: Numbers, values: Numbers) -> tuple[Numbers, Values]:
    """By keys, and those of one key by values."""
    bits = int(values.max(initial=0)).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > 64:
        order = np.lexsort((values, keys))
        return keys[order], values[order].astype(np.int64)
    packed = keys.astype(np.uint64)
    packed <<= np.uint64(bits)
    packed |= values.astype(np.uint64)
    packed.sort()
    places = (packed & np.uint64((1 << bits) - 1)).view(np.int64)
    packed >>= np.uint64(bits)
    return packed, places


def _sorted_with(
    keys: Numbers, values: Numbers, weights: NDArray[np.float64]
) -> tuple[Numbers, Values, NDArray[np.float64]]:
    order = np.lexsort((values, keys))
    return keys[order], values[order].astype(np.int64), weights[order]


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
