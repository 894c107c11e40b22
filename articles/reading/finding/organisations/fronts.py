"""Which of the words before a head belong to the name."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from articles.reading.finding.organisations.parts import PARTY, Part, Surroundings, is_maker, parts_before
from articles.reading.finding.organisations.vocabulary import heads
from articles.reading.tables.words import words_by_label

# A part of a row may be a name with such a word in it: 迈为股份.
_LONGEST_OF_A_ROW = 14
_MAYBE_IN_A_NAME = "为来到开进有能可得起学三一二首领引助经自因如以前日月年中家"
_NEVER_IN_A_NAME = re.compile("[的了在和与及或等建对向将被]")
_BRANCHES = ("分公司", "子公司", "支行", "分行", "分院", "分社", "分部", "分校", "分局")
PLACES_OWN = ("村", "社区", "嘎查", "街道", "镇", "乡", "苏木")
"""What the names of villages and towns end in."""
VERBS = frozenset(
    [
        "建设",
        "共建",
        "保障",
        "支援",
        "发展",
        "开发",
        "服务",
        "推广",
        "管理",
        "保护",
        "支持",
        "创新",
        "改革",
        "提升",
        "培训",
    ]
) | {"研究", "设计"}
"""Words of names that are verbs where they stand first and no place is before them."""
_LEVELS = frozenset("省市县区州旗盟")
# What may stand before the place: 驻株部队, 武警湖南总队.
_FORCES = ("驻", "武警")
_FULL_PLACE = ("省", "市", "区", "县", "旗", "州", "镇", "乡", "街道", "盟")


def text_of(text: str, part: Part) -> str:
    return text[part.start : part.end]


def front(around: Surroundings, end: int, kind: str) -> tuple[list[Part], Part | None]:
    """What of the words before a head belongs to the name, and the word that bounds it (none at punctuation)."""
    parts: list[Part] = []
    border = None
    is_branch = around.text.startswith(_BRANCHES, end)
    for part in _beyond_short_forms(around, end, kind):
        if part.role in ("border", "count"):
            border = part
            break
        if parts and not _joins(around.text, part, parts[-1], is_branch):
            break
        parts.append(part)
        if part.role == "committee":
            break
    parts = _stripped(around.text, parts[::-1], kind)
    row = _part_of_a_row(around.text, border, end) if border is not None else None
    return ([row], None) if row else (parts, border)


def _beyond_short_forms(around: Surroundings, end: int, kind: str) -> Iterator[Part]:
    """The words before a head; 促 of 某某区投促中心 is no border, but a part of a word made short."""
    for part in parts_before(around, end):
        if part.role == "border" and part.end == end and _names_its_members(text_of(around.text, part), kind):
            yield Part(part.start, part.end, "everyday")
            yield from parts_before(around, part.start)
            return
        if part.role != "border" or part.end - part.start > 1:
            yield part
            continue
        if around.text[part.start] in "和与" and kind == "government-body" and part.end < end:
            if _names_a_bureau(around, part.start):
                yield Part(part.start, part.end, "everyday")
                yield from parts_before(around, part.start)
            else:
                yield part
            return
        if part.end != end:
            yield part
            return
        left = list(islice(parts_before(around, part.start), 2))
        if [other.role for other in left] != ["proper", "place"]:
            yield part
            return
        yield from (Part(left[0].start, part.end, "proper"), left[1])
        yield from parts_before(around, left[1].start)


def _names_its_members(word: str, kind: str) -> bool:
    """企业家 of 青年企业家协会, 希望 of 希望小学: elsewhere such words bound names."""
    return word in words_by_label("borders_in_names.tsv").get(kind, ())


def _names_a_bureau(around: Surroundings, end: int) -> bool:
    """Whether only what bureaus are for stands between a place and the 和: 资源县文化广电体育和旅游局."""
    for part in islice(parts_before(around, end), 6):
        if part.role in ("place", "owner"):
            return part.end < end
        if part.role != "everyday" or text_of(around.text, part) in heads():
            return False
    return False


def _joins(text: str, part: Part, right: Part, is_branch: bool) -> bool:
    """Whether the part can stand to the left of that one in a name; a branch bears its maker before its place."""
    if right.role == "place" and is_branch and part.role in ("proper", "word", "head", "everyday"):
        return True
    if right.role == "place" and text[right.end : right.end + 1] in ("（", "(") and part.role in ("everyday", "proper"):
        # 数字福建(安溪)产业园.
        return True
    if right.role in ("place", "country"):
        return part.role in ("place", "known", "country") or is_maker(text, part.end) or text_of(text, part) in _FORCES
    if right.role == "known":
        return part.role in ("place", "country")
    if right.role == "owner" and right.end - right.start == 1:
        return part.role not in ("committee", "head")
    return True


def _stripped(text: str, parts: list[Part], kind: str) -> list[Part]:
    """Without the address before the name: 长沙市望城区 of 长沙市望城区某某镇党委."""
    while parts and (text[parts[0].start] in "·（(" or text_of(text, parts[0]) in PARTY):
        parts = parts[1:]
    is_named_behind = len(parts) > 2 and parts[1].role in ("place", "proper", "word")
    if is_named_behind and parts[0].role == "quoted" and kind in ("park-zone", "museum"):
        # “中国V谷”某某山产业园 has its byname before it.
        parts = parts[1:]
    if len(parts) < 2:
        return parts
    if text_of(text, parts[0]) in VERBS and text_of(text, parts[1]) in _LEVELS:
        # 保障县疾控中心.
        return parts[1:]
    chain = len(list(takewhile(lambda part: part.role == "place", parts)))
    if chain > 1 and text_of(text, parts[chain - 1]).endswith(_FULL_PLACE):
        parts = parts[chain - 1 :]
    return parts if kind == "enterprise" else parts[_unlisted_place(text, parts) :]


def _unlisted_place(text: str, parts: Sequence[Part]) -> int:
    """Where the last village or town that no gazetteer has begins, if places stand before it: 某某区某某社区党支部."""
    for last in range(len(parts) - 1, 1, -1):
        if parts[last].role == "owner" and text_of(text, parts[last]) in PLACES_OWN:
            first = last
            while first and (
                parts[first - 1].role in ("proper", "word") or parts[first - 1].end - parts[first - 1].start == 1
            ):
                first -= 1
            if first < last and first and parts[first - 1].role in ("place", "owner"):
                return first
    return 0


def _part_of_a_row(text: str, border: Part, end: int) -> Part | None:
    """All from the 、 on, where the bounding word is a single character that may be part of a proper name."""
    start = text.rfind("、", max(end - _LONGEST_OF_A_ROW, 0), end) + 1
    if not start or border.end == end or text_of(text, border) not in _MAYBE_IN_A_NAME:
        return None
    item = text[start:end]
    return Part(start, end, "proper") if item.isalnum() and not _NEVER_IN_A_NAME.search(item) else None
