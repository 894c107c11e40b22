"""The regions a text names, each with its mentions, and the one it is about.

A name decides nothing by itself where it is also a word, or where several places share it: then a place above it
must stand in the same text. What stays undecided is left out.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.reading.finding.gazetteer import Gazetteer, Match, Sense
from articles.reading.record import ABOUT, Block, RegionFound, Span
from articles.reading.tables.words import words

# From the top down, because a place is told from its namesakes by those above it that were already accepted.
_LEVELS = ("province", "prefecture", "county", "functional-zone", "township", "village")
# How much a named place above says for a candidate: the nearer, the more.
_SUPPORT = {"province": 1, "prefecture": 2, "county": 4, "functional-zone": 4, "township": 8}

# Every town has an east, a riverside and a new town, with or without a district of that name.
_DISTRICT_OF_ANY_TOWN = re.compile("[东西南北中新老城河江海湖山港桥口铁前后]{2}区")

# A place is the main one of those above it when it holds this share of all mentions in the whole of them:
# a district's paper names its city on every second line.
_MAIN_SHARE = 1 / 3
_WEIGHTS = {"title": 3, "shoulder": 2, "subtitle": 2, "heading": 2, "boilerplate": 0, **dict.fromkeys(ABOUT, 0)}


def find_regions(text: str, gazetteer: Gazetteer) -> tuple[RegionFound, ...]:
    """In the order of their first mentions; mentions do not overlap."""
    mentions: dict[str, list[Span]] = defaultdict(list)
    matches = [(match, text[match.start : match.end]) for match in gazetteer.names_in(text)]
    for level in _LEVELS:
        found = _accepted(matches, level, gazetteer, set(mentions))
        for match, key in found:
            mentions[key].append(match.span)
        settled = {match.span for match, _ in found}
        matches = [(match, name) for match, name in matches if match.span not in settled]
    return tuple(_found(key, spans, gazetteer) for key, spans in sorted(mentions.items(), key=lambda item: item[1]))


def _found(key: str, spans: list[Span], gazetteer: Gazetteer) -> RegionFound:
    place = gazetteer[key]
    return RegionFound(place.key, place.name, place.code, place.kind, tuple(sorted(spans)))


def _accepted(
    matches: Iterable[tuple[Match, str]], level: str, gazetteer: Gazetteer, named: set[str]
) -> list[tuple[Match, str]]:
    """The matches that mean a place of this level, with its key. Full names are judged first, so that 日照市
    once in the text makes every 日照 the city.
    """
    accepted: list[tuple[Match, str]] = []
    named = set(named)
    for short in (False, True):
        for match, name in matches:
            senses = [s for s in match.senses if s.short is short and gazetteer[s.key].kind == level]
            if senses and (key := _chosen(senses, name, gazetteer, named)):
                accepted.append((match, key))
        named |= {key for _, key in accepted}
    return accepted


def _chosen(senses: Sequence[Sense], name: str, gazetteer: Gazetteer, named: set[str]) -> str | None:
    """The one place with more support above it than its namesakes, if it has enough."""
    ranked = sorted(((_support(sense.key, gazetteer, named), sense) for sense in senses), reverse=True)
    support, best = ranked[0]
    if len(ranked) > 1 and ranked[1][0] == support:
        return None
    enough = best.key in named or support > 0 or (len(ranked) == 1 and _stands_alone(best, name, gazetteer))
    return best.key if enough else None


def _support(key: str, gazetteer: Gazetteer, named: set[str]) -> int:
    return sum(_SUPPORT.get(above.kind, 0) for above in gazetteer.ancestors(key) if above.key in named)


def _stands_alone(sense: Sense, name: str, gazetteer: Gazetteer) -> bool:
    """Whether the name is no everyday word: 新城区 and 红旗镇 may be, 天元区 and 湖南 are not."""
    kind = gazetteer[sense.key].kind
    if sense.short:
        return name not in words("wary_short_names.txt")
    if kind == "county":
        return len(name) > 2 and not _DISTRICT_OF_ANY_TOWN.fullmatch(name)
    return kind in ("province", "prefecture", "functional-zone")


def main_region(regions: Sequence[RegionFound], blocks: Sequence[Block], gazetteer: Gazetteer) -> RegionFound | None:
    """From the province with most mentions in it down, as long as one place below holds a third of them."""
    totals = _totals(regions, blocks, gazetteer)
    by_key = {region.key: region for region in regions}
    main, here, children = None, None, [key for key in totals if not gazetteer.ancestors(key)]
    while children:
        best = max(children, key=lambda key: totals[key])
        if here is not None and totals[best] < _MAIN_SHARE * totals[here]:
            break
        main, here = by_key.get(best, main), best
        children = [key for key in totals if gazetteer[key].parent == here]
    return main


def _totals(regions: Sequence[RegionFound], blocks: Sequence[Block], gazetteer: Gazetteer) -> dict[str, int]:
    """For each place its mentions and those of all places in it, weighed by where they stand; first named, first."""
    totals: dict[str, int] = defaultdict(int)
    starts = [block.start for block in blocks]
    weights = [_WEIGHTS.get(block.role, 1) for block in blocks]
    for region in regions:
        weight = sum(weights[bisect_right(starts, start) - 1] if blocks else 1 for start, _ in region.mentions)
        for key in (region.key, *(above.key for above in gazetteer.ancestors(region.key))):
            totals[key] += weight
    return totals
