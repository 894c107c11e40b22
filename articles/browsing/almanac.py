"""What is held, laid out as calendars: a grid of years and months, the sheet of one month."""

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from articles.periods import Held, Period, Span, tally


class Cell(NamedTuple):
    """`silent`: articles of this period are held, but none of them is counted here."""

    period: Period
    held: Held
    silent: bool


class Row(NamedTuple):
    """One year with its twelve months."""

    period: Period
    held: Held
    months: list[Cell]


class Sheet(NamedTuple):
    """One month with its weeks; None stands before its first and after its last day."""

    period: Period
    held: Held
    weeks: list[list[Cell | None]]


def month_grid(here: Iterable[Span], everywhere: Iterable[Span]) -> list[Row]:
    """The years that hold something, latest first; `everywhere` tells a month without articles from a silent one."""
    here = list(here)
    return grid(tally(here, "year"), tally(here, "month"), tally(everywhere, "month"))


def grid(years: Mapping[Period, Held], months: Mapping[Period, Held], covered: Container[Period]) -> list[Row]:
    """The same, of what was counted already."""
    return [
        Row(year, held, [Cell(month, months.get(month, Held()), month in covered) for month in year.months])
        for year, held in sorted(years.items(), reverse=True)
    ]


def month_sheets(spans: Iterable[Span], months: Iterable[Period]) -> list[Sheet]:
    """A sheet for each month. A day is marked only for articles that are surely of that day."""
    spans = list(spans)
    days = tally((span for span in spans if span.first == span.last), "day")
    return sheets(months, tally(spans, "month"), {day: held.certain for day, held in days.items()})


def sheets(months: Iterable[Period], held: Mapping[Period, Held], days: Mapping[Period, int]) -> list[Sheet]:
    """The same, of what was counted already; `days` by how many articles are surely of each."""

    def cell(day: Period | None) -> Cell | None:
        return Cell(day, Held(days.get(day, 0)), silent=False) if day else None

    return [
        Sheet(month, held.get(month, Held()), [[cell(day) for day in week] for week in month.weeks]) for month in months
    ]
