"""Zones, towns and villages that no table has, by their last word under the place that the text names above them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from articles.reading.finding.borders import cuts_a_word
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions.evidence import Evidence, Settled
from articles.reading.finding.regions.stems import Stem, stem_of
from articles.reading.finding.verdicts import Tell, Verdict
from articles.reading.tables.lexicon import word_bits

_ZONE = re.compile(
    "市?(?:国家级?)?(?:高新技术(?:产业)?开发区|高新技术产业园区|高新区|经济技术开发区|经济开发区|经开区|开发区"
    "|综合保税区|综保区|保税区|自由贸易试验区|自贸试验区|自贸区|新区)"
)
_TOWN = re.compile("民族乡|苏木|街道(?![化上边旁两])|镇(?![定静压痛守江海])|乡(?![村亲镇愁情土音间下贤邻])")
_VILLAGE = re.compile(
    "村(?<![农乡]村)(?!民(?!委员会|小组)|[庄落级里上口头子镇屯居组规务史容貌情域企道路晚超寨中内]|村[通响有都]|两(?!委))"
    "|社区(?!化|矫正|团购)|嘎查"
)
_ABOVE = {"township": ("county", "functional-zone"), "village": ("township", "county", "functional-zone", "prefecture")}
_LISTING = frozenset("、和与及")
# What says that somebody is or goes there, and what makes of the name a matter: 走进阳光社区, not 阳光社区建设.
_AT = re.compile("(?:来到|走进|走访|位于|地处|前往|深入|[^现正所存实潜]在|[^达得看直等]到|从|赴|由|与|同|给|为)$")
_MATTER = re.compile(
    "建设|治理|工作|服务(?!中心|站)|党建|改造|文化|管理|教育|发展|养老|矫正|医院|卫生|团购|工厂|环境|生活|振兴|经济|基础"
    "|层面|内部|里"
)
# How far back a place still is the one above, in characters.
_NEAR = 120
# A text with more villages is a flood and no article.
_MOST = 5_000
# Above so many bits a word is the name of a place or of nothing.
_RARE = 19.0


def zones(evidence: Evidence) -> list[Settled]:
    """通州高新区 where the text names 通州."""
    text, gazetteer, found = evidence.text, evidence.gazetteer, []
    for place in evidence.settled:
        zone = _ZONE.match(text, place.end)
        if (
            zone
            and gazetteer[place.key].kind in ("prefecture", "county")
            and not cuts_a_word(text, place.start, zone.end())
        ):
            found.append(Settled(place.start, zone.end(), f"{place.key}/{text[place.start : zone.end()]}", "zone-of"))
    return found


def towns(evidence: Evidence, tell: Tell) -> list[Settled]:
    return _units(evidence, _TOWN, "township", tell)


def villages(evidence: Evidence, tell: Tell) -> list[Settled]:
    return _units(evidence, _VILLAGE, "village", tell)


class _Found(NamedTuple):
    """`beside`: the place that stands right before it; `sure`: no everyday word."""

    start: int
    end: int
    name: str
    beside: str | None
    sure: bool


def _units(evidence: Evidence, pattern: re.Pattern[str], kind: str, tell: Tell) -> list[Settled]:
    endings = list(islice(pattern.finditer(evidence.text), _MOST))
    spelt = list(_spelt(evidence, endings, tell)) if endings else []
    if not spelt:
        return []
    above = Above(evidence, _ABOVE[kind])
    found = _kept([_found(evidence.text, stem, ending, above) for stem, ending in spelt], evidence, tell)
    parents: dict[str, str] = {}
    for unit in (*(u for u in found if u.beside), *found):
        parent = unit.beside or above.near(unit.start)
        if parent:
            parents.setdefault(unit.name, parent)
    return [
        Settled(unit.start, unit.end, key_of(evidence.gazetteer, parents[unit.name], unit.name), f"{kind}-pattern")
        for unit in found
        if unit.name in parents
    ]


def _kept(found: list[_Found], evidence: Evidence, tell: Tell) -> list[_Found]:
    """The sure ones, those that stood right behind a place elsewhere, and what is listed with others."""
    text = evidence.text
    known = {unit.name for unit in found if unit.beside}
    lengths = sorted({len(name) for name in known}, reverse=True)
    found = [unit if unit.beside else _known(unit, text, known, lengths) for unit in found]
    starts = {unit.start for unit in found}
    ends = {unit.end for unit in found} | {place.end for place in evidence.settled}
    kept = []
    for unit in found:
        before = text[unit.start - 1 : unit.start] in _LISTING and unit.start - 1 in ends
        behind = text[unit.end : unit.end + 1] in _LISTING and unit.end + 1 in starts
        if unit.sure or before or behind or _is_there(text, unit):
            kept.append(unit)
        else:
            tell(Verdict(unit.start, unit.end, "region", False, "sort-of-place", "a word, and no place beside it"))
    return kept


def _is_there(text: str, unit: _Found) -> bool:
    """Only of villages: a town stands in the tables."""
    at = text[unit.end - 1] in "村区" and _AT.search(text, max(unit.start - 3, 0), unit.start)
    return bool(at) and not _MATTER.match(text, unit.end)


def _known(unit: _Found, text: str, known: set[str], lengths: list[int]) -> _Found:
    """With the name that stood right behind a place, where what was found in the open begins otherwise."""
    for length in lengths:
        if (name := text[max(unit.end - length, 0) : unit.end]) in known:
            return _Found(unit.end - length, unit.end, name, None, True)
    return unit


def _spelt(evidence: Evidence, endings: Sequence[re.Match[str]], tell: Tell) -> Iterator[tuple[Stem, re.Match[str]]]:
    """The endings that a name stands before."""
    text = evidence.text
    taken = sorted((place.start, place.end) for place in evidence.settled)
    starts = [start for start, _ in taken]
    for ending in endings:
        at = bisect_right(starts, ending.start()) - 1
        floor = taken[at][1] if at >= 0 else 0
        if floor > ending.start():
            continue
        if floor and text[floor : floor + 1] in ("的", "·"):
            floor += 1
        if _is_sort(text, ending) or not (stem := stem_of(text, floor, ending.start())):
            tell(Verdict(ending.start(), ending.end(), "region", False, "no-name", "no name stands before it"))
        else:
            yield stem, ending


def _found(text: str, stem: Stem, ending: re.Match[str], above: "Above") -> _Found:
    beside = above.beside(stem.start)
    sure = beside is not None or (stem.sure and not is_word(text[stem.start : ending.start()]))
    return _Found(stem.start, ending.end(), text[stem.start : ending.end()], beside, sure)


def _is_sort(text: str, ending: re.Match[str]) -> bool:
    """海归小镇, 依托乡镇, 决心回乡: the last character is no name's."""
    return ending[0] in "镇乡" and is_word(text[ending.start() - 1 : ending.end()])


