"""Of the reprints of one text, the hit that stands for all: the one that comes first in the order that is asked for.

Worked out on arrays, for all hits at once, so any page can be cut from what is left.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values
from search.ordering import Key
from search.snapshot import Snapshot


class Entries(NamedTuple):
    """Places of hits that are shown, ascending, and how many hits each stands for: itself and its reprints."""

    places: Values
    hits: Values


def each_for_itself(count: int) -> Entries:
    """All of so many hits."""
    return Entries(np.arange(count), np.ones(count, np.int64))


def one_of_each_family(snapshot: Snapshot, documents: Values, keys: Sequence[Key]) -> Entries:
    """Of the hits of one family the first by the keys, of equals the one before; hits without a family all."""
    column = snapshot.numbers("family")
    return first_of_each(column.raw[documents], column.written(0), keys)


def first_of_each(families: NDArray[Any], none: Any, keys: Sequence[Key]) -> Entries:
    """`families` by place; `none` stands where there is no family."""
    members = np.flatnonzero(families != none)
    if not len(members):
        return each_for_itself(len(families))
    members = members[np.argsort(families[members], kind="stable")]
    starts = np.flatnonzero(np.diff(families[members], prepend=none))
    sizes = np.diff(starts, append=len(members))
    hits = (families == none).astype(np.int64)
    hits[_firsts(members, sizes, keys)] = sizes
    places = np.flatnonzero(hits)
    return Entries(places, hits[places])


def _firsts(places: Values, sizes: Values, keys: Sequence[Key]) -> Values:
    """The first of each group; the groups stand one behind another, and what is equal in a group is in order. A key is
    asked only for what the keys before it leave.
    """
    for key in keys:
        if len(places) == len(sizes):
            break
        values, starts = _numbers(key(places)), np.cumsum(sizes) - sizes
        is_least = values == np.repeat(np.minimum.reduceat(values, starts), sizes)
        places, sizes = places[is_least], np.add.reduceat(is_least.astype(np.int64), starts)
    firsts: Values = places[np.cumsum(sizes) - sizes]
    return firsts


def _numbers(values: NDArray[Any]) -> NDArray[Any]:
    """Ordered alike: numpy has no least one of several texts."""
    return np.unique(values, return_inverse=True)[1] if values.dtype.kind == "S" else values
