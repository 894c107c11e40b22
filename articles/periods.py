"""Years, months and days of the calendar, and how much is held in each: arithmetic only, no rows."""

from __future__ import annotations

import re
from calendar import Calendar, monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = ("year", "month", "day")
_LENGTHS: dict[Unit, int] = {"year": 4, "month": 7, "day": 10}
"""Of a period as EDTF writes it."""
_WRITTEN = re.compile(r"([12]\d{3})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One year, month or day, known by its first day."""

    unit: Unit
    first: date

    @classmethod
    def of(cls, unit: Unit, day: date) -> Period:
        """The year, month or day that contains the day."""
        numbers = (day.year, day.month, day.day)[: UNITS.index(unit) + 1]
        return cls.from_numbers(*numbers)

    @classmethod
    def from_numbers(cls, year: int, month: int | None = None, day: int | None = None) -> Period:
        """`Period.from_numbers(2021, 5)`; ValueError where the calendar has no such period."""
        unit: Unit = "year" if month is None else "month" if day is None else "day"
        return cls(unit, date(year, 1 if month is None else month, 1 if day is None else day))

    @classmethod
    def parse(cls, written: str) -> Period:
        """`Period.parse("2021-05")`; ValueError for anything but a year, month or day of the years 1000 to 2999."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"{written!r} is not a year, a month or a day.")
        return cls.from_numbers(*(int(number) for number in match.groups() if number))

    def __str__(self) -> str:
        """As EDTF writes it."""
        return self.first.isoformat()[: _LENGTHS[self.unit]]

    @property
    def numbers(self) -> tuple[int, ...]:
        """(2021,), (2021, 5) or (2021, 5, 17)."""
        return (self.first.year, self.first.month, self.first.day)[: UNITS.index(self.unit) + 1]

    @property
    def last(self) -> date:
        """The last day of it."""
        if self.unit == "year":
            return self.first.replace(month=12, day=31)
        if self.unit == "month":
            return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])
        return self.first

    def until(self, last: Period) -> Iterator[Period]:
        """It and those of the same length that follow, to the last one."""
        return (_numbered(number, self.unit) for number in range(_number(self.first, self.unit), last.number + 1))

    @property
    def number(self) -> int:
        """Neighbours are one apart."""
        return _number(self.first, self.unit)

    @property
    def around(self) -> list[Period]:
        """The longer ones that contain it, longest first."""
        return [Period.of(unit, self.first) for unit in UNITS[: UNITS.index(self.unit)]]

    @property
    def year(self) -> Period:
        """The one that contains it."""
        return Period.of("year", self.first)

    @property
    def months(self) -> list[Period]:
        """The twelve months of its year."""
        return [Period.from_numbers(self.first.year, month) for month in range(1, 13)]

    @property
    def weeks(self) -> list[list[Period | None]]:
        """The days of its month in weeks from Monday to Sunday; None fills the first and the last week up."""
        weeks = Calendar().monthdatescalendar(self.first.year, self.first.month)
        return [[Period("day", day) if day.month == self.first.month else None for day in week] for week in weeks]


_FIRST = attrgetter("first")
"""Periods of one length are ordered by it in a tenth of the time of their own order."""
Beside = tuple[Period | None, Period | None]
"""The nearest before and after."""


def beside(periods: Collection[Period], period: Period) -> Beside:
    """Of periods of its own length; None where there is none."""
    before = (each for each in periods if each.first < period.first)
    after = (each for each in periods if each.first > period.first)
    return max(before, key=_FIRST, default=None), min(after, key=_FIRST, default=None)


class Span(NamedTuple):
    """So many articles whose date lies somewhere from `first` to `last`."""

    first: date
    last: date
    articles: int


class Held(NamedTuple):
    """What a period holds: articles that are surely of it, and articles whose longer date may fall into it."""

    certain: int = 0
    possible: int = 0


def tally(spans: Iterable[Span], unit: Unit, within: Period | None = None) -> dict[Period, Held]:
    """How much each period of the unit holds; only periods that hold something, only those of `within`.

    A date that is longer than one period counts as possible in every period that it overlaps. Costs a step a span and
    a step a period, however long the dates are.
    """
    counts = Counts(unit)
    for first, last, articles in spans:
        start, end = _number(first, unit), _number(last, unit)
        from_here, to_here = (start, end) if within is None else _within(start, end, unit, within)
        if from_here > to_here:
            continue
        if start == end:
            counts.certain[start] += articles
        else:
            counts.changes[from_here] += articles
            counts.changes[to_here + 1] -= articles
    return counts.held()


@dataclass(frozen=True, slots=True)
class Counts:
    """By the numbers of periods: what is surely of each, and by how much more may be of it than of the one before."""

    unit: Unit
    certain: Counter[int] = field(default_factory=Counter)
    changes: Counter[int] = field(default_factory=Counter)

    def begin(self, day: date, articles: int, certain: int) -> None:
        """So many dates begin in the period of the day, and so many of them end in it."""
        number = _number(day, self.unit)
        self.certain[number] += certain
        self.changes[number] += articles - certain

    def end(self, day: date, articles: int, certain: int) -> None:
        """So many dates end in the period of the day, and so many of them begin in it."""
        self.changes[_number(day, self.unit) + 1] -= articles - certain

    def held(self, within: Period | None = None) -> dict[Period, Held]:
        """What each period holds, in the order of time; only periods that hold something, only those of `within`."""
        certain = {number: articles for number, articles in self.certain.items() if articles}
        possible = dict(_running(self.changes))
        numbers = sorted(certain.keys() | possible.keys())
        if within:
            start, end = _number(within.first, self.unit), _number(within.last, self.unit)
            numbers = [number for number in numbers if start <= number <= end]
        return {
            _numbered(number, self.unit): Held(certain.get(number, 0), possible.get(number, 0)) for number in numbers
        }


def _within(start: int, end: int, unit: Unit, within: Period) -> tuple[int, int]:
    return max(start, _number(within.first, unit)), min(end, _number(within.last, unit))


def _running(changes: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Each number of which something may be, with how much."""
    numbers, running = sorted(changes), 0
    for number, following in pairwise(numbers):
        running += changes[number]
        if running:
            yield from ((each, running) for each in range(number, following))


def _number(day: date, unit: Unit) -> int:
    """Of the year, month or day, so that neighbours are one apart."""
    if unit == "year":
        return day.year
    return day.year * 12 + day.month - 1 if unit == "month" else day.toordinal()


def _numbered(number: int, unit: Unit) -> Period:
    if unit == "day":
        return Period(unit, date.fromordinal(number))
    return Period(unit, date(number, 1, 1) if unit == "year" else date(number // 12, number % 12 + 1, 1))
