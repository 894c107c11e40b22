"""Which place each name means: from the top down, because a place is told from its namesakes by those above it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from articles.reading.finding.gazetteer import Match, Sense
from articles.reading.finding.place_names import BOUND, SHORT
from articles.reading.finding.regions.evidence import Evidence, Settled
from articles.reading.finding.sites import site_end
from articles.reading.tables.lexicon import word_bits
from articles.reading.tables.words import words

_LEVELS = ("province", "prefecture", "county", "functional-zone", "township", "village")
_SORTS = tuple(product(_LEVELS, (False, True)))
_BRIEF = (SHORT, BOUND)
# Every town has an east, a riverside and a new town, with or without a district of that name.
_DISTRICT_OF_ANY_TOWN = re.compile("[东西南北中新老城河江海湖山港桥口铁前后]{2}区")
_OF_A_VILLAGE = re.compile("社区|村|街道|镇|乡")
_GOES_ON = re.compile("[\u4e00-\u9fff]")
# Below so many bits a name is a word that everybody uses.
_COMMON = 17.0

_Waiting = list[tuple[Match, list[Sense]]]
_Ranked = list[tuple[int, Sense]]


def settle(matches: Sequence[Match], evidence: Evidence) -> None:
    """Add to the evidence what the names mean. Of a level the full names come first, so that 日照市 once in the text
    makes every 日照 the city.
    """
    grouped = _grouped(matches)
    for sort in _SORTS:
        if sort not in grouped:
            continue
        waiting = [(match, senses) for match, senses in grouped[sort] if not evidence.is_settled(match)]
        undecided = _settled_in_one_pass(waiting, evidence)
        if undecided and len(undecided) < len(waiting):
            _settled_in_one_pass(undecided, evidence)


def _grouped(matches: Sequence[Match]) -> dict[tuple[str, bool], _Waiting]:
    """By the level and the brevity of what they may mean."""
    grouped: dict[tuple[str, bool], _Waiting] = defaultdict(list)
    for match in matches:
        by_sort: dict[tuple[str, bool], list[Sense]] = {}
        for sense in match.senses:
            by_sort.setdefault((sense.place.kind, sense.form in _BRIEF), []).append(sense)
        for sort, senses in by_sort.items():
            grouped[sort].append((match, senses))
    return grouped


def _settled_in_one_pass(waiting: _Waiting, evidence: Evidence) -> _Waiting:
    """What stays undecided."""
    undecided = []
    ranks: dict[str, _Ranked] = {}
    for match, senses in waiting:
        name = evidence.text[match.start : match.end]
        ranked = ranks.get(name)
        if ranked is None:
            ranked = ranks[name] = [(evidence.support(sense.key), sense) for sense in senses]
            if len(ranked) > 1:
                ranked.sort(key=_by_support)
        chosen = _beside(match, senses, name, evidence) or _in_the_text(match, ranked, name, evidence)
        if chosen:
            evidence.add((Settled(match.start, match.end, *chosen),))
        else:
            undecided.append((match, senses))
    return undecided


def _by_support(ranked: tuple[int, Sense]) -> tuple[int, str]:
    return -ranked[0], ranked[1].key


def _beside(match: Match, senses: list[Sense], name: str, evidence: Evidence) -> tuple[str, str] | None:
    """Decided by the place right before it, or by that right behind."""
    above = evidence.beside(match.start)
    inside = [sense for sense in senses if above in evidence.gazetteer.line(sense.key)] if above else []
    if len(inside) == 1 and _is_said(match, inside[0], name, True, evidence):
        return inside[0].key, "chain"
    led = evidence.led_by(match)
    leading = [sense for sense in inside or senses if sense.key in led] if led else []
    if len(leading) == 1:
        return leading[0].key, "leads-chain"
    return None


def _in_the_text(match: Match, ranked: _Ranked, name: str, evidence: Evidence) -> tuple[str, str] | None:
    """Decided by what else the text names: what most speaks for, and of equals what is named nearest."""
    support, best = ranked[0]
    if len(ranked) > 1 and ranked[1][0] == support:
        if not support:
            return None
        rivals = [sense for other, sense in ranked if other == support]
        best = min(rivals, key=lambda sense: (evidence.away(match.start, sense.key), sense.key))
    if not _is_said(match, best, name, False, evidence):
        return None
    if best.key in evidence.starts:
        return best.key, "named-before"
    if support:
        return best.key, "above-named"
    if best.form == BOUND and len(ranked) == 1:
        return best.key, "listed"
    return (best.key, "unique") if len(ranked) == 1 and _stands_alone(best, name, evidence) else None


def _is_said(match: Match, sense: Sense, name: str, chained: bool, evidence: Evidence) -> bool:
    """Whether a brief name is no word here: it stands beside what is above it, or in full elsewhere."""
    named = sense.key in evidence.starts
    if sense.form == SHORT:
        known = chained or named or sense.place.kind == "province" or evidence.is_listed(match)
        return known or name not in words("wary_short_names.txt")
    if sense.form != BOUND:
        return True
    if site_end(evidence.text, match.end) or _OF_A_VILLAGE.match(evidence.text, match.end):
        return False
    if name in words("wary_county_names.txt"):
        ends = not _GOES_ON.match(evidence.text, match.end)
        between = evidence.is_listed(match) and evidence.is_among_neighbours(match, sense)
        return (chained or named or between) and (ends or (word_bits(name) or _COMMON) >= _COMMON)
    return chained or named or evidence.is_named(sense.place.parent) or evidence.is_among_neighbours(match, sense)


def _stands_alone(sense: Sense, name: str, evidence: Evidence) -> bool:
    """Whether the name is no everyday word: 新城区 and 红旗镇 may be, 天元区 and 湖南 are not."""
    kind = sense.place.kind
    if kind == "county":
        whole = sense.place.name if sense.place.name.startswith(name) else name
        return len(whole) > 2 and not _DISTRICT_OF_ANY_TOWN.fullmatch(whole)
    if kind == "township":
        return not evidence.settled and len(name) > 2 and not _is_called_by_a_word(name)
    return kind in ("province", "prefecture", "functional-zone") and sense.form != BOUND


def _is_called_by_a_word(name: str) -> bool:
    """红旗镇, 和平街道."""
    return (word_bits(name[:-2] if name.endswith("街道") else name[:-1]) or _COMMON) < _COMMON
