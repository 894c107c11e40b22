"""What is held, laid out as calendars: a grid of years and months, the sheet of one month."""

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from articles.periods import Held, Period


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

    @property
    def of_any(self) -> int:
        """So many may be of each of its months."""
        return min(cell.held.possible for cell in self.months)


class Sheet(NamedTuple):
    """One month with its weeks; None stands before its first and after its last day."""

    period: Period
    held: Held
    weeks: list[list[Cell | None]]


def grid(years: Mapping[Period, Held], months: Mapping[Period, Held], covered: Container[Period]) -> list[Row]:
    """The years that hold something, latest first. Of `covered` months anything is held: by them a month without
    articles is told from a silent one.
    """
    return [
        Row(year, held, [Cell(month, months.get(month, Held()), month in covered) for month in year.months])
        for year, held in sorted(years.items(), reverse=True)
    ]


def sheets(months: Iterable[Period], held: Mapping[Period, Held], days: Mapping[Period, int]) -> list[Sheet]:
    """A sheet for each month; `days` by how many articles are surely of each."""

    def cell(day: Period | None) -> Cell | None:
        return Cell(day, Held(days.get(day, 0)), silent=False) if day else None

    return [
        Sheet(month, held.get(month, Held()), [[cell(day) for day in week] for week in month.weeks]) for month in months
    ]
