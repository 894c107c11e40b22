"""The days within which an article must have been written, for something in it says so."""

from dataclasses import dataclass, replace
from datetime import date

FOREVER = date(2049, 12, 31)


@dataclass(frozen=True, slots=True)
class Window:
    """The article is of a day from `first` to `last`, for the sentence says so.

    `eve`: what bears the number of a year is spoken of already in the last weeks of the year before.
    """

    first: date
    last: date
    sentence: str
    eve: bool = False

    def without_eve(self) -> "Window":
        return replace(self, first=date(self.first.year + 1, 1, 1), eve=False) if self.eve else self


def from_eve(year: int, last: date, sentence: str) -> Window:
    return Window(date(year - 1, 11, 1), last, sentence, eve=True)


def whole_year(year: int, sentence: str) -> Window:
    return Window(date(year, 1, 1), date(year, 12, 31), sentence)
