"""What is held of a place, or of everything, by time, as the columns of the index tell it in milliseconds."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

import numpy as np

from articles.models import Article, Region
from articles.periods import Beside, Held, Period, Unit, beside
from search.answering.facets import held, known_days
from search.answering.filtering import Filters, filtered
from search.answering.ordering import by_day, window
from search.columnar.lists.elias_fano import Values
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.tree import All
from search.troubles import IndexTrouble

logger = logging.getLogger(__name__)

_Held = dict[Unit, dict[Period, Held]]
_KEPT: WeakKeyDictionary[Snapshot, _Held] = WeakKeyDictionary()
"""Of everything, until the index changes: most pages that browse want it."""


def indexed(region: Region | None) -> "Indexed | None":
    """None where there is no index that could be asked."""
    try:
        return Indexed(engine().snapshot(), region)
    except IndexTrouble as trouble:
        logger.info("ledger.counted", extra={"trouble": type(trouble).__name__})
        return None


@dataclass(frozen=True, slots=True)
class Listed:
    """Documents as a part of a list, the newest first."""

    snapshot: Snapshot
    documents: Values

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.documents)

    def keys(self, start: int, end: int) -> list[int]:
        """Primary keys of a part of it; what the rows do not know any more is passed over. One query."""
        if start >= min(end, self.number):
            return []
        places = window(self.number, by_day(self.snapshot, "newest", self.documents), start, end)
        names = [name.decode() for name in self.snapshot.texts("identifier", self.documents[places]).tolist()]
        rows = Article.objects.published().filter(identifier__in=names)
        keys = dict(rows.values_list("identifier", "pk"))
        return [keys[name] for name in names if name in keys]


class Indexed:
    """A ledger; see articles.browsing.ledger."""

    def __init__(self, snapshot: Snapshot, region: Region | None) -> None:
        self._snapshot, self._documents = snapshot, snapshot.matches(matching(All()))
        if region:
            here = snapshot.column("region").holding(self._documents, (region.slug,))
            self._documents = self._documents[here]
        self._held: _Held = {} if region else _KEPT.setdefault(snapshot, {})

    def held(self, unit: Unit) -> dict[Period, Held]:
        if unit not in self._held:
            self._held[unit] = held(self._snapshot, self._documents, unit)
        return self._held[unit]

    def days(self, within: Period) -> dict[Period, int]:
        days, counts = np.unique(known_days(self._snapshot, self._of(within, surely=True)), return_counts=True)
        return {_day(day): number for day, number in zip(days.tolist(), counts.tolist(), strict=True)}

    def beside(self, period: Period) -> Beside:
        if period.unit == "day":
            days, own = known_days(self._snapshot, self._documents), int(str(period).replace("-", ""))
            before, after = days[days < own], days[days > own]
            return _day(int(before.max())) if len(before) else None, _day(int(after.min())) if len(after) else None
        return beside(self.held(period.unit), period)

    def newest(self) -> Listed:
        return Listed(self._snapshot, self._documents)

    def undated(self) -> Listed:
        first = self._snapshot.numbers("first")
        return Listed(self._snapshot, self._documents[first.raw[self._documents] == first.written(0)])

    def uncertain(self) -> Listed:
        first, last = (self._snapshot.numbers(name) for name in ("first", "last"))
        days = first.raw[self._documents]
        unknown = (days != last.raw[self._documents]) | (days == first.written(0))
        return Listed(self._snapshot, self._documents[unknown])

    def of(self, period: Period) -> tuple[Listed, Listed]:
        sure, possible = self._of(period, surely=True), self._of(period, surely=False)
        others = np.setdiff1d(possible, sure, assume_unique=True)
        return Listed(self._snapshot, sure), Listed(self._snapshot, others)

    def by_region(self, regions: Iterable[Region]) -> dict[int, int]:
        by_slug = {region.slug: region.pk for region in regions}
        counts = self._snapshot.codes("region").counted(self._documents, list(by_slug))
        return {by_slug[slug]: number for slug, number in counts.items()}

    def _of(self, period: Period, *, surely: bool) -> Values:
        return filtered(self._snapshot, self._documents, Filters(first=period.first, last=period.last, within=surely))


def _day(number: int) -> Period:
    return Period("day", date(number // 10_000, number // 100 % 100, number % 100))
