"""The words of a text from right to left, and what each is to a name that it may stand in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from articles.reading.finding.organisations.vocabulary import SHORT, heads, long_words, sorts
from articles.reading.record import Span
from articles.reading.tables.lexicon import simplified_words

Role = Literal[
    "place",  # of the gazetteer
    "known",  # a body that is known by name
    "country",
    "whole",  # a word for the whole country: 国家
    "committee",  # 长沙市委, or 市委 alone
    "owner",  # a word for a place or body named before: 市, 公司
    "head",
    "everyday",  # what many bodies share: 科技
    "word",  # any other of the lexicon
    "proper",  # a character that makes no word with its neighbours, or foreign letters
    "quoted",
    "border",  # a word that no name has
    "count",  # 家 of 三家: no body is meant by name
]

# No name is longer than this, so whatever a text holds is looked at a bounded number of times.
_LONGEST_NAME = 40
_LONGEST_QUOTED = 16
_COUNTED = re.compile(
    "(?:[0-9一二三四五六七八九十百千万亿两多几数每各余某这那该][余多]?(?:个|家|所|座|支|名|位|条|批|间|处|类|户|对|种|只|队)"
    "|(?P<time>[0-9一二三四五六七八九十][年月日号时届次]))$"
)
_MEASURES = frozenset("个家所座支名位条批间处类户对种只队年月日号时届次")
_FOREIGN = re.compile("[A-Za-z][A-Za-z0-9&+.-]*$|[0-9]+[A-Za-z]+$|第[0-9]+$|(?<![0-9.,:年月])[0-9]{2,3}$")
_COUNTING = (*_MEASURES, *"个项大强余多万亿%级城场天点分号人员党高院校医学新两公里")
_OFFICES = frozenset("局委办厅")
_NO_VERBS = frozenset(["吴起", "雄起", "自有", "公有", "私有", "特有", "固有", "专有", "稀有", "自在", "独到", "供给"])
_OPENED_BY = {"”": "“", "’": "‘", "）": "（", ")": "(", "》": "《", "」": "「"}
_NO_CITY = ("市场", "市民", "市政", "市容")
_OF_SPEECH = re.compile("[。！？；，,]")
PARTY = ("中国共产党", "中共")
"""What may stand before the place in the name of a party committee."""
# A place alone has these behind it and yet goes on as a name: 某某控股湖南公司.
_MAKERS = ("控股", "集团", "公司", "股份", "银行", "总局", "保险", "电力", "电网", "移动", "联通", "电信", "大学")


class Part(NamedTuple):
    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Of one text: the spans of its places and of the bodies that everybody knows, by their ends; the words that were
    looked at, by theirs.
    """

    text: str
    places: Mapping[int, Span]
    known: Mapping[int, Span]
    parts: dict[int, Part | None] = field(default_factory=dict)


def parts_before(around: Surroundings, end: int) -> Iterator[Part]:
    """The words that end at `end`, the last first, up to and including one that no name has, or up to punctuation."""
    stop, parts = end - _LONGEST_NAME, around.parts
    while end > stop:
        part = parts[end] if end in parts else parts.setdefault(end, _part(around, end))
        if part is None:
            return
        yield part
        if part.role in ("border", "count"):
            return
        end = part.start


def _part(around: Surroundings, end: int) -> Part | None:
    if end <= 0:
        return None
    text = around.text
    last = text[end - 1]
    if last == "委" and (committee := _committee(around, end)):
        return committee
    if span := around.places.get(end):
        return Part(*span, "place")
    if text.startswith(_NO_CITY, end) and (span := around.places.get(end + 1)):
        return Part(span[0], end, "place")
    if span := around.known.get(end):
        return Part(*span, "known")
    if last in _OPENED_BY:
        return _wrapped(text, end, _OPENED_BY[last])
    if not last.isalnum():
        return Part(end - 1, end, "proper") if last == "·" else None
    if last in _MEASURES and (counted := _COUNTED.search(text, max(end - 3, 0), end)):
        return Part(end - 1, end, "border" if counted["time"] else "count")
    if last < "\u2e80":
        # 58 of 58小镇, but not 12 of 12家企业.
        found = None if text.startswith(_COUNTING, end) else _FOREIGN.search(text, max(end - _LONGEST_NAME, 0), end)
        return Part(found.start(), end, "proper") if found else None
    return _word(around, end)


def _committee(around: Surroundings, end: int) -> Part | None:
    """长沙市委 with its place, 户县县委, or 市委 alone."""
    start = end - 2
    if start < 0 or around.text[end - 1] != "委" or sorts().get(around.text[start:end]) != "committee":
        return None
    place = around.places.get(end - 1) or around.places.get(start)
    return Part(place[0] if place else start, end, "committee")


def _wrapped(text: str, end: int, opening: str) -> Part | None:
    start = text.rfind(opening, max(end - _LONGEST_QUOTED, 0), end)
    is_bracket = opening in "（("
    if start < 0 or end - start < 3 or opening == "《" or _OF_SPEECH.search(text, start, end):
        return None
    if is_bracket and not text[start + 1 : end - 1].isalnum():
        return None
    return Part(start, end, "quoted")


def _word(around: Surroundings, end: int) -> Part:
    """The longest word of any list that ends here; one character where there is none."""
    text, known, listed, first = around.text, sorts(), simplified_words(), max(end - SHORT, 0)
    for word in long_words().get(text[first:end], ()):
        if text.startswith(word, end - len(word)) and end >= len(word):
            return Part(end - len(word), end, known[word])
    for start in range(first, end - 1):
        word = text[start:end]
        sort = known.get(word)
        if word == "组织" and text[start - 1 : start] == "”":
            # “两新”组织党委.
            sort = "everyday"
        if sort is None and (word not in listed or known.get(word[:2]) == "country"):
            # 美国国会 is two parts of a name.
            continue
        if sort is None and len(word) == SHORT and known.get(word[:2]) == "border":
            # 签订协议.
            sort = "border"
        if sort == "everyday" and known.get(word[0]) == "owner" and text[end : end + 1] in _OFFICES:
            # 省管局 is that of the province.
            continue
        if sort is None and (_is_several_words(word) or _joins_a_head(text, start, end)):
            continue
        if not _splits_a_place(around, start, end):
            return Part(start, end, sort or ("border" if _is_done(word) else "word"))
    return Part(end - 1, end, known.get(text[end - 1], "proper"))


def _is_several_words(word: str) -> bool:
    """各街道, 市政府, and 和县, whose 和 joins where the county of that name is not meant."""
    if word[0] in "各每":
        return True
    first, rest = sorts().get(word[0]), word[1:]
    return (word[0] == "和" and sorts().get(rest) == "owner") or (first == "owner" and rest in heads())


def _joins_a_head(text: str, start: int, end: int) -> bool:
    """联和 of 妇联和残联, 联同 of 文联同作协."""
    return end - start == 2 and text[max(start - 1, 0) : end - 1] in heads() and sorts().get(text[end - 1]) == "border"


def _is_done(word: str) -> bool:
    """办起, 用到: a verb and its complement."""
    return len(word) == 2 and word[1] in "起到着给了在有" and word not in _NO_VERBS


def _splits_a_place(around: Surroundings, start: int, end: int) -> bool:
    """Whether a place ends within the word, as 长沙市 does before 市区; 长沙市场监管局 is of 长沙."""
    if around.text.startswith(_NO_CITY, start):
        return False
    return not around.places.keys().isdisjoint(range(start + 1, end))


def is_maker(text: str, end: int) -> bool:
    return text.endswith(_MAKERS, 0, end)
