"""How much of what was found has which value, and is of which year and month."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from articles.periods import Held, Period, Unit
from search.columnar.documents.stacking import AsBits
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot

MOST_VALUES = 40
"""Values of a facet that are reported unless more are asked for, the most frequent ones."""
MOST_IN_FULL = 60
"""Those of the facet that is shown in full: a large archive has thousands, and a page of them would have a megabyte."""
MOST_AT_A_GLANCE = 12
"""Those that are reported where a glance is enough."""
FEW_CHOSEN, LEAST_AT_A_GLANCE = 4, 3
"""Values that may be chosen, or excluded, until fewer others are shown beside them; and of these the fewest."""
MOST_OPEN_YEARS = 3
"""Years that are shown month by month."""


class Counted(NamedTuple):
    """A facet's values, the most frequent first, and whether there are no others."""

    values: list[tuple[str, int]]
    is_whole: bool


def facet(
    snapshot: Snapshot,
    name: str,
    documents: Values,
    *,
    most: int | None = MOST_VALUES,
    as_bits: AsBits | None = None,
) -> Counted:
    """Of the field the `most` frequent values, or all of them; equals are ordered by their names, and a document counts
    under each of its values. `as_bits`: the same documents, for who asks for several facets.
    """
    values = snapshot.column(name).most_frequent(documents, None if most is None else most + 1, as_bits=as_bits)
    return Counted(values[:most], most is None or len(values) <= most)


def held(snapshot: Snapshot, documents: Values, unit: Unit) -> dict[Period, Held]:
    """How many documents are surely of a year or month, and how many may be, their date being longer; only where any
    are.
    """
    counted = sorted(snapshot.codes(unit).alone_and_among(documents))
    return {_period(period): Held(*counts) for period, *counts in counted}


def known_days(snapshot: Snapshot, documents: Values) -> NDArray[np.int64]:
    """As 20210517, of each of those documents that are of a single day."""
    first, last = snapshot.numbers("first"), snapshot.numbers("last")
    days, none = first.raw[documents], first.written(0)
    known: NDArray[np.int64] = days[(days == last.raw[documents]) & (days != none)].astype(np.int64) - int(none)
    return known


class Timeline(NamedTuple):
    """All years, and the months of those that are looked at, if they are few."""

    years: dict[Period, Held]
    months: dict[Period, Held]


def timeline(snapshot: Snapshot, documents: Values, first: date, last: date) -> Timeline:
    """Of documents from whenever; the years that lie between the days are looked at."""
    years = held(snapshot, documents, "year")
    open_years = [year for year in years if year.last >= first and year.first <= last]
    if not open_years or open_years[-1].first.year - open_years[0].first.year >= MOST_OPEN_YEARS:
        return Timeline(years, {})
    months = held(snapshot, documents, "month")
    start, end = open_years[0].first, open_years[-1].last
    return Timeline(years, {month: counts for month, counts in months.items() if start <= month.first <= end})


@lru_cache(maxsize=4096)
def _period(written: str) -> Period:
    return Period.parse(written)
