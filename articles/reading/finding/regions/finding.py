"""The places that a text names, and where.

A name decides nothing by itself where it is also a word, or where several places share it: then a place above it
must stand in the same text. What stays undecided is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.reading.finding.gazetteer import Gazetteer, Match, Sense
from articles.reading.finding.place_names import Place
from articles.reading.finding.spotting import LongName, PlaceMention
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.record import Block, Mentioned, RegionFound
from articles.reading.tables.words import words

# From the top down, because a place is told from its namesakes by those above it that were already accepted.
_LEVELS = ("province", "prefecture", "county", "functional-zone", "township", "village")
# How much a named place above says for a candidate: the nearer, the more.
_SUPPORT = {"province": 1, "prefecture": 2, "county": 4, "functional-zone": 4, "township": 8}

# Every town has an east, a riverside and a new town, with or without a district of that name.
_DISTRICT_OF_ANY_TOWN = re.compile("[东西南北中新老城河江海湖山港桥口铁前后]{2}区")


def find_places(
    text: str,
    blocks: Sequence[Block],
    names: Sequence[Match],
    longer: Sequence[LongName],
    gazetteer: Gazetteer,
    told: Told,
    tell: Tell = nobody,
) -> list[PlaceMention]:
    """What the names mean, in the order of the text; what stays undecided is left out."""
    found: list[PlaceMention] = []
    matches = [(match, text[match.start : match.end]) for match in names]
    for level in _LEVELS:
        accepted = _accepted(matches, level, gazetteer, {mention.key for mention in found})
        found += [PlaceMention(match.start, match.end, key, False, "region-name") for match, key in accepted]
        settled = {match.span for match, _ in accepted}
        matches = [(match, name) for match, name in matches if match.span not in settled]
    return sorted(found)


def regions_of(text: str, places: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[RegionFound, ...]:
    """The places that stand free at least once, in the order of their first free mentions."""
    free: dict[str, list[Mentioned]] = defaultdict(list)
    nested: dict[str, list[Mentioned]] = defaultdict(list)
    for place in places:
        (nested if place.nested else free)[place.key].append(Mentioned(place.start, place.end, place.rule))
    return tuple(_found(gazetteer[key], spans, nested[key]) for key, spans in free.items())


def _found(place: Place, free: list[Mentioned], nested: list[Mentioned]) -> RegionFound:
    return RegionFound(place.key, place.name, place.code, place.kind, place.parent, tuple(free), tuple(nested))


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
