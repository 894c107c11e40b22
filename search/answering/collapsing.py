"""Of the reprints of one text, the hit that stands for all: the one that comes first in the order that is asked for.

Worked out on arrays, for all hits at once, so that any page can be cut from what is left.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from search.answering.ordering import Key, Ordered, number_before, window
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot

AnOrder = TypeVar("AnOrder", bound=Ordered)

_MORE = 4
"""Times as many hits are ordered as are shown, and again where too many of those were reprints of one another."""


class Texts(NamedTuple):
    """What some hits print: `families` that some of them are of, ascending, with the hits of each, and how many hits
    are of none.
    """

    families: Values
    hits: Values
    alone: int

    @property
    def different(self) -> int:
        """How many different texts there are."""
        return len(self.families) + self.alone

    def printed(self, families: Values) -> Values:
        """How often the hits print the texts of hits of these families, 0 for none."""
        at = np.searchsorted(self.families, families)
        return np.where(families == 0, 1, np.append(self.hits, 1)[at])


def families_of(snapshot: Snapshot, documents: Values) -> Values:
    """The key of each one's family; 0 for none."""
    column = snapshot.numbers("family")
    return column.raw[documents].astype(np.int64) - int(column.written(0))


def texts_of(snapshot: Snapshot, documents: Values) -> Texts:
    """Of hits."""
    column = snapshot.numbers("family")
    raw, none = column.raw.take(documents), column.written(0)
    # Most are of none: only the others are made numbers.
    families, hits = np.unique(raw[raw != none], return_counts=True)
    return Texts(families.astype(np.int64) - int(none), hits, len(raw) - int(hits.sum()))


def page_of_texts(
    snapshot: Snapshot, ordered: Callable[[int], AnOrder], count: int, start: int, stop: int
) -> tuple[AnOrder, Values]:
    """Those from `start` to `stop` of `count` hits, if of each family only its first hit counted: places in an order.

    `ordered` gives the order of all hits, or of so many best ones and some others: in those, what comes behind the best
    says nothing.
    """
    wanted = stop
    while True:
        wanted *= _MORE
        order = ordered(wanted)
        firsts = first_of_each(families_of(snapshot, order.documents), order.keys)
        page = firsts[window(len(firsts), [_among(firsts, key) for key in order.keys], start, stop)]
        is_full = len(page) == stop - start
        if len(order.documents) == count or (is_full and number_before(page[-1], order) < wanted):
            return order, page


def _among(firsts: Values, key: Key) -> Key:
    return lambda places: key(firsts[places])


def first_of_each(families: Values, keys: Sequence[Key]) -> Values:
    """Places, ascending: of each family the first by the keys, of equals the one before; all of family 0."""
    alone, members = np.flatnonzero(families == 0), np.flatnonzero(families)
    if not len(members):
        return alone
    members = members[np.argsort(families[members], kind="stable")]
    starts = np.flatnonzero(np.diff(families[members], prepend=0))
    return np.sort(np.concatenate([alone, _firsts(members, np.diff(starts, append=len(members)), keys)]))


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
