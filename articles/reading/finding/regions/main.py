"""The place that an article is about."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.place_names import Place
from articles.reading.finding.regions.outlets import places_told
from articles.reading.finding.regions.pointers import levels_pointed_at
from articles.reading.finding.spotting import PlaceMention
from articles.reading.finding.told import Told
from articles.reading.record import ABOUT, Block

_WEIGHTS = {
    "title": 6.0,
    "shoulder": 3.0,
    "subtitle": 3.0,
    "abstract": 2.0,
    "heading": 2.0,
    "caption": 0.5,
    **dict.fromkeys(("boilerplate", *ABOUT), 0.0),
}
_NESTED = 0.7
_NOTHING_SAID = ("outlet", "inside-zone")
# The first place that the prose names has this much more: it is where the story plays.
_FIRST = 1.0
# 全区 or 我市 without a name says this much for the place of that level.
_POINTED, _MOST_POINTED, _POINTED_IN_TITLE = 0.7, 15, 8
# A place below is the main one where it holds this share of all that is named here, and that of all places beside it.
_OF_ALL, _OF_BESIDE = 0.45, 0.5
# Who takes examples from three provinces or more writes of none of them, unless most is said of one.
_MANY, _OF_MANY = 3, 0.6


class Main(NamedTuple):
    """`reason`: the short name of the rule that chose the place."""

    place: Place
    reason: str


def main_region(
    text: str, places: Sequence[PlaceMention], blocks: Sequence[Block], gazetteer: Gazetteer, told: Told
) -> Main | None:
    """From the province that most is said of down, as long as one place below holds enough of it."""
    own = _own(places, blocks, gazetteer)
    levels = _levels(text, blocks)
    if not any(own.values()):
        return _by_outlet(levels, places_told(told, gazetteer), gazetteer) if any(levels.values()) else None
    totals = _totals(own, gazetteer)
    named = {place.key for place in places}
    top = [key for key in totals if gazetteer[key].parent is None]
    everything = sum(totals[key] for key in top)
    main = max(top, key=lambda key: totals[key])
    share = _OF_MANY if len(top) >= _MANY else _OF_BESIDE
    if totals[main] < max(share * everything, levels["nation"]):
        return None
    while below := [key for key in totals if gazetteer[key].parent == main]:
        best = max(below, key=lambda key: totals[key])
        beside = sum(totals[key] for key in below)
        # 市教育局 is that of a county-level city, where the article has come down to one.
        kinds = {gazetteer[main].kind, *(("prefecture",) if gazetteer[main].name.endswith("市") else ())}
        pointed = _POINTED * min(sum(levels[kind] for kind in kinds), _MOST_POINTED)
        if pointed and main not in named and main not in places_told(told, gazetteer):
            pointed = 0.0
        if gazetteer[best].name[-1] == gazetteer[main].name[-1]:
            # 市委 may be that of either city.
            pointed = 0.0
        # 全旗 and 旗委 say it of the banner that most is said of, 全区 of a zone too.
        level = "county" if gazetteer[best].kind == "functional-zone" else gazetteer[best].kind
        said = totals[best] + _POINTED * min(levels[level], _MOST_POINTED)
        beside += said - totals[best]
        if said < _OF_BESIDE * beside or said < _OF_ALL * (beside + own.get(main, 0.0) + pointed):
            break
        main = best
    return Main(gazetteer[main], _reason(main, own, places, blocks, gazetteer))


def _levels(text: str, blocks: Sequence[Block]) -> Counter[str]:
    """What is pointed at; in a title it counts as places do there."""
    levels = levels_pointed_at(text)
    for block in blocks:
        if block.role == "title":
            for level, times in levels_pointed_at(text[block.start : block.end]).items():
                levels[level] += times * _POINTED_IN_TITLE
    return levels


def _own(places: Sequence[PlaceMention], blocks: Sequence[Block], gazetteer: Gazetteer) -> dict[str, float]:
    """What is said of each place itself, the first named first. Of 长沙市望城区 all is said of the district, and of a
    district and the zone that it runs together with, of the district.
    """
    own: dict[str, float] = defaultdict(float)
    roles = [block.role for block in blocks]
    starts = [block.start for block in blocks]
    named = {place.key for place in places}
    first = True
    for place, behind in zip_longest(places, places[1:]):
        role = roles[max(bisect_right(starts, place.start) - 1, 0)] if blocks else "body"
        weight = 0.0 if place.rule in _NOTHING_SAID else _WEIGHTS.get(role, 1.0)
        if not weight or (behind and _is_address(place, behind, gazetteer)):
            continue
        if first and role == "body":
            first = False
            weight += _FIRST if not behind or behind.start > place.end + 1 else 0.0
        own[_joint(place.key, named, gazetteer)] += weight * (_NESTED if place.nested else 1.0)
    return own


def _is_address(place: PlaceMention, behind: PlaceMention, gazetteer: Gazetteer) -> bool:
    """Whether it only says where the next place lies."""
    if not place.end <= behind.start <= place.end + 1:
        return False
    return place.key in gazetteer.line(behind.key)


def _joint(key: str, named: set[str], gazetteer: Gazetteer) -> str:
    place = gazetteer[key]
    if place.kind != "functional-zone":
        return key
    return next((other for other in place.joint_with if other in named), key)


def _totals(own: dict[str, float], gazetteer: Gazetteer) -> dict[str, float]:
    """For each place what is said of it and of all places in it."""
    totals: dict[str, float] = defaultdict(float)
    for key, weight in own.items():
        for above in (key, *(place.key for place in gazetteer.ancestors(key))):
            totals[above] += weight
    return totals


def _by_outlet(levels: Counter[str], told: Sequence[str], gazetteer: Gazetteer) -> Main | None:
    """Of an article that names no place but speaks of 全市 and 我区: the outlet's."""
    for key in told:
        for place in (gazetteer[key], *gazetteer.ancestors(key)):
            if levels[place.kind]:
                return Main(place, "outlet")
    return None


def _reason(
    main: str, own: dict[str, float], places: Sequence[PlaceMention], blocks: Sequence[Block], gazetteer: Gazetteer
) -> str:
    if main not in own:
        return "roll-up"
    titles = [(block.start, block.end) for block in blocks if block.role == "title"]
    mine = [place for place in places if place.key == main]
    if any(start <= place.start < end for place in mine for start, end in titles):
        return "title"
    if any(_joint(place.key, {main}, gazetteer) == main != place.key for place in places):
        return "joint"
    return "most-mentions" if any(not place.nested for place in mine) else "nested-mentions"
