"""What a long list of names contains, as the database keeps it: kinds, letters or years, and the page of each."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Q

from articles.browsing.stretches import Step
from articles.models import Register
from articles.periods import Period

BEFORE_LETTERS, BEHIND_LETTERS = "0–9", "…"


class Heading(NamedTuple):
    """A letter or a year in a list; `key` is its place in the page's address."""

    key: str
    label: str
    year: Period | None = None


class Jump(NamedTuple):
    """A heading and the page on which it stands."""

    heading: Heading
    page: int


@dataclass(frozen=True, slots=True)
class Contents:
    """`initials`: with what names begin and how many do, in the order of the list."""

    kinds: list[tuple[str, int]]
    initials: list[tuple[str, int]]

    @property
    def number(self) -> int:
        return sum(number for _, number in self.initials)

    def those(self, wanted: Callable[[str], bool]) -> "Contents":
        """What it has of such initials."""
        return Contents(self.kinds, [(initial, number) for initial, number in self.initials if wanted(initial)])

    def steps(self, onward: Callable[[str], Q]) -> list[Step]:
        return [Step(before, onward(initial)) for initial, before in self._placed()]

    def jumps(self, heading: Callable[[str], Heading], a_page: int) -> list[Jump]:
        """To the first name of each heading."""
        placed = groupby(self._placed(), key=lambda each: heading(each[0]))
        return [Jump(its, next(rows)[1] // a_page + 1) for its, rows in placed]

    def _placed(self) -> Iterator[tuple[str, int]]:
        before = 0
        for initial, number in self.initials:
            yield initial, before
            before += number


def contents_of(of: str, kind: str = "", *, latest_first: bool = False) -> Contents:
    """Of a list, or of what it has of one kind; of years, the latest first. One query."""
    kinds: Counter[str] = Counter()
    initials: Counter[str] = Counter()
    for its_kind, initial, rows in Register.objects.filter(of=of, rows__gt=0).values_list("kind", "initial", "rows"):
        kinds[its_kind] += rows
        if kind in ("", its_kind):
            initials[initial] += rows
    in_order = sorted(initials.items(), reverse=True) if latest_first else sorted(initials.items(), key=_in_list)
    return Contents(sorted(kinds.items(), key=lambda each: (-each[1], each[0])), in_order)


def _in_list(initial: tuple[str, int]) -> tuple[bool, str]:
    """Letters come first, then what is none, digits before all else."""
    return not is_letter(initial[0]), initial[0]


def letter_of(initial: str) -> Heading:
    """Of a sort key's first character."""
    if is_letter(initial):
        return Heading(f"letter-{initial}", initial.upper())
    return Heading("digits", BEFORE_LETTERS) if initial < "a" else Heading("others", BEHIND_LETTERS)


def is_letter(initial: str) -> bool:
    return "a" <= initial <= "z"


def from_letter(initial: str) -> Q:
    return Q(pinyin__gte=initial)


LETTERS = Q(pinyin__gte="a", pinyin__lt="{")
"""“{” is behind “z” where characters are in the order of their codes."""


def year_of(written: str) -> Heading:
    """Of an event's first day."""
    return Heading(f"year-{written}", written, Period.parse(written)) if written else Heading("undated", "")


def from_year(written: str) -> Q:
    return Q(date_first__lte=Period.parse(written).last)


def under_headings(rows: Iterable[Any], heading: Callable[[Any], Heading]) -> list[tuple[Heading, list[Any]]]:
    return [(its, list(group)) for its, group in groupby(rows, key=heading)]
