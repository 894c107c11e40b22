"""Names that are built as names are: a place or a proper name, what the body does, and what it is."""

import re
from collections.abc import Iterator, Sequence

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.customary import CONFERENCE, LEAGUE
from articles.reading.finding.organisations.fronts import front, text_of
from articles.reading.finding.organisations.heads import heads_in
from articles.reading.finding.organisations.incomplete import tail_of
from articles.reading.finding.organisations.parts import PARTY, Part, Surroundings
from articles.reading.finding.organisations.sufficiency import (
    VILLAGES,
    has_a_proper_name,
    is_enough,
    is_one_of_colleges,
    is_one_of_such,
)
from articles.reading.finding.organisations.vocabulary import Cue, Head, customary_names
from articles.reading.finding.verdicts import Tell, Verdict, nobody
from articles.reading.record import Span
from articles.reading.tables.lexicon import lists, word_bits
from articles.reading.tables.words import words, words_by_label

_ANCHORS = ("place", "known", "country", "whole")
_OF_VILLAGES = ("村委会", "村民委员会", "村支两委")
_MOST_OF_A_SITE = 2
# The bits of a common word.
_COMMON = 16.0
_SHARED_LEVEL = re.compile("[省市县区州]、$")
_CLOSED_BY = {"（": "）", "(": ")"}
_LONGEST_SECOND_NAME = 12


def structured(around: Surroundings, cues: Sequence[tuple[int, Cue]], tell: Tell) -> Iterator[Body]:
    """A body for each head that has enough before it, in the order of the text; they may lie in one another."""
    for end, head in heads_in(around.text, cues):
        start = end - len(head.word)
        decided = _decided(around, start, end, head)
        if isinstance(decided, Body):
            yield decided
        elif tell is not nobody:
            tell(Verdict(start, end, "organisation", False, "head", decided))


def _decided(around: Surroundings, start: int, end: int, head: Head) -> Body | str:
    """The body, or why there is none."""
    text = around.text
    is_committee = head.word[1:] == "委" and head.needs == "place"
    parts, border = front(around, start + 1 if is_committee and start + 1 in around.places else start, head.kind)
    if is_committee and text.endswith(LEAGUE, 0, start):
        parts = []
    if head.kind == "media":
        parts = _after_the_last_dot(text, parts)
    places = tuple(_places(around, parts))
    # 这家中信泰富特钢集团 is one with a name.
    is_named = border is not None and border.role == "count" and has_a_proper_name(text, parts)
    if border is not None and not places and not is_named and _means_none(text, border):
        return f"no particular one: {text_of(text, border)}"
    if head.kind == "party-branch" and any(
        text_of(text, part) in words_by_label("party_branches.tsv")["honour"] for part in (*parts, border) if part
    ):
        return "an honour"
    if head.word == "网" and len(parts) > _MOST_OF_A_SITE:
        return "no site"
    if _is_known(around, start, end, parts):
        return "the end of a name that everybody knows"
    begin, kind = _of_the_party(text, parts[0].start if parts else start, head)
    body = Body(begin, _with_more(around, end, head), kind, places, "structure")
    if parts and (parts[0].role in _ANCHORS or (places and parts[0].role != "owner")):
        return body
    if not parts and head.word in _OF_VILLAGES:
        return body._replace(rule="elided-owner", owner=(start, start + len("村")))
    if (parts and parts[0].role in ("owner", "committee")) or (not parts and is_committee):
        return _of_an_owner(text, body, parts[0] if parts else Part(start, end, "committee"), parts[1:])
    if parts and parts[0].role == "word" and is_one_of_such(text, parts[0], end):
        return body
    if parts and head.word == "学院" and is_one_of_colleges(text, body):
        return body
    is_short = text[body.start : body.end] in customary_names()
    return body if is_enough(text, parts, head) and not is_short else tail_of(text, body, parts, head)


def _is_known(around: Surroundings, start: int, end: int, parts: Sequence[Part]) -> bool:
    """Whether it ends a known name: 外交部 is China's, unless another country stands before it."""
    known = around.known.get(end)
    is_elsewhere = bool(parts) and parts[0].role in ("place", "country")
    return known is not None and known[0] <= start and not is_elsewhere


def _places(around: Surroundings, parts: Sequence[Part]) -> Iterator[Span]:
    for part in parts:
        place = around.places.get(part.end - 1) or around.places.get(part.end - 2)
        if part.role == "place":
            yield part.start, part.end
        elif part.role == "committee" and place and place[0] == part.start:
            yield place


def _of_the_party(text: str, begin: int, head: Head) -> tuple[int, str]:
    """With 中共 or 中国共产党 before its place, 长沙市委员会 is a party committee; 团长沙市委 is the League's."""
    for party in PARTY if text.endswith(PARTY, 0, begin) else ():
        if text.endswith(party, 0, begin):
            return begin - len(party), "party-committee" if head.word == "委员会" else head.kind
    if head.word == "委员会" and text.endswith(CONFERENCE, 0, begin):
        return begin - len(CONFERENCE), "government-body"
    for league in LEAGUE if head.word[1:] == "委" else ():
        if text.endswith(league, 0, begin) and not lists(text[begin - 2 : begin]):
            return begin - len(league), "association"
    return begin, head.kind


def _means_none(text: str, border: Part) -> bool:
    """三家公司, 各级党委."""
    return border.role == "count" or text_of(text, border) in words("determiners.txt")


def _of_an_owner(text: str, body: Body, first: Part, behind: Sequence[Part]) -> Body | str:
    """Whose it is, is told elsewhere. 省、市委 names no committee, and a village has no departments."""
    kind = "party-committee" if first.role == "committee" and body.kind != "association" else body.kind
    end = first.end - len(_level_committee(text, first)) if first.role == "committee" else first.end
    if _SHARED_LEVEL.search(text, max(body.start - 2, 0), body.start):
        return "shared with the level before it"
    if kind == "government-body" and text[first.start : end] in VILLAGES:
        return "no body of a village"
    if (
        first.role == "owner"
        and end - first.start == 1
        and behind
        and behind[0].role != "everyday"
        and _is_common(text[end - 1 : end + 1])
    ):
        # 村民进公司.
        return "no owner, but a part of a word"
    return body._replace(kind=kind, rule="elided-owner", owner=(first.start, end))


def _level_committee(text: str, committee: Part) -> str:
    """What is behind the level: 党委 of 自治区党委, 委 of 市委."""
    return "党委" if text.endswith("党委", committee.start, committee.end) else "委"


def _is_common(word: str) -> bool:
    return (word_bits(word) or _COMMON) < _COMMON


def _with_more(around: Surroundings, end: int, head: Head) -> int:
    """The end of 政法工作部（社会工作部）, whose second name belongs to it, or of 某某小镇（长沙·智能制造）."""
    text = around.text
    closing = _CLOSED_BY.get(text[end : end + 1])
    close = text.find(closing, end, end + _LONGEST_SECOND_NAME + 2) if closing else -1
    if close < 0:
        return end
    inside = text[end + 1 : close]
    is_second = inside.isalpha() and inside[-1:] in tuple("部局委办")
    is_where = head.kind == "park-zone" and any(last in around.places for last in range(end + 2, close + 1))
    return close + 1 if is_second or is_where else end


def _after_the_last_dot(text: str, parts: list[Part]) -> list[Part]:
    """Of 湖南日报·新湖南客户端 the second outlet."""
    dots = [index for index, part in enumerate(parts) if text_of(text, part) == "·"]
    return parts[dots[-1] + 1 :] if dots else parts
