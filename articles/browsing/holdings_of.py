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
from articles.periods import Beside, Counts, Held, Period, Unit, beside
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

    def surely(self, unit: Unit) -> int:
        """Of a year or a month."""
        return self.of_year if unit == "year" else self.of_month


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

    @property
    def several(self) -> bool:
        """Whether it is worth counting them."""
        return self.articles > 1

    @cached_property
    def years(self) -> dict[Period, Held]:
        return self._counted("year").held()

    @cached_property
    def months(self) -> dict[Period, Held]:
        return self._by_month.held()

    @cached_property
    def _by_month(self) -> Counts:
        return self._counted("month")

    def _counted(self, unit: Unit) -> Counts:
        counts = Counts(unit)
        for end in self.ends:
            (counts.begin if end.is_first else counts.end)(end.month, end.articles, end.surely(unit))
        return counts

    def of(self, unit: Unit) -> dict[Period, Held]:
        """Years or months; no days, which it doesn't know."""
        return {} if unit == "day" else self.years if unit == "year" else self.months

    def shown_months(self, period: Period | None) -> dict[Period, Held]:
        """All of them, if they are few; else those of the year that is looked at."""
        if len(self.years) <= MOST_OPEN_YEARS:
            return self.months
        return self._by_month.held(period.year) if period else {}

    def beside(self, period: Period) -> Beside:
        """The nearest years or months before and after that hold something; none of a day."""
        return beside(self.of(period.unit), period)


class Dated(NamedTuple):
    """An article by its primary key, and the days between which it was published, if they are known."""

    key: int
    first: date | None
    last: date | None

    def is_within(self, period: Period) -> bool:
        """Surely."""
        return bool(self.first and self.last and period.first <= self.first and self.last <= period.last)


def holdings_of(row: Holder) -> Holdings:
    """One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ENDS, {"of": type(row).__name__.lower(), "row": row.pk})
        ends = [_End(*each) for each in cursor.fetchall()]
    return Holdings([end for end in ends if end.month], sum(end.articles for end in ends if end.month is None))


def in_order(articles: ArticleQuerySet, holdings: Holdings, newest: Sequence[Dated]) -> tuple[Stretch, Stretch]:
    """All, the newest first, and then those without a date; `newest` are the first of them."""
    dated = articles.filter(published_first__isnull=False).newest()
    steps = _steps((end.month, end.articles) for end in holdings.begun)
    known = [each.key for each in newest if each.first]
    return (
        Stretch(dated, holdings.dated, list(steps), known),
        Stretch(articles.undated().newest(), holdings.undated),
    )


def in_order_of(
    articles: ArticleQuerySet, holdings: Holdings, period: Period, newest: Sequence[Dated]
) -> tuple[Stretch, Stretch]:
    """What is surely of the year or month, and then what may be; `newest` are the first of all, as in their order."""
    held = holdings.of(period.unit).get(period, Held())
    sure = articles.within(period.first, period.last)
    begun = (end for end in holdings.begun if period.first <= end.month <= period.last)
    steps = _steps((end.month, end.surely(period.unit)) for end in begun)
    known = [each.key for each in newest if each.is_within(period)]
    possible = articles.perhaps_within(period.first, period.last)
    return Stretch(sure.newest(), held.certain, list(steps), known), Stretch(possible.newest(), held.possible)


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


def newest_of(articles: ArticleQuerySet, number: int) -> list[Dated]:
    """In their order. One query."""
    return [Dated(*row) for row in articles.newest().values_list("pk", "published_first", "published_last")[:number]]
