"""What is held of a place, or of everything, by time: told by whoever counts fastest, else counted in the rows.

Browsing works without an index, and is slow in a large archive then; where there is one, `search` answers from it.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from articles.browsing.holdings import held_by_region
from articles.browsing.stretches import Part, Stretch
from articles.models import Article, Region
from articles.periods import Beside, Held, Period, Unit, tally
from articles.querysets import RegionQuerySet


class Ledger(Protocol):
    """Of the published articles of a place, or of all."""

    def held(self, unit: Unit) -> dict[Period, Held]:
        """How many are of each year or month; only where any are."""

    def days(self, within: Period) -> dict[Period, int]:
        """How many are surely of each day of a year or month; only where any are."""

    def beside(self, period: Period) -> Beside:
        """The nearest before and after that hold anything; of days, those that surely do."""

    def newest(self) -> Part:
        """All of them, the undated ones last."""

    def undated(self) -> Part:
        """Those of no known date."""

    def uncertain(self) -> Part:
        """Those of no known day, the undated ones last."""

    def of(self, period: Period) -> tuple[Part, Part]:
        """Those that are surely of the period, and those that may be, the newest first."""

    def by_region(self, regions: Iterable[Region]) -> dict[int, int]:
        """Primary keys of regions, with how many of all articles are about or name a place of them; no zeros."""


Keeper = Callable[[Region | None], Ledger | None]
_keepers: list[Keeper] = []


def ask_first(keeper: Keeper) -> None:
    """Have somebody asked before the rows are counted; who cannot tell just now answers None."""
    _keepers.append(keeper)


def ledger_of(region: Region | None = None) -> Ledger:
    """Of a place with all that lies in it and over it, or of everything."""
    return next((told for keeper in _keepers if (told := keeper(region))), None) or Counted(region)


def with_held(regions: RegionQuerySet, everything: Ledger | None = None) -> list[tuple[Region, int]]:
    """Each region with the number of its articles, but those that a person rejected; `everything`: who is to tell."""
    rows = list(regions.exclude(status="rejected"))
    held = (everything or ledger_of()).by_region(rows)
    return [(region, held.get(region.pk, 0)) for region in rows]


class Counted:
    """A ledger that PostgreSQL works out anew: seconds in a large archive."""

    def __init__(self, region: Region | None) -> None:
        published = Article.objects.published()
        self._articles = published.in_region(region) if region else published

    def held(self, unit: Unit) -> dict[Period, Held]:
        return tally(self._articles.spans(unit), unit)

    def days(self, within: Period) -> dict[Period, int]:
        return self._articles.days(within)

    def beside(self, period: Period) -> Beside:
        return (self._articles.to_the_day() if period.unit == "day" else self._articles).beside(period)

    def newest(self) -> Part:
        return Stretch(self._articles.newest(), self._articles.count())

    def undated(self) -> Part:
        undated = self._articles.undated()
        return Stretch(undated.newest(), undated.count())

    def uncertain(self) -> Part:
        uncertain = self._articles.of_no_day()
        return Stretch(uncertain.newest(), uncertain.count())

    def of(self, period: Period) -> tuple[Part, Part]:
        sure = self._articles.within(period.first, period.last)
        others = self._articles.perhaps_within(period.first, period.last)
        return Stretch(sure.newest(), sure.count()), Stretch(others.newest(), others.count())

    def by_region(self, regions: Iterable[Region]) -> dict[int, int]:
        return held_by_region(region.pk for region in regions)
