"""Which sentences of two texts stand for one another. Pure: keys of sentences in, stretches of both out.

Sentences that each text has once are found first, by their keys, and the longest series of them that stands in the same
order in both holds the texts together. What lies between two of these is paired by how many characters it shares, one
sentence with one, or with two that say the same; what is like nothing there stands alone.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, sqrt
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_LEAST_SHARED = 0.45
"""Of two sentences that stand for one another, by the geometric mean of their lengths: a long sentence and the quarter
of it that is left share more than two sentences that say different things in the same words of the trade."""
_PENALTY = 2
"""Characters that two sentences in place of one must share beyond that."""
_BAND, _CELLS = 60, 30_000
"""How far apart two sentences of a gap may stand, and how many pairs of a gap are looked at: its time is bounded."""

Keys = Sequence[str]
Place = tuple[int, int]
"""Before a sentence of the one text and before one of the other."""

_ALONE: tuple[Place, ...] = ((1, 0), (0, 1))
_TOGETHER: tuple[Place, ...] = ((1, 1), (1, 2), (2, 1))


class Stretch(NamedTuple):
    """Sentences `start:end` of the one text, which stand for those of the other; one of the two may be empty."""

    start: int
    end: int
    other_start: int
    other_end: int


def aligned(one: Keys, other: Keys) -> Iterator[Stretch]:
    """In the order of both texts; together they are both."""
    places = [(0, 0)]
    for at, its in [*_anchors(one, other), (len(one), len(other))]:
        places += _path(one, other, places[-1], (at, its))
        if at < len(one):
            places.append((at + 1, its + 1))
    for (start, other_start), (end, other_end) in pairwise(places):
        yield Stretch(start, end, other_start, other_end)


def _anchors(one: Keys, other: Keys) -> list[Place]:
    """Sentences that are single in both: the longest series of them that ascends in both."""
    times, its_times = Counter(one), Counter(other)
    place_of = {key: at for at, key in enumerate(other)}
    pairs = [(at, place_of[key]) for at, key in enumerate(one) if key and times[key] == its_times[key] == 1]
    lasts: list[int] = []
    """By the length of a series, the least place in the other text where one of that length can end."""
    chains: list[tuple[Place, int]] = []
    """Each pair with the number of the one before it, and by length the last of such a series."""
    ending: list[int] = []
    for number, pair in enumerate(pairs):
        length = bisect_left(lasts, pair[1])
        lasts[length : length + 1], ending[length : length + 1] = [pair[1]], [number]
        chains.append((pair, ending[length - 1] if length else -1))
    series, number = [], ending[-1] if ending else -1
    while number >= 0:
        pair, number = chains[number]
        series.append(pair)
    return series[::-1]


def _path(one: Keys, other: Keys, first: Place, last: Place) -> list[Place]:
    """The places behind `first` up to `last` by which most is shared."""
    best: dict[Place, tuple[float, Place]] = {first: (0.0, first)}
    for place in _band(first, last):
        ways = (
            (best[before][0] + gain, before)
            for step in (*_ALONE, *_TOGETHER)
            if (before := (place[0] - step[0], place[1] - step[1])) in best
            if (gain := _gain(one, other, before, place)) is not None
        )
        if way := max(ways, default=None):
            best[place] = way
    path = [last]
    while path[-1] != first:
        path.append(best[path[-1]][1])
    return path[-2::-1]


def _band(first: Place, last: Place) -> Iterator[Place]:
    """The places about the diagonal, row by row."""
    rows, columns = last[0] - first[0], last[1] - first[1]
    slope, width = columns / max(rows, 1), max(2, min(_BAND, _CELLS // (2 * max(rows, 1))))
    for row in range(rows + 1):
        low, high = int(row * slope) - width, ceil((row + 1) * slope) + width
        for column in range(max(low, 0), min(high, columns) + 1):
            if row or column:
                yield first[0] + row, first[1] + column


def _gain(one: Keys, other: Keys, before: Place, place: Place) -> float | None:
    """What is shared by the sentences between the places, beyond the least; None where it is less than that."""
    here, there = "".join(one[before[0] : place[0]]), "".join(other[before[1] : place[1]])
    if before[0] == place[0] or before[1] == place[1]:
        return 0.0
    beyond = _PENALTY if sum(place) - sum(before) > 2 else 0
    least = _LEAST_SHARED * sqrt(len(here) * len(there)) + beyond
    if here == there:
        # Marks alone share nothing, and are the same all the same.
        return len(here) - least + 0.5
    shared = LCSseq.similarity(here, there, score_cutoff=ceil(least))
    return shared - least if shared > least else None
