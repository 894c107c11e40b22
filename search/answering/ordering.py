"""Any page of an order, without the sorting of all that is not on it."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from search.columnar.asking.hits import reached
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot

Sort = Literal["relevance", "newest", "oldest"]
Key = Callable[[Values], NDArray[Any]]
"""By places: what to order by, the least first. It is asked only where the keys before it leave places equal."""

_FEW = 60
"""Places that are sooner sorted than divided."""


class Ordered(Protocol):
    """Documents in ascending order, and the keys of another order, by their places here."""

    @property
    def documents(self) -> Values: ...
    @property
    def keys(self) -> Sequence[Key]: ...


def number_before(place: int, order: Ordered) -> int:
    """How many come before the one at the place."""
    places, before = np.arange(len(order.documents)), 0
    for key in order.keys:
        values, own = key(places), key(np.array([place]))[0]
        before += int(np.count_nonzero(values < own))
        places = places[values == own]
    return before + int(np.count_nonzero(places < place))


def window(count: int, keys: Sequence[Key], start: int, stop: int) -> Values:
    """Of the places below `count`, ordered by the keys, those from `start` to `stop`; equals keep their order."""
    start, stop = max(start, 0), min(stop, count)
    places = _first(count, keys, stop)
    if len(places) <= _FEW:
        return _sorted(places, keys)[start:stop]
    return _sorted(_between(places, keys, start, stop), keys)


def _sorted(places: Values, keys: Sequence[Key]) -> Values:
    told: list[NDArray[Any]] = []
    for key in keys:
        told.insert(0, key(places))
        if len(np.unique(told[0])) == len(places):
            break
    return places[np.lexsort(told)] if told else places


def _first(count: int, keys: Sequence[Key], stop: int) -> Values:
    """In their order, all that may be among the first so many by the first key."""
    places = np.arange(count)
    if not keys or not 0 < stop < count:
        return places
    values = keys[0](places)
    return np.flatnonzero(values <= reached(values, stop))


def _between(places: Values, keys: Sequence[Key], start: int, stop: int) -> Values:
    """In no order. Only what is equal to the first or the last of the page is divided by the next key."""
    if start >= stop:
        return places[:0]
    if not keys or (start == 0 and stop == len(places)):
        return places[start:stop]
    values, others = keys[0](places), keys[1:]
    # Numpy looks for one place ten times as fast as for two.
    low, high = (np.partition(values, place)[place] for place in (start, stop - 1))
    below, under = (int(np.count_nonzero(values < edge)) for edge in (low, high))
    first = places[values == low]
    if low == high:
        return _between(first, others, start - below, stop - below)
    return np.concatenate(
        [
            _between(first, others, start - below, len(first)),
            places[(values > low) & (values < high)],
            _between(places[values == high], others, 0, stop - under),
        ]
    )


def by_day(snapshot: Snapshot, sort: Sort, documents: Values) -> list[Key]:
    """Newest first unless the oldest are wanted; undated ones last, and the identifier decides between equals."""
    first, last = snapshot.numbers("first"), snapshot.numbers("last")
    undated, turn = first.written(0), np.positive if sort == "oldest" else np.invert

    def day(places: Values) -> NDArray[Any]:
        days = first.raw.take(documents.take(places))
        # No day comes before what says that there is none.
        return np.where(days == undated, np.iinfo(days.dtype).max, days) if sort == "oldest" else turn(days)

    return [
        day,
        lambda places: turn(last.raw.take(documents.take(places))),
        lambda places: snapshot.texts("identifier", documents.take(places)),
    ]
