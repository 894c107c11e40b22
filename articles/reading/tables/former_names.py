"""What places were called before, and until when: former_names.tsv."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from articles.reading.tables.words import lines


class FormerName(NamedTuple):
    """`key`: a division's code or a zone's key. A year or month of the table is taken whole, so that the name is valid
    rather too long than too short.
    """

    name: str
    key: str
    first: date | None
    last: date
    source: str


def former_names() -> Iterator[FormerName]:
    for line in lines("former_names.tsv"):
        name, key, first, last, source = line.split("\t")
        yield FormerName(name, key, first_day(first) if first else None, last_day(last), source)


def first_day(period: str) -> date:
    """Of a year, month or day: 2017, 2017-07, 2017-07-10."""
    year, month, day = (*map(int, period.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(period: str) -> date:
    year, *rest = map(int, period.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])
