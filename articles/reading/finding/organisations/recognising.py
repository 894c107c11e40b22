"""Organisations' names as they stand in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial

from articles.reading.finding.borders import cuts_a_word
from articles.reading.finding.gazetteer import Gazetteer, Match, Sightings
from articles.reading.finding.misnomers import Barred
from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.brands import by_cues
from articles.reading.finding.organisations.heads import goes_on
from articles.reading.finding.organisations.known import KnownMatch
from articles.reading.finding.organisations.neighbours import beside_enterprises
from articles.reading.finding.organisations.parts import Surroundings
from articles.reading.finding.organisations.rows import in_rows
from articles.reading.finding.organisations.short_names import called_in_short
from articles.reading.finding.organisations.structure import structured
from articles.reading.finding.organisations.vocabulary import heads
from articles.reading.finding.place_names import BOUND, Place
from articles.reading.finding.verdicts import Tell, Verdict, nobody
from articles.reading.record import Block, Span
from articles.reading.tables.lexicon import lists, word_bits
from articles.reading.tables.words import words

_MOST_MENTIONS = 50
_NEAR = 2000
# 国防部 is no longer China's in the clause that names another country before it.
_ABROAD = sorted(words("countries.txt") - {"香港", "澳门", "台湾"} | {"华盛顿"})
# Every alternative begins with its character, because `re` skips to those.
_FOREIGN_BEFORE = re.compile(
    "|".join(
        (
            *(f"{name}[^，。；：！？、\\n]{{0,12}}$" for name in _ABROAD),
            *(f"{name}$" for name in "俄美英法德日韩印乌以"),
        )
    )
)
# 老挝人民革命党中央 is not 党中央.
_OTHER_PARTY = re.compile("(?:革命|人民|民主|劳动|进步|社会|国民|联合|自由|保守|工)$")
# The bits of a common word.
_COMMON = 16.0
_LONGEST_NATIONAL, _CLAUSE = 4, 24


def bodies_in(
    text: str,
    blocks: Sequence[Block],
    seen: Sightings,
    gazetteer: Gazetteer,
    outlets: Sequence[str] = (),
    tell: Tell = nobody,
) -> list[Body]:
    """In the order of the text; none overlaps another. `outlets`: who published it, as layout read their names."""
    known = [match for match in seen.known if _stands_by_itself(text, match)]
    around = Surroundings(
        text,
        {match.end: match.span for match in _places(text, seen, gazetteer)},
        {match.end: (match.start, match.end) for match in known if match.body},
    )
    found = [
        *_known(known),
        *_published(text, outlets),
        *structured(around, seen.cues, tell),
        *in_rows(around),
        *by_cues(around, seen.cues),
    ]
    never = {(match.start, match.end) for match in known if match.body is None}
    may_be = partial(_may_be_one, never, seen.barred, tell)
    bodies = _longest(text, filter(may_be, _in_the_article(found, blocks)))
    if beside := list(filter(may_be, beside_enterprises(around, bodies, seen.cues))):
        bodies = _longest(text, [*bodies, *beside])
    short = list(filter(may_be, called_in_short(around, bodies)))
    return _longest(text, [*bodies, *short]) if short else bodies


def _may_be_one(never: AbstractSet[Span], barred: Barred, tell: Tell, body: Body) -> bool:
    """Whether no person said that it is none."""
    is_barred = barred.holds("organisation", body.start, body.end)
    if is_barred:
        tell(Verdict(body.start, body.end, "organisation", False, "misnomer", "a curator said that it names no body"))
    return not is_barred and (body.start, body.end) not in never


def _places(text: str, seen: Sightings, gazetteer: Gazetteer) -> Iterator[Match]:
    """Those that stand by themselves, and a county by its short name where it is named in full or a town of it is:
    怀柔 of 怀柔公安分局.
    """
    if whole := {key for match in seen.names for sense in match.senses if (key := _county(sense.place))}:
        yield from (match for match in seen.hits if _is_short_for_one(text, match, whole))
    yield from (match for match in seen.names if not _joins(text, match, gazetteer))


def _county(place: Place) -> str | None:
    return place.key if place.kind == "county" else place.parent if place.kind == "township" else None


def _is_short_for_one(text: str, match: Match, whole: AbstractSet[str]) -> bool:
    if not any(sense.form == BOUND and sense.key in whole for sense in match.senses):
        return False
    name = text[match.start : match.end]
    return name not in words("wary_county_names.txt") and not cuts_a_word(text, match.start, match.end)


def _joins(text: str, match: Match, gazetteer: Gazetteer) -> bool:
    """Whether 和 in 某某镇和县文化局 joins the two, and is no part of 和县: then a place above it would be named."""
    if text[match.start] != "和":
        return False
    if text.endswith(_conjoined(), 0, match.start):
        return True
    above = {place.name[:2] for sense in match.senses for place in gazetteer.ancestors(sense.key)}
    start, end = max(match.start - _NEAR, 0), match.end + _NEAR
    return not any(text.find(name, start, end) >= 0 for name in above)


@cache
def _conjoined() -> tuple[str, ...]:
    return tuple(word for word in heads() if len(word) > 1)


def _known(matches: Iterable[KnownMatch]) -> Iterator[Body]:
    for match in matches:
        if match.body:
            yield Body(
                match.start, match.end, match.body.kind, (), "known", name=match.body.name, region=match.body.region
            )


def _stands_by_itself(text: str, match: KnownMatch) -> bool:
    """Whether the name is no part of longer words: not 央行 of 中央行政, not 建设部 of 建设部署."""
    start, end = match.start, match.end
    if goes_on(text, end, text[start:end]):
        return False
    is_chinas = match.body is not None and match.body.kind == "government-body" and end - start <= _LONGEST_NATIONAL
    if is_chinas and _FOREIGN_BEFORE.search(text, max(start - _CLAUSE, 0), start):
        return False
    if text[end - 3 : end] == "党中央" and _OTHER_PARTY.search(text, max(start - 2, 0), start):
        return False
    if end - start > 3:
        return True
    if start and (word_bits(text[start - 1 : start + 1]) or _COMMON) < _COMMON:
        # 国新办 of 全国新办: its first character is the end of a common word.
        return False
    is_crossed = start > 0 and lists(text[start - 1 : start + 1]) and lists(text[end - 1 : end + 1])
    # 求是 of 实事求是.
    return not is_crossed and not (end - start == 2 and start > 1 and lists(text[start - 2 : end]))


def _published(text: str, outlets: Iterable[str]) -> Iterator[Body]:
    for outlet in outlets:
        start = text.find(outlet)
        for _ in range(_MOST_MENTIONS):
            if start < 0:
                break
            yield Body(start, start + len(outlet), "media", (), "outlet")
            start = text.find(outlet, start + len(outlet))


def _in_the_article(found: Iterable[Body], blocks: Sequence[Block]) -> Iterator[Body]:
    """Without those in what is the page's and not the article's, where only outlets are news."""
    starts = [block.start for block in blocks]
    is_furniture = [False, *(block.role == "boilerplate" for block in blocks)]
    if not any(is_furniture):
        yield from found
        return
    for body in found:
        if body.kind == "media" or not is_furniture[bisect_right(starts, body.start)]:
            yield body


def _longest(text: str, found: Iterable[Body]) -> list[Body]:
    """Of bodies that overlap the longest, so that one within another's name is not told by itself."""
    taken, kept, cut = bytearray(len(text)), [], bytearray(len(text) + 1)
    bodies = sorted(found, key=lambda body: (body.start - body.end, body.start))
    for body in bodies:
        if body.rule == "known":
            cut[body.start + 1 : body.end] = b"\1" * (body.end - body.start - 1)
    for body in bodies:
        # No name begins or ends within one that everybody knows.
        if not (cut[body.start] or cut[body.end]) and taken.find(1, body.start, body.end) < 0:
            taken[body.start : body.end] = b"\1" * (body.end - body.start)
            kept.append(body)
    return sorted(kept)
