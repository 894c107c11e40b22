"""Strings found in a field of pairs: every character with the one behind it, the last of a stretch alone.

A string is covered by pairs that together hold all its characters: ABCD by AB and CD, ABC by AB and BC. Where each
pair of a cover stands at its own distance from one place, the string stands there, because every character has a
place, a border between stretches too.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import FieldReader
from search.columnar.lists.vocabulary import Entry

_NOWHERE = np.empty(0, np.int64)
_SLAB_BITS = 20
"""Places that are marked at once are a power of two: their marks fit into a cache."""
_PER_VALUE, _PER_SLAB = 0.3, 100
"""What marking costs, for each of the longer list and for each slab, told in values that could be looked up instead."""

_ALIKE = 10
"""Lists of which neither is so many times as long as the other are merged."""
_LONGER = 10
"""A list of so many times as many values as are sought in it is not decoded for them."""
_LOOKED = 16_000
"""Values that are decoded in the time that it takes to look for the first one."""
_TOGETHER = 2048
"""Values that are looked for at once; of more it is better to know first which are in the next list."""
_PER_LIST = 500
"""What each list costs whatever its length, told in values."""


class Pairs(Protocol):
    """A field of pairs, or an excerpt from one."""

    universe: int
    """All places are below it."""

    def find(self, term: bytes) -> Entry | None: ...
    def entries(self, first: bytes = b"") -> Iterator[Entry]: ...
    def places(self, entry: Entry) -> Values: ...
    def have(self, entries: Sequence[Entry], places: Values) -> NDArray[np.bool_]: ...


class Excerpt:
    """A field as if only some stretches of places were in it: from each of `firsts` up to its one of `ends`."""

    def __init__(self, field: FieldReader, firsts: Values, ends: Values) -> None:
        self.universe, self.find, self.entries, self.have = field.universe, field.find, field.entries, field.have
        self._field, self._firsts, self._ends = field, firsts, ends
        self._bounds = np.stack([firsts, ends], axis=1)

    def places(self, entry: Entry) -> Values:
        places = self._field.places_near(entry, self._firsts, self._ends - 1)
        bounds = np.searchsorted(places, self._bounds)
        return np.concatenate([_NOWHERE, *(places[first:end] for first, end in bounds[bounds[:, 0] < bounds[:, 1]])])


def starts_of(field: Pairs, text: str) -> Values:
    """The places at which the string begins. One character takes the union of all lists of pairs that it begins."""
    if len(text) == 1:
        return _of_one(field, encoded(text))
    entries = []
    for at in range(len(text) - 1):
        entry = field.find(encoded(text[at : at + 2]))
        if entry is None:
            return _NOWHERE
        entries.append(entry)
    counts = [entry.values for entry in entries]
    rarest = counts.index(min(counts))
    starts = field.places(entries[rarest]) - rarest
    starts = starts[slice(*starts.searchsorted((0, field.universe - len(text))))]
    # What is left of the rarest is all that is looked up in the others: few of them are better than short ones.
    costs = [0 if at == rarest else count + _PER_LIST + len(starts) for at, count in enumerate(counts)]
    others = sorted({*cheapest_cover(costs)} - {rarest}, key=counts.__getitem__)
    return _with_all(field, starts, [(at, entries[at]) for at in others])


def _with_all(field: Pairs, starts: Values, others: Sequence[tuple[int, Entry]]) -> Values:
    """Those of the starts behind which each of the others stands at its distance. The others ascend in length."""
    while others and len(starts):
        many = max(_TOGETHER // len(starts), 1)
        looked = [other for other in others if other[1].values > _LONGER * len(starts)][:many]
        if sum(entry.values for _, entry in looked) > _LOOKED + _LONGER * len(starts):
            distances, entries = zip(*looked, strict=True)
            starts = starts[field.have(entries, starts + np.array(distances)[:, None]).all(axis=0)]
            others = [other for other in others if other not in looked]
        else:
            (distance, entry), *others = others
            starts = common(starts, field.places(entry) - distance)
    return starts


def encoded(text: str) -> bytes:
    """As terms are. What UTF-8 cannot hold is in no text."""
    return text.encode("utf-8", "surrogatepass")


def cheapest_cover(counts: Sequence[int]) -> list[int]:
    """Pairs, the first and the last among them and never two left out in a row, with the fewest values in all."""
    best: list[tuple[int, list[int]]] = []
    for at, count in enumerate(counts):
        total, chosen = min(best[-2:], default=(0, []), key=lambda cover: cover[0])
        best.append((total + count, [*chosen, at]))
        del best[:-2]
    return best[-1][1]


def common(one: Values, other: Values) -> Values:
    """What two ascending lists have in common."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not len(few):
        return few
    slabs = (max(int(few[-1]), int(many[-1])) - min(int(few[0]), int(many[0])) >> _SLAB_BITS) + 1
    if len(few) > _PER_VALUE * len(many) + _PER_SLAB * slabs:
        return _marked(few, many)
    if len(few) * _ALIKE > len(many):
        return _merged(few, many)
    shared: Values = few[many.take(many.searchsorted(few), mode="clip") == few]
    return shared


def _merged(few: Values, many: Values) -> Values:
    """By sorting both together, which of two ascending lists is one merge; the lowest bit tells whose a number is."""
    both = np.empty(len(few) + len(many), np.int64)
    both[: len(many)] = many
    both[len(many) :] = few
    both <<= 1
    both[len(many) :] |= 1
    both.sort(kind="stable")
    return both[np.flatnonzero(both[1:] ^ both[:-1] == 1)] >> 1


def _marked(few: Values, many: Values) -> Values:
    """By marking all of the one and looking there for each of the other, slab by slab."""
    slab = 1 << _SLAB_BITS
    edges = np.arange(min(int(few[0]), int(many[0])), max(int(few[-1]), int(many[-1])) + slab + 1, slab)
    marks, pieces = np.zeros(slab, np.bool_), []
    bounds = zip(edges.tolist(), pairwise(few.searchsorted(edges)), pairwise(many.searchsorted(edges)), strict=False)
    for edge, (few_from, few_to), (many_from, many_to) in bounds:
        here, there = few[few_from:few_to], many[many_from:many_to] - edge
        marks[there] = True
        pieces.append(here[marks[here - edge]])
        marks[there] = False
    return np.concatenate(pieces)


def _of_one(field: Pairs, character: bytes) -> Values:
    entries = takewhile(lambda entry: entry.term.startswith(character), field.entries(character))
    return np.sort(np.concatenate([_NOWHERE, *map(field.places, entries)]))
