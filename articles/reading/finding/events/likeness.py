"""How much two events are alike: whether two articles may tell of one happening.

Nothing is merged by it. It decides which pairs are offered to a curator.
"""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from operator import add
from typing import NamedTuple

# What each agreement is worth; together 1.
_TITLE, _BODIES, _KIND, _REGION = 0.5, 0.25, 0.125, 0.125
# Below this two events are two.
ALIKE = 0.5
# An event of longer than this is dated so vaguely that its days prove little.
_VAGUE, _WORTH_OF_VAGUE = timedelta(days=45), 0.6
# Two that share days, but not all, may be two of one series.
_WORTH_OF_OVERLAP = 0.8


class Outline(NamedTuple):
    """What is compared of an event; `region` is a key, `organisations` are keys or names, all of one sort."""

    title: str
    kind: str
    first: date
    last: date
    region: str | None
    organisations: AbstractSet[str]


def likeness(one: Outline, other: Outline) -> float:
    """From 0 to 1, the same whichever comes first; 0 where they share no day or nothing in their titles and bodies."""
    if one.last < other.first or other.last < one.first:
        return 0.0
    titles, bodies = shared_pairs(one.title, other.title), _shared(one.organisations, other.organisations)
    if not titles and not bodies:
        return 0.0
    kinds, regions = one.kind == other.kind, one.region is not None and one.region == other.region
    return (_TITLE * titles + _BODIES * bodies + _KIND * kinds + _REGION * regions) * _worth_of_days(one, other)


def shared_pairs(one: str, other: str) -> float:
    """The share of the pairs of characters of the shorter that the longer has too: 1 where it has all of them."""
    pairs = [set(map(add, text, text[1:])) for text in (one, other)]
    fewest = min(map(len, pairs))
    return len(pairs[0] & pairs[1]) / fewest if fewest else 0.0


def _shared(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 0.0


def _worth_of_days(one: Outline, other: Outline) -> float:
    if max(one.last - one.first, other.last - other.first) > _VAGUE:
        return _WORTH_OF_VAGUE
    return 1.0 if (one.first, one.last) == (other.first, other.last) else _WORTH_OF_OVERLAP