def is_word(text: str) -> bool:
    """Whether it is one in everybody's mouth."""
    return (word_bits(text) or _RARE) < _RARE


class Above:
    """The places that a unit may lie in, by where they stand."""

    def __init__(self, evidence: Evidence, kinds: Sequence[str]) -> None:
        gazetteer = evidence.gazetteer
        self._named = sorted((p.start, p.end, p.key) for p in evidence.settled if gazetteer[p.key].kind in kinds)
        self._starts = [start for start, _, _ in self._named]
        self._kinds, self._gazetteer = kinds, gazetteer
        self._told = [key for key in evidence.told if gazetteer[key].kind in kinds]

    def beside(self, start: int) -> str | None:
        at = bisect_left(self._starts, start) - 1
        return self._named[at][2] if at >= 0 and start - 1 <= self._named[at][1] <= start else None

    def near(self, start: int) -> str | None:
        """The nearest of the lowest kind that stands close before; then whatever stands before, or first behind."""
        at = bisect_left(self._starts, start)
        before = [key for begins, _, key in self._named[max(at - 6, 0) : at] if start - begins < _NEAR]
        for kind in self._kinds[:1]:
            of_kind = [key for key in before if self._gazetteer[key].kind == kind]
            if of_kind:
                return of_kind[-1]
        for key in (
            *(key for _, _, key in reversed(self._named[:at][-3:])),
            *(key for _, _, key in self._named[at:][:1]),
            *self._told,
        ):
            return key
        return None


def key_of(gazetteer: Gazetteer, parent: str, name: str) -> str:
    """Of the place with that name below the parent, known or not."""
    known = gazetteer.named(name, parent)
    return known[0].key if known else f"{parent}/{name}"
