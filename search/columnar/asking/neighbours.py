"""Where terms stand at their distances from one place: words of a phrase, or pairs that together make up a string.

The rarest is decoded. Of a list that is much longer than what is left of it nothing is decoded: what is left is looked
up there, in several such lists at once.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values
from search.columnar.lists.vocabulary import Entry

_MANY = 1000
"""Places from which on it is worth a look which documents they are in."""
_LONGER = 6
"""A list of so many times as many values as are sought in it is not decoded for them."""
_LOOKED = 14_000
"""Values, of one list or several, that are decoded in the time that it takes to look for a few."""
_TOGETHER = 2048
"""Values that are looked for at once; of more it is better to know first which are in the next list."""
_SLAB_BITS = 20
"""Places that are marked at once are a power of two: their marks fit into a cache."""
_PER_VALUE, _PER_SLAB = 0.3, 100
"""What marking costs, for each of the longer list and for each slab, told in values that could be looked up instead."""
_ALIKE = 10
"""Lists of which neither is so many times as long as the other are merged."""

Sought = Sequence[tuple[int, Entry]]
"""Terms, each with its distance."""


class Lists(Protocol):
    """A field with positions, or an excerpt from one."""

    universe: int
    """All places are below it."""

    def places(self, entry: Entry) -> Values: ...
    def have(self, entries: Sequence[Entry], places: Values) -> NDArray[np.bool_]: ...
    def in_documents_with(self, entries: Sequence[Entry], places: Values) -> Values: ...


class Kept:
    """A field whose lists stay at hand when they are decoded."""

    def __init__(self, field: Lists) -> None:
        self.universe, self.have, self.in_documents_with = field.universe, field.have, field.in_documents_with
        self._field = field
        self.lists: dict[int, Values] = {}
        """By the terms' numbers."""

    def places(self, entry: Entry) -> Values:
        if entry.number not in self.lists:
            self.lists[entry.number] = self._field.places(entry)
        return self.lists[entry.number]


def standing(field: Lists, sought: Sought, length: int) -> Values:
    """The places from which each of the terms stands at its distance. `length`: of all of it."""
    (distance, rarest), *others = sorted(sought, key=_values)
    starts = field.places(rarest) - distance
    if not others:
        return starts
    if len(starts) and (starts[0] < 0 or starts[-1] >= field.universe - length):
        starts = starts[slice(*starts.searchsorted((0, field.universe - length)))]
    if len(starts) > _MANY:
        starts = field.in_documents_with([entry for _, entry in others], starts)
    rest: Sought = others
    while rest and len(starts):
        starts, rest = _next(field, starts, rest)
    return starts


def _next(field: Lists, starts: Values, others: Sought) -> tuple[Values, Sought]:
    """Those of the starts that one or more of the others leave, and the rest of the others. They ascend in length."""
    many = max(_TOGETHER // len(starts), 1)
    looked = [other for other in others if _values(other) > _LONGER * len(starts)][:many]
    if sum(map(_values, looked)) > _LOOKED:
        distances, entries = zip(*looked, strict=True)
        have_all = field.have(entries, starts + np.array(distances)[:, None]).all(axis=0)
        return starts[have_all], [other for other in others if other not in looked]
    distance, entry = others[0]
    return common(starts + distance, field.places(entry)) - distance, others[1:]


def _values(sought: tuple[int, Entry]) -> int:
    return sought[1].values


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
