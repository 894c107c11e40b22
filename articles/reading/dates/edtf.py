"""Dates as the Extended Date/Time Format writes them (ISO 8601-2, levels 0 and 1), with the days they span."""

from calendar import monthrange
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from articles.reading.record import Basis, Precision

_ABOUT = "~"
# Level 1 gives the seasons of the northern half these numbers; winter is that of December and the two months after.
SEASONS = {"春": (21, 3), "夏": (22, 6), "秋": (23, 9), "冬": (24, 12)}
YEARS = range(1000, 2100)
"""That the texts can mean."""


class Dated(NamedTuple):
    """`first` and `last` are the days that `edtf` spans; `basis` is inferred where a part of it is not printed."""

    edtf: str
    first: date
    last: date
    precision: Precision
    basis: Basis = "stated"


def year(number: int) -> Dated:
    return Dated(_written(number), date(number, 1, 1), date(number, 12, 31), "year")


# Cached, for an article names its few months again and again.
@cache
def month(number: int, of_year: int, about: bool = False) -> Dated:
    """ValueError where the year has no such month."""
    first = date(of_year, number, 1)
    edtf = f"{_written(of_year)}-{number:02}{_ABOUT * about}"
    return Dated(edtf, first, first.replace(day=monthrange(of_year, number)[1]), "month")


def day(which: date) -> Dated:
    return Dated(which.isoformat(), which, which, "day")


def moment(when: datetime, precision: Precision) -> Dated:
    return Dated(when.isoformat(timespec="seconds"), when.date(), when.date(), precision)


def season(name: str, of_year: int) -> Dated:
    """`name` is one of 春夏秋冬."""
    code, start = SEASONS[name]
    end = month((start + 1) % 12 + 1, of_year + (start == 12))
    return Dated(f"{_written(of_year)}-{code}", date(of_year, start, 1), end.last, "interval")


def decade(first_year: int) -> Dated:
    return Dated(f"{first_year // 10}X", date(first_year, 1, 1), date(first_year + 9, 12, 31), "interval")


def century(first_year: int) -> Dated:
    """As people count: the 20th begins with 1900."""
    return Dated(f"{first_year // 100}XX", date(first_year, 1, 1), date(first_year + 99, 12, 31), "interval")


def span(begin: Dated, end: Dated, about: bool = False) -> Dated:
    """From the first day of the one to the last of the other; ValueError where that is before it began."""
    if begin.edtf == end.edtf:
        return begin
    if end.last < begin.first:
        raise ValueError(f"{end.edtf} is before {begin.edtf}.")
    basis: Basis = "stated" if begin.basis == end.basis == "stated" else "inferred"
    edges = (_edge(begin, 0), _edge(end, -1))
    written = "/".join(f"{edge.removesuffix(_ABOUT)}{_ABOUT}" if about else edge for edge in edges)
    return Dated(written, begin.first, end.last, "interval", basis)


def _edge(dated: Dated, which: int) -> str:
    """The outer end of what may be an interval itself, without a time of day; a decade has only its years."""
    if "X" in dated.edtf:
        return str((dated.first, dated.last)[which].year)
    return dated.edtf.split("/")[which].partition("T")[0]


def inferred(dated: Dated) -> Dated:
    return on_basis(dated, "inferred")


def on_basis(dated: Dated, basis: Basis) -> Dated:
    return dated if dated.basis == basis else Dated(dated.edtf, dated.first, dated.last, dated.precision, basis)


def _written(number: int) -> str:
    """ValueError for a year that no text here means."""
    if number not in YEARS:
        raise ValueError(f"{number} is not a year of the texts.")
    return str(number)
