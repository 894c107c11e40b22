"""Names that are built as names are: a place or a proper name, what the body does, and what it is."""

import re
from collections.abc import Iterator, Sequence

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.customary import CONFERENCE, LEAGUE
from articles.reading.finding.organisations.fronts import VERBS, front, text_of
from articles.reading.finding.organisations.heads import heads_in
from articles.reading.finding.organisations.parts import PARTY, Part, Surroundings
from articles.reading.finding.organisations.vocabulary import Cue, Head, customary_names, sorts
from articles.reading.finding.verdicts import Tell, Verdict, nobody
from articles.reading.record import Span
from articles.reading.tables.lexicon import lists, word_bits
from articles.reading.tables.words import words, words_by_label

_ANCHORS = ("place", "known", "country", "whole")
_VILLAGES = ("村", "社区", "嘎查")
_SETTLED = (*_VILLAGES, "镇", "乡", "街道", "苏木", "区", "县", "园区")
# What stands behind a party committee without saying again whose it is: 区党工委、管委会.
_PAIRED = frozenset(["管委会", "管理委员会", "政府", "人民政府"])
# Bodies of two characters that one place after the other has: 县妇联、残联.
_NEXT = frozenset(
    [
        "法院",
        "人大",
        "政协",
        "监委",
        "纪委",
        "团委",
        "妇联",
        "残联",
        "文联",
        "科协",
        "侨联",
        "工商联",
        "总工会",
        "人武部",
        "编办",
    ]
)
_OF_VILLAGES = ("村委会", "村民委员会", "村支两委")
_MOST_OF_A_SITE = 2
# Committees that only zones, towns and streets have: 党工委书记.
_OF_THE_MAIN_PLACE = ("党工委",)
_INNER = ("公司", "集团", "学校", "大学", "学院", "医院")
# The bits of a common word.
_COMMON = 16.0
_SHARED_LEVEL = re.compile("[省市县区州]、$")
_NEXT_COLLEGE = re.compile("、\\w{2,10}学院")
_NEAR_UNIVERSITY = 2000
_CLOSED_BY = {"（": "）", "(": ")"}
_LONGEST_SECOND_NAME = 12
_TITLES = ("部长", "书记", "副部长", "副书记", "常务副", "主任", "副主任")
_OF_THE_PARTY = ("party-branch", "party-committee")
_TAILS = ("team", "park-zone", "museum")
_DESCRIBED = (*_TAILS, "association")


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
    is_named = border is not None and border.role == "count" and _has_a_proper_name(text, parts)
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
    if parts and parts[0].role == "word" and _is_one_of_such(text, parts[0], end):
        return body
    if parts and head.word == "学院" and _is_one_of_colleges(text, body):
        return body
    is_short = text[body.start : body.end] in customary_names()
    return body if _is_enough(text, parts, head) and not is_short else _tail(text, body, parts, head)


def _is_one_of_such(text: str, first: Part, end: int) -> bool:
    """图强林业局 behind 阿木尔林业局、: another of the same sort."""
    same = text[first.end : end]
    return len(same) > 1 and text[first.start - 1 : first.start] == "、" and text.endswith(same, 0, first.start - 1)


def _is_one_of_colleges(text: str, body: Body) -> bool:
    """管理学院、外语学院 where a university is named before."""
    is_in_row = text.endswith("学院、", 0, body.start) or _NEXT_COLLEGE.match(text, body.end) is not None
    return is_in_row and text.rfind("大学", max(body.start - _NEAR_UNIVERSITY, 0), body.start) >= 0


def _is_known(around: Surroundings, start: int, end: int, parts: Sequence[Part]) -> bool:
    """Whether it ends a known name: 外交部 is China's, unless another country stands before it."""
    known = around.known.get(end)
    is_elsewhere = bool(parts) and parts[0].role in ("place", "country")
    return known is not None and known[0] <= start and not is_elsewhere


def _tail(text: str, body: Body, parts: Sequence[Part], head: Head) -> Body | str:
    """The end of a name that may stand elsewhere."""
    if head.needs == "office" and not parts and text.startswith(_TITLES, body.end):
        return body._replace(rule="office-of-a-committee", tail=True)
    if not parts and head.word in _OF_THE_MAIN_PLACE and text.startswith(_TITLES, body.end):
        return body._replace(rule="elided-owner", owner=(body.start, body.start))
    if not parts and head.word in _PAIRED and text[max(body.start - 1, 0)] in "、和":
        return body._replace(rule="second-of-a-pair", tail=True)
    if _is_of_an_institution(text, parts, head):
        return body._replace(rule="branch-of-an-institution", tail=True)
    if head.kind in _OF_THE_PARTY and len(parts) == 1 and parts[0].role == "head" and parts[0].end - parts[0].start > 1:
        return body._replace(rule="branch-of-the-one-named", tail=True)
    if _may_be_next(text, body, parts, head):
        return body._replace(rule="next-in-a-row", tail=True)
    if head.needs in ("name", "words") and (parts or head.kind in _TAILS) and body.end - body.start > 2:
        return body._replace(rule="tail-of-a-name", tail=True)
    return "nothing before it that names"


def _may_be_next(text: str, body: Body, parts: Sequence[Part], head: Head) -> bool:
    """民政局 of 市教育局、民政局, 宣传部 of 县委组织部、宣传部: the place is said of the first only."""
    if text[max(body.start - 1, 0)] not in "、和与及":
        return False
    if text[body.start : body.end] in customary_names():
        return True
    if any(part.role != "everyday" for part in parts):
        return False
    if head.needs == "office" or head.kind == "government-body":
        return body.end - body.start > 2 or head.word in _NEXT
    return not parts and head.word in _NEXT


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
    if kind == "government-body" and text[first.start : end] in _VILLAGES:
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


def _is_of_an_institution(text: str, parts: Sequence[Part], head: Head) -> bool:
    """内科第二党支部: it lacks the hospital, which stands before."""
    if head.kind != "party-branch" or not parts:
        return False
    return all(text_of(text, part) in words_by_label("party_branches.tsv")["institution"] for part in parts)


def _is_enough(text: str, parts: Sequence[Part], head: Head) -> bool:
    if not parts or text_of(text, parts[0]) in VERBS or _is_of_an_institution(text, parts, head):
        return False
    settled = any(part.role == "owner" and text_of(text, part) in _SETTLED for part in parts[1:])
    named = settled or _has_a_proper_name(text, parts)
    if head.needs == "place":
        if any(part.role == "head" or text_of(text, part) in _INNER for part in parts[1:]):
            # 某某集团建设科创中心: the enterprise builds it.
            return False
        return named and (settled or parts[0].role in ("proper", "quoted", "word"))
    if head.needs == "office":
        return parts[-1].role in ("head", "owner", "quoted")
    if named or any(part.role == "word" for part in parts):
        return True
    described = len(parts) > 1 and parts[-1].end - parts[0].start > 3
    # 全国 alone says that all are meant, but there is one 全国…协会.
    whole = text_of(text, parts[0]) in ("全国", "国际", "世界", "全球", "亚洲")
    return (head.needs == "words" and described and head.kind in _DESCRIBED) or (whole and head.kind == "association")


def _has_a_proper_name(text: str, parts: Sequence[Part]) -> bool:
    """Two unknown characters in a row, or a name in quotation marks; “两新” is none."""
    unknown = 0
    for start, end, role in parts:
        unknown = unknown + end - start if role == "proper" or end - start == 1 else 0
        if unknown > 1 or (role == "quoted" and sorts().get(text[start + 1 : end - 1]) != "everyday"):
            return True
    return False


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
