"""Whether the words before a head are enough to name a body."""

import re
from collections.abc import Sequence

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.fronts import VERBS, text_of
from articles.reading.finding.organisations.parts import Part
from articles.reading.finding.organisations.vocabulary import Head, sorts
from articles.reading.tables.words import words_by_label

VILLAGES = ("村", "社区", "嘎查")
"""What villages are called."""
TAILS = ("team", "park-zone", "museum")
"""Kinds of bodies whose names describe them."""
_SETTLED = (*VILLAGES, "镇", "乡", "街道", "苏木", "区", "县", "园区")
_INNER = ("公司", "集团", "学校", "大学", "学院", "医院")
_NEXT_COLLEGE = re.compile("、\\w{2,10}学院")
_NEAR_UNIVERSITY = 2000
_DESCRIBED = (*TAILS, "association")


def is_enough(text: str, parts: Sequence[Part], head: Head) -> bool:
    if not parts or text_of(text, parts[0]) in VERBS or is_of_an_institution(text, parts, head):
        return False
    settled = any(part.role == "owner" and text_of(text, part) in _SETTLED for part in parts[1:])
    named = settled or has_a_proper_name(text, parts)
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


def has_a_proper_name(text: str, parts: Sequence[Part]) -> bool:
    """Two unknown characters in a row, or a name in quotation marks; “两新” is none."""
    unknown = 0
    for start, end, role in parts:
        unknown = unknown + end - start if role == "proper" or end - start == 1 else 0
        if unknown > 1 or (role == "quoted" and sorts().get(text[start + 1 : end - 1]) != "everyday"):
            return True
    return False


def is_of_an_institution(text: str, parts: Sequence[Part], head: Head) -> bool:
    """内科第二党支部: it lacks the hospital, which stands before."""
    if head.kind != "party-branch" or not parts:
        return False
    return all(text_of(text, part) in words_by_label("party_branches.tsv")["institution"] for part in parts)


def is_one_of_such(text: str, first: Part, end: int) -> bool:
    """图强林业局 behind 阿木尔林业局、: another of the same sort."""
    same = text[first.end : end]
    return len(same) > 1 and text[first.start - 1 : first.start] == "、" and text.endswith(same, 0, first.start - 1)


def is_one_of_colleges(text: str, body: Body) -> bool:
    """管理学院、外语学院 where a university is named before."""
    is_in_row = text.endswith("学院、", 0, body.start) or _NEXT_COLLEGE.match(text, body.end) is not None
    return is_in_row and text.rfind("大学", max(body.start - _NEAR_UNIVERSITY, 0), body.start) >= 0
