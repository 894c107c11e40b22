"""What is covered of a place and of each place within it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.models import Region
from articles.periods import Period
from articles.querysets import RegionQuerySet
from search.about.coverage import Coverage, Month
from search.answering.facets import held
from search.answering.filtering import Filters, filtered
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.tree import All


class Row(NamedTuple):
    """Months of one year, in order, of a place; `place` is None for the whole archive."""

    place: Region | None
    year: Period
    months: list[Month]


class Places:
    """A place, or the whole archive, and what lies directly within it, all judged by what the archive holds at all."""

    def __init__(self, snapshot: Snapshot, place: Region | None) -> None:
        self._snapshot, self.place = snapshot, place
        self._everything = snapshot.matches(matching(All()))
        self._everywhere = held(snapshot, self._everything, "month")

    @cached_property
    def years(self) -> list[Period]:
        """From the first in which the archive holds anything to the last, the newest first."""
        years = sorted({month.first.year for month in self._everywhere})
        return [Period.from_numbers(year) for year in range(years[-1], years[0] - 1, -1)] if years else []

    @property
    def within(self) -> RegionQuerySet:
        """The places of the next level, in the order of the tree."""
        rows: RegionQuerySet = (
            Region.objects.children_of(self.place) if self.place else Region.objects.filter(depth=1).order_by("path")
        )
        return rows.exclude(status="rejected").only("path", "depth", "name", "slug", "code", "kind")

    def by_year(self, place: Region | None) -> list[Row]:
        """A row for every year, the newest first."""
        coverage = self._coverage(place, self._everything)
        return [_row(place, year, coverage) for year in self.years]

    def in_year(self, year: Period, places: Iterable[Region]) -> list[Row]:
        """A row for each of the places, of the year alone."""
        documents = filtered(self._snapshot, self._everything, Filters(first=year.first, last=year.last))
        return [_row(place, year, self._coverage(place, documents)) for place in places]

    def _coverage(self, place: Region | None, documents: Values) -> Coverage:
        if place:
            documents = documents[self._snapshot.column("region").holding(documents, (place.slug,))]
        return Coverage(self._snapshot, documents, self._everywhere)


def _row(place: Region | None, year: Period, coverage: Coverage) -> Row:
    return Row(place, year, [coverage.of(month) for month in year.months])


COLUMNS = ("code", "place", "month", "articles", "possibly", "days_held", "days", "held")
"""Of the table that is taken along."""


def lines(places: Places) -> Iterator[list[str]]:
    """The place itself and what lies within it, month by month, the oldest first."""
    for place in [places.place, *places.within]:
        for row in reversed(places.by_year(place)):
            yield from (_line(place, month) for month in row.months)


def _line(place: Region | None, month: Month) -> list[str]:
    code, name = (place.code or place.slug, place.name) if place else ("", _("the whole archive"))
    return [code, name, str(month.period), *map(str, (*month.held, month.days_held, month.days)), month.state.value]
