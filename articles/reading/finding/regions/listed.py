"""Villages and towns listed by their short names, with how many of what they are: 东桃、巴沙、裴家堡三个村."""

import re
from collections.abc import Iterator

from articles.reading.finding.regions.evidence import Evidence, Settled
from articles.reading.finding.regions.stems import stem_of
from articles.reading.finding.regions.units import Above, is_word, key_of
from articles.reading.record import Span

_HOW_MANY = re.compile(
    r"(?P<many>[两二三四五六七八九十2-9])个?(?:行政|自然|深度贫困|贫困|重点|易地搬迁)?"
    r"(?P<kind>村(?![民庄落级里上口头子镇支两])|社区|乡镇|镇(?![政党])|乡(?![村亲镇贤])|街道)"
)
_MANY = dict(zip("两二三四五六七八九十", (2, *range(2, 11)), strict=True))
_JOINT = re.compile("[、和与及]")
_NAME = re.compile("[一-龥]{2,4}")
_LONGEST = 5
# What a town is called behind its short name, by what all of the listed are.
_TOWNS = {"乡镇": ("镇", "乡"), "镇": ("镇",), "乡": ("乡", "民族乡"), "街道": ("街道",)}


def listed(evidence: Evidence) -> list[Settled]:
    """Villages below the place that is named before them, and those of its towns that the tables have."""
    found: list[Settled] = []
    for ending in _HOW_MANY.finditer(evidence.text):
        names = _names(evidence.text, ending.start(), _MANY.get(ending["many"]) or int(ending["many"]))
        if names and not any(_overlaps(span, place) for span in names for place in evidence.settled):
            found += _places(evidence, names, ending["kind"])
    return found


def _names(text: str, end: int, many: int) -> list[Span]:
    """So many names, the last of which ends there; none where it is another number."""
    spans: list[Span] = []
    while len(spans) < many - 1:
        joint = next((at for at in range(end - 1, max(end - _LONGEST, 0) - 1, -1) if _JOINT.match(text, at)), None)
        if joint is None or not _NAME.fullmatch(text, joint + 1, end):
            return []
        spans.append((joint + 1, end))
        end = joint
    stem = stem_of(text, 0, end)
    if stem is None or _JOINT.match(text, stem.start - 1) or all(is_word(text[a:b]) for a, b in spans):
        return []
    return [(stem.start, end), *reversed(spans)]


def _overlaps(span: Span, place: Settled) -> bool:
    return span[0] < place.end and place.start < span[1]


def _places(evidence: Evidence, names: list[Span], kind: str) -> Iterator[Settled]:
    text, gazetteer, first = evidence.text, evidence.gazetteer, names[0][0]
    towns = _TOWNS.get(kind)
    above = Above(evidence, ("county", "functional-zone") if towns else ("township", "county", "functional-zone"))
    parent = above.beside(first) or above.near(first)
    if parent is None:
        return
    for start, end in names:
        if towns is None:
            yield Settled(start, end, key_of(gazetteer, parent, text[start:end] + kind), "village-listed")
        elif known := [s for town in towns for s in gazetteer.named(text[start:end] + town, parent)]:
            yield Settled(start, end, known[0].key, "township-listed")
