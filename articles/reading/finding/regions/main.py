"""The place that an article is about."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.place_names import Place
from articles.reading.finding.spotting import PlaceMention
from articles.reading.finding.told import Told
from articles.reading.record import ABOUT, Block

# A place is the main one of those above it when it holds this share of all mentions in the whole of them:
# a district's paper names its city on every second line.
_MAIN_SHARE = 1 / 3
_WEIGHTS = {"title": 3, "shoulder": 2, "subtitle": 2, "heading": 2, "boilerplate": 0, **dict.fromkeys(ABOUT, 0)}


class Main(NamedTuple):
    """`reason`: the short name of the rule that chose the place."""

    place: Place
    reason: str


def main_region(
    places: Sequence[PlaceMention], blocks: Sequence[Block], gazetteer: Gazetteer, told: Told
) -> Main | None:
    """From the province with most mentions in it down, as long as one place below holds a third of them."""
    totals = _totals(places, blocks, gazetteer)
    named = {place.key for place in places}
    main, here, children = None, None, [key for key in totals if not gazetteer.ancestors(key)]
    while children:
        best = max(children, key=lambda key: totals[key])
        if here is not None and totals[best] < _MAIN_SHARE * totals[here]:
            break
        main, here = best if best in named else main, best
        children = [key for key in totals if gazetteer[key].parent == here]
    return Main(gazetteer[main], "most-mentions") if main else None


def _totals(places: Sequence[PlaceMention], blocks: Sequence[Block], gazetteer: Gazetteer) -> dict[str, int]:
    """For each place its mentions and those of all places in it, weighed by where they stand; first named, first."""
    totals: dict[str, int] = defaultdict(int)
    starts = [block.start for block in blocks]
    weights = [_WEIGHTS.get(block.role, 1) for block in blocks]
    for place in places:
        weight = weights[bisect_right(starts, place.start) - 1] if blocks else 1
        for key in (place.key, *(above.key for above in gazetteer.ancestors(place.key))):
            totals[key] += weight
    return totals
