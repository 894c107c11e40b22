"""What a body, an outlet or a tag holds, month by month, as the database keeps it; and its articles, in that order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from articles.browsing.stretches import Step, Stretch
from articles.models import Organisation, Outlet, Tag
from articles.periods import Beside, Counts, Held, Period, beside
from articles.querysets import ArticleQuerySet

Holder = Organisation | Outlet | Tag

MOST_OPEN_YEARS = 5
"""Of which all months are shown; of more those of one year."""

_ENDS = """
WITH held AS MATERIALIZED (SELECT first, last, articles FROM articles_holding WHERE "of" = %(of)s AND "row" = %(row)s)
SELECT true, first, sum(articles), coalesce(sum(articles) FILTER (WHERE first = last), 0),
  coalesce(sum(articles) FILTER (WHERE extract(year FROM first) = extract(year FROM last)), 0)
FROM held GROUP BY first
UNION ALL
SELECT false, last, sum(articles), coalesce(sum(articles) FILTER (WHERE first = last), 0),
  coalesce(sum(articles) FILTER (WHERE extract(year FROM first) = extract(year FROM last)), 0)
FROM held WHERE last IS NOT NULL GROUP BY last
"""


class _End(NamedTuple):
    """Of so many articles the date begins, or ends, in this month; of so many both is in it, or in its year."""

    is_first: bool
    month: date
    articles: int
    of_month: int
    of_year: int


@dataclass(frozen=True)
class Holdings:
    """How many articles of which months; those of no known date are `undated`."""

    ends: list[_End]
    undated: int

    @cached_property
    def begun(self) -> list[_End]:
        """By the month in which the date begins, the latest first."""
        return sorted((end for end in self.ends if end.is_first), key=lambda end: end.month, reverse=True)

    @cached_property
    def dated(self) -> int:
        return sum(end.articles for end in self.begun)

    @property
    def articles(self) -> int:
        return self.undated + self.dated

    @cached_property
    def years(self) -> dict[Period, Held]:
        return self._counted(Counts("year"), [end.of_year for end in self.ends])

    @cached_property
    def months(self) -> dict[Period, Held]:
        return self._counted(Counts("month"), [end.of_month for end in self.ends])

    def _counted(self, counts: Counts, certain: Sequence[int]) -> dict[Period, Held]:
        for end, sure in zip(self.ends, certain, strict=True):
            (counts.begin if end.is_first else counts.end)(end.month, end.articles, sure)
        return counts.held()

    def shown_months(self, period: Period | None) -> dict[Period, Held]:
        """All of them, if they are few; else those of the year that is looked at."""
        if len(self.years) <= MOST_OPEN_YEARS:
            return self.months
        year = period.first.year if period else None
        return {month: held for month, held in self.months.items() if month.first.year == year}

    def beside(self, period: Period) -> Beside:
        """The nearest years or months before and after that hold something; none of a day."""
        return beside({"year": self.years, "month": self.months}.get(period.unit, {}), period)


def holdings_of(row: Holder) -> Holdings:
    """One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ENDS, {"of": type(row).__name__.lower(), "row": row.pk})
        ends = [_End(*each) for each in cursor.fetchall()]
    return Holdings([end for end in ends if end.month], sum(end.articles for end in ends if end.month is None))


def in_order(articles: ArticleQuerySet, holdings: Holdings, known: Sequence[int]) -> tuple[Stretch, Stretch]:
    """All, the newest first, and then those without a date; `known` are primary keys of the first."""
    dated = articles.filter(published_first__isnull=False).newest()
    steps = _steps((end.month, end.articles) for end in holdings.begun)
    return (
        Stretch(dated, holdings.dated, list(steps), known[: holdings.dated]),
        Stretch(articles.undated().newest(), holdings.undated),
    )


def in_order_of(articles: ArticleQuerySet, holdings: Holdings, period: Period) -> tuple[Stretch, Stretch]:
    """What is surely of the year or month, and then what may be."""
    held = (holdings.years if period.unit == "year" else holdings.months).get(period, Held())
    sure = articles.within(period.first, period.last)
    begun = (end for end in holdings.begun if period.first <= end.month <= period.last)
    steps = _steps((end.month, end.of_year if period.unit == "year" else end.of_month) for end in begun)
    possible = articles.perhaps_within(period.first, period.last)
    return Stretch(sure.newest(), held.certain, list(steps)), Stretch(possible.newest(), held.possible)


def on_day(articles: ArticleQuerySet, day: Period) -> Stretch:
    """What is surely of the day. One query."""
    sure = articles.within(day.first, day.last).newest()
    return Stretch(sure, sure.count())


def _steps(months: Iterable[tuple[date, int]]) -> Iterator[Step]:
    """At the first article of each month, the latest first."""
    before = 0
    for month, articles in months:
        yield Step(before, Q(published_first__lte=Period.of("month", month).last))
        before += articles


def newest_keys(articles: ArticleQuerySet, number: int) -> list[int]:
    """Primary keys of the newest. One query."""
    return list(articles.newest().values_list("pk", flat=True)[:number])
