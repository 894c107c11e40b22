"""The Extended Date/Time Format (ISO 8601-2, levels 0 and 1) read back: which days are meant.

What changes no days is not kept: a time of day, the marks ~ ? % of doubt, and -XX for a month or a day that is open.
"""

import re
from datetime import date, datetime
from typing import Literal, NamedTuple

from articles.reading.dates import edtf
from articles.reading.dates.edtf import Dated

Fault = Literal["form", "calendar", "years", "order", "open"]
_OPEN = ("", "..")
_YEARS = r"(?P<decade>\d{3})X|(?P<century>\d\d)XX"
_DAYS = r"(?P<year>\d{4})(?:-(?:XX(?:-XX)?|(?P<season>2[1-4])|(?P<month>\d\d)(?:-(?:XX|(?P<day>\d\d)))?))?"
_DATE = re.compile(rf"(?:{_YEARS}|{_DAYS})[~?%]?", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)
_FAR = re.compile(r"Y-?[1-9]\d{4,}|-\d{4}(?:-\d\d){0,2}[~?%]?", re.ASCII)
_SEASONS = {code: name for name, (code, _start) in edtf.SEASONS.items()}


class NotDates(ValueError):
    """`fault`: it is not of the format, not in the calendar, of no year of the texts, ends before it begins, or is open
    at both ends.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Extent(NamedTuple):
    """From the first day of one date to the last of another, or of the same; None where it is open."""

    begin: Dated | None
    end: Dated | None

    def __str__(self) -> str:
        """As the format writes it."""
        if self.begin and self.begin == self.end:
            return self.begin.edtf
        return "/".join(dated.edtf if dated else ".." for dated in self)

    @property
    def is_one(self) -> bool:
        """Whether it is a single date and no interval."""
        return self.begin == self.end

    @property
    def first(self) -> date:
        """The first day there is, where it has no beginning."""
        return self.begin.first if self.begin else date.min

    @property
    def last(self) -> date:
        """The last day there is, where it has no end."""
        return self.end.last if self.end else date.max


def extent(written: str) -> Extent:
    """`extent("2021-05/2021-08")`; raises NotDates."""
    ends = written.split("/", 2)
    match ends:
        case [_]:
            dated = _date(_without_time(written))
            return Extent(dated, dated)
        case [begin, end]:
            return between(*(None if each in _OPEN else _date(each) for each in (begin, end)))
    raise NotDates("form")


def between(begin: Dated | None, end: Dated | None) -> Extent:
    """From the one to the other; raises NotDates."""
    found = Extent(begin, end)
    if found == (None, None):
        raise NotDates("open")
    if found.last < found.first:
        raise NotDates("order")
    return found


def _without_time(written: str) -> str:
    moment = _MOMENT.fullmatch(written)
    if moment is None:
        return written
    try:
        datetime.fromisoformat(written)
    except ValueError as error:
        raise NotDates("calendar") from error
    return moment[1]


def _date(written: str) -> Dated:
    match = _DATE.fullmatch(written)
    if match is None:
        raise NotDates("years" if _FAR.fullmatch(written) else "form")
    numbers = {name: int(number) for name, number in match.groupdict().items() if number}
    begun = numbers.get("year", numbers.get("decade", 0) * 10 or numbers.get("century", 0) * 100)
    if begun not in edtf.YEARS:
        raise NotDates("years")
    try:
        return _dated(begun, numbers)
    except ValueError as error:
        raise NotDates("calendar") from error


def _dated(begun: int, numbers: dict[str, int]) -> Dated:
    match numbers:
        case {"century": _}:
            return edtf.century(begun)
        case {"decade": _}:
            return edtf.decade(begun)
        case {"month": month, "day": day}:
            return edtf.day(date(begun, month, day))
        case {"season": season}:
            return edtf.season(_SEASONS[season], begun)
        case {"month": month}:
            return edtf.month(month, begun)
    return edtf.year(begun)
