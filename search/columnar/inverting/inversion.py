"""From the tokens of many texts to the lists of a field: each token is put behind the one before it in its list.

Texts come in the order of their documents, so what is put so ascends, and nothing need be sorted.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.bits import add_to, numbers_of, ranks_in, words
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.places import Places
from search.columnar.lists.postings import Lists

Numbers = NDArray[np.integer]

_SLAB = 1 << 18
"""Values of the lists that are written together, about."""
_BITS = 1 << 28
"""Numbers of which bits can tell which there are."""


class Tokens(NamedTuple):
    """The tokens of many texts, one text's behind another's.

    Keys number the terms in their order, `terms` gives those of some. A `weight` each where a term may count for more
    or less than once.
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


def numbered(numbers: Numbers, below: int) -> tuple[Numbers, Numbers]:
    """Those that there are, ascending, and which of these each is. All are below what is given."""
    if below > _BITS:
        return np.unique(numbers, return_inverse=True)
    bits = np.zeros(words(below), np.uint64)
    add_to(bits, numbers)
    return numbers_of(bits), ranks_in(bits, numbers)


@runtime_checkable
class Bulk(Protocol):
    """An analyzer that can tell the tokens of many texts at once: those that it yields one by one."""

    def tokens(self, texts: Sequence[str]) -> Tokens: ...


def with_positions(tokens: Tokens, documents: Values, count: int) -> tuple[Places, Iterator[Lists]]:
    """Where each term stands, in slabs of terms.

    `documents`: the number of each text's, each once; `count`: how many there are.
    """
    lengths = np.zeros(count, np.int64)
    some = np.flatnonzero(tokens.counts)
    if len(some):
        starts = (np.cumsum(tokens.counts) - tokens.counts)[some]
        lengths[documents[some]] = np.maximum.reduceat(tokens.positions, starts).astype(np.int64) + 1
    places = Places.of_lengths(lengths)
    keys, counts, values, weights = _inverted(tokens, places.first[documents], tokens.positions)
    if weights is None:
        return places, _slabs(tokens, keys, counts, values)
    sums = _sums(weights, places.begins(values, counts))
    return places, iter([Lists(tokens.terms(keys), counts, values, weights=sums)])


def without_positions(tokens: Tokens, documents: Values) -> Lists:
    """In which documents each term is, and how often."""
    keys, counts, values, weights = _inverted(tokens, documents, np.zeros(len(tokens.keys), np.uint32))
    starts, begins = np.cumsum(counts) - counts, np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=begins[1:])
    begins[starts] = True
    sums = None if weights is None else _sums(weights, begins)
    if begins.all():
        return Lists(tokens.terms(keys), counts, values, None, sums)
    each = np.flatnonzero(begins)
    frequencies = np.diff(each, append=len(values))
    documents_each = np.add.reduceat(begins, starts, dtype=np.int64)
    return Lists(tokens.terms(keys), documents_each, values[each], frequencies, sums)


class _Inverted(NamedTuple):
    """Keys that there are, ascending, how many values each has, and these one behind another."""

    keys: Values
    counts: Values
    values: Values
    weights: NDArray[np.float64] | None


def _inverted(tokens: Tokens, firsts: Values, positions: Numbers) -> _Inverted:
    """The value of a token is the first of its text and its position."""
    # Of one width, so that one loop is compiled.
    keys, positions = tokens.keys.astype(np.uint32, copy=False), positions.astype(np.uint32, copy=False)
    every, values, ascend = _put_down(keys, positions, tokens.counts, firsts)
    present = np.flatnonzero(every)
    if tokens.weights is None and ascend:
        return _Inverted(present, every[present], values, None)
    values = np.repeat(firsts, tokens.counts) + positions
    order = np.lexsort((values, keys))
    weights = None if tokens.weights is None else tokens.weights[order]
    return _Inverted(present, every[present], values[order], weights)


@compiled
def _put_down(keys: Numbers, positions: Numbers, counts: Numbers, firsts: Values) -> tuple[Values, Values, bool]:
    """How many values each key has, these in the order in which they come, and whether they do so ascending."""
    each = np.zeros(keys.max() + 1 if len(keys) else 0, np.int64)
    for key in keys:
        each[key] += 1
    values, heads = np.empty(len(keys), np.int64), np.cumsum(each) - each
    end, before, ascend = 0, np.int64(0), True
    for text in range(len(counts)):
        start, end = end, end + counts[text]
        for at in range(start, end):
            value = firsts[text] + np.int64(positions[at])
            ascend &= before <= value
            values[heads[keys[at]]] = before = value
            heads[keys[at]] += 1
    return each, values, ascend


def _slabs(tokens: Tokens, keys: Values, counts: Values, values: Values) -> Iterator[Lists]:
    """Beside the values themselves only one needs memory at a time."""
    ends, start, first = np.cumsum(counts), 0, 0
    while start < len(keys):
        last = min(int(ends.searchsorted(first + _SLAB)) + 1, len(keys))
        end = int(ends[last - 1])
        yield Lists(tokens.terms(keys[start:last]), counts[start:last], values[first:end])
        start, first = last, end


def _sums(weights: NDArray[np.float64], begins: NDArray[np.bool_]) -> NDArray[np.float32]:
    """From each that begins until before the next."""
    sums = np.add.reduceat(weights, np.flatnonzero(begins)) if len(weights) else weights
    return sums.astype(np.float32)
