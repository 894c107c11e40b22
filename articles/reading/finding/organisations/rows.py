"""Bodies that stand in a row, of which a word behind it says what they are: 天鹅到家、兴盛优选等企业."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.parts import Part, Surroundings, parts_before
from articles.reading.finding.organisations.vocabulary import heads, sorts
from articles.reading.record import Span
from articles.reading.tables.lexicon import lists
from articles.reading.tables.words import alternation, words, words_by_label

_LONGEST_ITEM = 12
_MOST_ITEMS = 30
_LONGEST_ROW = 160
_ENDS_A_ROW = re.compile("[，,。；;：:！!？?\n]")
_SHORT_ITEM = 5
_SAID = re.compile("[的了在和与及或并对向由将被把从同等他她我你它们这那该各每到来去有是让请]")
_PEOPLE = re.compile("(?<!负责)人|名|(?<!单)位")
_SORTS = re.compile("[等各每该某的]|[两三四五六七八九十0-9][家所]")
_PLACES = ("省", "市", "县", "区", "镇", "乡", "村", "街道", "社区", "国")
_WRAPPING = '“”‘’"'


def in_rows(around: Surroundings) -> Iterator[Body]:
    """The items before 等企业, 等3家公司, 的党组织负责人: what they are is said behind them."""
    for found in _said_behind().finditer(around.text):
        end, has_members = (found.start(), False) if found["noun"] else _before_their_heads(around.text, found)
        items = list(_items(around, end))
        noun = found["noun"] or "单位"
        if not _are_bodies([around.text[slice(*span)] for span in items], found[0], noun, has_members):
            continue
        unsure = not has_members and noun in words_by_label("rows_of_bodies.tsv")["unsure"]
        for span in items:
            if _may_be_named(around, span) and not (unsure and _may_be_a_person(around.text[slice(*span)])):
                yield Body(*span, _kinds()[noun], (), "row")


def _before_their_heads(text: str, found: re.Match[str]) -> tuple[int, bool]:
    """Where the row before 的党组织主要负责人 ends, and whether they are said to be those of bodies."""
    end = found.start()
    end -= 2 if text.endswith(("主要", "相关", "有关"), 0, end) else 0
    for members in ("的企业", "的公司", "的党组织", "的党支部"):
        if text.endswith(members, 0, end):
            return end - len(members), True
    return end, False


def _items(around: Surroundings, end: int) -> Iterator[Span]:
    """The spans between the 、 before `end`, the last first; of the first item what a name can begin with."""
    text, stop = around.text, max(end - _LONGEST_ROW, 0)
    ended = max((found.end() for found in _ENDS_A_ROW.finditer(text, stop, end)), default=stop)
    if _last_bound(text, ended, end) < 0:
        # One alone is no row.
        return
    for _ in range(_MOST_ITEMS):
        bound = _last_bound(text, ended, end)
        is_first = bound < 0
        start = _item_start(around, ended if is_first else bound + 1, end, is_first)
        span = _unwrapped(text, start, end)
        if 1 < span[1] - span[0] <= _LONGEST_ITEM:
            yield span
        if is_first:
            return
        end = bound


def _last_bound(text: str, start: int, end: int) -> int:
    return max(text.rfind(mark, start, end) for mark in "、和与及")


def _item_start(around: Surroundings, ended: int, end: int, is_first: bool) -> int:
    """Where an item begins: behind its place, and the first behind the last word that no name has."""
    start = end
    if not is_first:
        places = [around.places[last] for last in range(ended + 1, end) if last in around.places]
        is_body = around.text.endswith(_head_words(), ended, end)
        has_own_name = bool(places) and end - places[0][1] > 1 and not lists(around.text[places[0][1] : end])
        return places[0][1] if has_own_name and places[0][0] == ended and not is_body else ended
    for part in parts_before(around, end):
        if part.role == "place" and part.start >= ended and lists(around.text[start:end]):
            # 株洲齿轮: nobody is called 齿轮 alone.
            return part.start
        if part.role in ("border", "count", "place") or part.start < ended:
            return _further(around, part, ended, start, end)
        start = part.start
    return start


def _further(around: Surroundings, border: Part, ended: int, start: int, end: int) -> int:
    """Beyond a border of one character that stands within a name: 迈为股份, 天鹅到家."""
    if border.role != "border" or border.end - border.start > 1 or start != border.end:
        return start
    if end - ended <= _SHORT_ITEM and around.text[ended:end].isalnum() and not _SAID.search(around.text, ended, end):
        # All that stands behind the punctuation: 三一重工.
        return ended
    before = next(parts_before(around, border.start), None)
    roles = ("proper", "word") if end - start == 1 else ("proper",)
    inside = before is not None and before.role in roles and before.start >= ended
    return before.start if before and inside else start


def _unwrapped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _WRAPPING:
        start += 1
    while end > start and text[end - 1] in _WRAPPING:
        end -= 1
    return start, end


def _are_bodies(items: Sequence[str], said: str, noun: str, has_members: bool) -> bool:
    """食品、机械等企业 are sorts of enterprises, and 10名 are people. Behind 单位 or 项目 the items must say it."""
    if len(items) < 2 or _PEOPLE.search(said) or any(sorts().get(item) == "everyday" for item in items):
        return False
    if noun not in words_by_label("rows_of_bodies.tsv")["unsure"] or any(item.endswith(_endings()) for item in items):
        return True
    return has_members and sum(map(lists, items)) * 2 < len(items)


def _may_be_a_person(name: str) -> bool:
    return len(name) < 4 and name.startswith(tuple(words("surnames.txt"))) and not name.endswith(_endings())


def _may_be_named(around: Surroundings, span: Span) -> bool:
    text = around.text[span[0] : span[1]]
    if not text.isalnum() or text[0].isdigit() or around.places.get(span[1]) == span:
        return False
    # What ends as a body does is told by what stands before that.
    return not _SORTS.search(text) and not text.endswith((*_PLACES, *_head_words())) and text not in sorts()


@cache
def _endings() -> tuple[str, ...]:
    return (*heads(), *words_by_label("cues.tsv")["trade"])


@cache
def _head_words() -> tuple[str, ...]:
    return tuple(heads())


@cache
def _kinds() -> dict[str, str]:
    table = words_by_label("rows_of_bodies.tsv")
    return {noun: kind for kind, nouns in table.items() if kind != "unsure" for noun in nouns}


@cache
def _said_behind() -> re.Pattern[str]:
    nouns = alternation(frozenset(_kinds()))
    number = "[0-9一二三四五六七八九十百千多数几余两]{1,6}(?:[家个所]|余家|多家)?|一大?批|许多|众多|不少"
    # It begins with a class of characters, because `re` skips to those; a run of dots is tried at its beginning only.
    return re.compile(
        "[等…—负两三四五六七八九](?:"
        "(?:(?<=[两三四五六七八九])(?=[家所])[家所]?"
        f"|(?:(?<=等)|(?<=…)(?<!……)…*|(?<=—)(?<!——)—*)(?:{number})?)"
        f"[^\\W\\d_]{{0,6}}?(?P<noun>{nouns})(?![家主]|职工|员工|活动)"
        "|(?<=等)(?=签约|入驻|落户|落地|投产|开工|参展|加盟|捐款|捐赠)"
        "|(?<=负)责(?:人|同志))"
    )
