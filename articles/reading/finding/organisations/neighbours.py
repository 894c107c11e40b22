"""Enterprises that only stand beside others in a row: 青岚物流、海纳云, and 川岭钻探、中岭测井."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, takewhile

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.parts import Part, Surroundings, parts_before
from articles.reading.finding.organisations.vocabulary import Cue, heads, sorts
from articles.reading.record import Span
from articles.reading.tables.lexicon import lists
from articles.reading.tables.words import alternation, words, words_by_label

_SHORTEST, _LONGEST = 3, 8
# An unknown word, or a trade and as much before it.
_UNKNOWN, _WITH_TRADE = 2, 4
_PLACES = ("省", "市", "县", "区", "镇", "乡", "村", "街道", "社区", "国", "州", "旗", "路", "线")
_ITEM = re.compile("[^\\W\\d_]{1,12}")


def beside_enterprises(around: Surroundings, bodies: Iterable[Body], cues: Iterable[tuple[int, Cue]]) -> Iterator[Body]:
    """What stands next to an enterprise in a row, and to what was found so, without end or beginning in a word."""
    waiting = [(body.start, body.end) for body in bodies if body.kind == "enterprise" and not body.tail]
    by_trades = list(_by_trades(around, cues))
    yield from (Body(*span, "enterprise", (), "trade-in-a-row") for span in by_trades)
    waiting += by_trades
    seen = {position for span in waiting for position in span}
    while waiting:
        start, end = waiting.pop()
        for span in (_left(around, start), _right(around, end)):
            if span and seen.isdisjoint(span):
                seen.update(span)
                waiting.append(span)
                yield Body(*span, "enterprise", (), "beside-enterprises")


def _by_trades(around: Surroundings, cues: Iterable[tuple[int, Cue]]) -> Iterator[Span]:
    """川岭钻探 of 与川岭钻探、中岭测井签约: what ends with a trade that things have too names one in a row only."""
    text = around.text
    for end, cue in cues:
        if cue.use == "trade-in-rows" and text[end : end + 1] == "、":
            parts = list(islice(parts_before(around, end - cue.length), 2))
            if [part.role for part in parts] == ["proper", "proper"] and _right(around, end):
                yield parts[1].start, end


def _left(around: Surroundings, start: int) -> Span | None:
    text = around.text
    if text[start - 1 : start] != "、":
        return None
    end = first = start - 1
    for part in parts_before(around, end):
        is_trade = part.end == end and part.role == "everyday"
        if not (is_trade or _is_of_a_name(text, part)) or end - part.start > _LONGEST:
            break
        first = part.start
    return (first, end) if _is_named(around, first, end) else None


def _right(around: Surroundings, end: int) -> Span | None:
    text, start = around.text, end + 1
    if text[end : end + 1] != "、" or not (item := _ITEM.match(text, start)):
        return None
    last = item.end()
    if trade := _trades().search(text, start + 2, min(last, start + _LONGEST)):
        last = trade.end()
    else:
        last = next((at for at in range(start, last) if _border_at(text, at)), last)
    return (start, last) if _is_named(around, start, last) else None


def _border_at(text: str, at: int) -> bool:
    return any(sorts().get(text[at : at + length]) == "border" for length in (1, 2, 3))


def _is_of_a_name(text: str, part: Part) -> bool:
    return part.role in ("proper", "word") or (
        part.role == "everyday" and text[part.start : part.end] in "一二三四五六七八九十"
    )


def _is_named(around: Surroundings, start: int, end: int) -> bool:
    """Whether it is an unknown word, or ends with a trade, and is neither a person's name, a place nor a sort."""
    text = around.text
    name = text[start:end]
    if not _SHORTEST <= len(name) <= _LONGEST or not name.isalnum() or lists(name) or name in sorts():
        return False
    parts = list(takewhile(lambda part: part.end > start, parts_before(around, end)))
    if name.endswith(_ends_of_others()) or any(part.role in ("border", "count", "place", "owner") for part in parts):
        return False
    unknown = sum(part.end - part.start for part in parts if part.role == "proper")
    if trade := _trades().search(name, 2):
        return trade.end() == len(name) >= _WITH_TRADE and not all(part.role == "everyday" for part in parts)
    is_person = len(name) == _SHORTEST and name.startswith(_surnames())
    is_between = text[start - 1 : start] == text[end : end + 1] == "、"
    return unknown >= _UNKNOWN - is_between and not is_person


@cache
def _trades() -> re.Pattern[str]:
    listed = words_by_label("cues.tsv")
    return re.compile(alternation(frozenset((*listed["trade"], *listed["trade-in-rows"]))))


@cache
def _ends_of_others() -> tuple[str, ...]:
    return (*_PLACES, *heads())


@cache
def _surnames() -> tuple[str, ...]:
    return tuple(words("surnames.txt"))
