"""Occasions whose date everybody knows: five-year plans, anniversaries, congresses of the Party."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from articles.reading.dates import edtf
from articles.reading.dates.edtf import Dated, inferred
from articles.reading.dates.numerals import number
from articles.reading.tables.words import lines

# From the third plan on they follow one another without a gap: the third began with 1966.
_THIRD_PLAN, _THIRD_BEGAN, _YEARS_OF_PLAN = 3, 1966, 5
_LAST_YEAR = ("末", "期末", "收官之年", "最后一年", "决战决胜之年", "决胜之年")
_FIRST_YEAR = ("开局之年", "开局", "起步之年", "第一年", "首年", "初期", "初")
_QUOTES = tuple('“"「『‘')
_LONGEST_NAME = 20
# A letter of Chinese other than those that join a name to what is said of it.
_HAN = re.compile("(?![祝念接是喜迎值逢合在为和及与的礼年来此暨到建向])[\u4e00-\u9fff]")


class Occasion(NamedTuple):
    start: int
    end: int
    kind: Literal["plan", "anniversary", "congress"]
    dated: Dated


def _plan(found: re.Match[str], text: str) -> Occasion:
    which = number(found["plan"] or found["short_plan"])
    first = _THIRD_BEGAN + (which - _THIRD_PLAN) * _YEARS_OF_PLAN
    last = first + _YEARS_OF_PLAN - 1
    if found["plan_part"] in _LAST_YEAR:
        dated = edtf.year(last)
    elif found["plan_part"] in _FIRST_YEAR:
        dated = edtf.year(first)
    else:
        dated = edtf.span(edtf.year(first), edtf.year(last))
    is_quoted = text[found.start() - 1 : found.start()] in _QUOTES
    return Occasion(found.start() - is_quoted, found.end(), "plan", inferred(dated))


def _anniversary(found: re.Match[str], text: str) -> Occasion | None:
    """None where the words before the number name nothing that is known."""
    before = text[max(0, found.start() - _LONGEST_NAME) : found.start()].rstrip(" \u3000”’》")
    name = next((before[place:] for place in range(len(before)) if _is_name(before, place)), None)
    years = number(found["anniversary"]) if found["anniversary"] else 100
    if name is None or not years:
        return None
    start = text.rindex(name, 0, found.start())
    return Occasion(start, found.end(), "anniversary", inferred(edtf.year(_begun()[name] + years)))


def _feast(found: re.Match[str], _text: str) -> Occasion | None:
    """第31个教师节 is that of 2015."""
    before_the_first = _before_feasts().get(found["feast_name"])
    if before_the_first is None:
        return None
    year = before_the_first + number(found["feast"])
    return Occasion(found.start(), found.end(), "anniversary", inferred(edtf.year(year)))


def _is_name(before: str, place: int) -> bool:
    """Whether a name begins there, and not in the middle of another: 朝鲜人民军|建军."""
    return before[place:] in _begun() and (place == 0 or not _HAN.match(before, place - 1))


def _congress(found: re.Match[str], _text: str) -> Occasion | None:
    """None for one that is not in the table: whatever is said of it lies ahead."""
    session = number(found["plenum"]) if "plenum" in found.groupdict() else 0
    days = _congresses().get((number(found["congress"]), session))
    if days is None:
        return None
    first, last = days
    return Occasion(found.start(), found.end(), "congress", inferred(edtf.span(edtf.day(first), edtf.day(last))))


@cache
def _begun() -> dict[str, int]:
    return _years("anniversaries.tsv")


@cache
def _before_feasts() -> dict[str, int]:
    return _years("feasts.tsv")


def _years(table: str) -> dict[str, int]:
    rows = (line.split("\t") for line in lines(table))
    return {name: int(year) for year, names in rows for name in names.split()}


@cache
def _congresses() -> dict[tuple[int, int], tuple[date, date]]:
    rows = (line.split("\t") for line in lines("congresses.tsv"))
    return {
        (int(which), int(session)): (date.fromisoformat(first), date.fromisoformat(last))
        for which, session, first, last in rows
    }


OCCASIONS: dict[str, Callable[[re.Match[str], str], Occasion | None]] = {
    "plan": _plan,
    "anniversary": _anniversary,
    "feast": _feast,
    "plenum": _congress,
    "congress": _congress,
}
