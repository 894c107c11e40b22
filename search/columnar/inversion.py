"""From the tokens of many texts to the lists of a field: sorted once, with no loop over tokens.

A token is two numbers: its key, which sorts as its term does, and its place. Both go into one number of 64 bits, keys
above places, so one plain sort puts every list in its order and the lists one behind another.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from search.columnar.elias_fano import Values
from search.columnar.places import Places
from search.columnar.postings import Lists

Numbers = NDArray[np.integer]


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

    def places(self, which: Numbers) -> Values:
        """Where the values of these rows are."""
        counts = self.counts[which].astype(np.int64)
        starts = (np.cumsum(self.counts) - self.counts)[which]
        places: Values = np.arange(counts.sum())
        places += np.repeat(starts - (np.cumsum(counts) - counts), counts)
        return places


@runtime_checkable
class Bulk(Protocol):
    """An analyzer that can tell the tokens of many texts at once: those that it yields one by one."""

    def tokens(self, texts: Sequence[str]) -> Tokens: ...


def with_positions(tokens: Tokens, documents: Values, count: int) -> tuple[Places, Lists]:
    """Where each term stands. `documents`: the number of each text's, each once; `count`: how many there are."""
    lengths = np.zeros(count, np.int64)
    some = np.flatnonzero(tokens.counts)
    if len(some):
        starts = (np.cumsum(tokens.counts) - tokens.counts)[some]
        lengths[documents[some]] = np.maximum.reduceat(tokens.positions, starts) + 1
    places = Places.of_lengths(lengths)
    values = np.repeat(places.first[documents], tokens.counts)
    values += tokens.positions
    keys, values, weights = _sorted(tokens.keys, values, tokens.weights)
    starts = np.flatnonzero(_changes(keys))
    if weights is not None:
        weights = _sums(weights, _changes(keys) | _changes(places.documents(values)))
    return places, Lists(tokens.terms(keys[starts]), _sizes(starts, len(keys)), values, None, _single(weights))


def without_positions(tokens: Tokens, documents: Values) -> Lists:
    """In which documents each term is, and how often."""
    keys, values, weights = _sorted(tokens.keys, np.repeat(documents, tokens.counts), tokens.weights)
    changes = _changes(keys)
    changes |= _changes(values)
    each = np.flatnonzero(changes)
    frequencies = _sizes(each, len(keys))
    if weights is not None:
        weights = _sums(weights, changes)
    keys, values = keys[each], values[each]
    starts = np.flatnonzero(_changes(keys))
    several = frequencies if (frequencies != 1).any() else None
    return Lists(tokens.terms(keys[starts]), _sizes(starts, len(keys)), values, several, _single(weights))


def _sorted(
    keys: Numbers, values: Values, weights: NDArray[np.float64] | None
) -> tuple[Numbers, Values, NDArray[np.float64] | None]:
    """By keys, and those of one key by values."""
    bits = int(values.max(initial=0)).bit_length()
    if weights is not None or int(keys.max(initial=0)).bit_length() + bits > 64:
        order = np.lexsort((values, keys))
        return keys[order], values[order], None if weights is None else weights[order]
    packed = keys.astype(np.uint64)
    packed <<= np.uint64(bits)
    packed |= values.view(np.uint64)
    packed.sort()
    values = (packed & np.uint64((1 << bits) - 1)).view(np.int64)
    packed >>= np.uint64(bits)
    return packed, values, None


def _changes(numbers: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where another number stands than before it."""
    changes = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes


def _sums(weights: NDArray[np.float64], changes: NDArray[np.bool_]) -> NDArray[np.float64]:
    sums: NDArray[np.float64] = np.add.reduceat(weights, np.flatnonzero(changes)) if len(weights) else weights
    return sums


def _sizes(starts: Values, end: int) -> Values:
    """How far it is from each to the next."""
    return np.diff(starts, append=end)


def _single(weights: NDArray[np.float64] | None) -> NDArray[np.float32] | None:
    return None if weights is None else weights.astype(np.float32)
