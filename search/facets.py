"""How much of what was found has which value, and is of which month."""

from functools import lru_cache
from typing import NamedTuple

from articles.periods import Held, Period
from search.columnar.documents.stacking import StackedCodes
from search.columnar.lists.elias_fano import Values
from search.snapshot import Snapshot

MOST_VALUES = 40
"""Values of a facet that are reported unless all are asked for, the most frequent ones."""


class Counted(NamedTuple):
    """A facet's values, the most frequent first, and whether there are no others."""

    values: list[tuple[str, int]]
    is_whole: bool


def facet(snapshot: Snapshot, name: str, documents: Values, *, whole: bool) -> Counted:
    """Of the field; equals are ordered by their names, and a document counts under each of its values."""
    values = snapshot.column(name).most_frequent(documents, None if whole else MOST_VALUES + 1)
    is_whole = whole or len(values) <= MOST_VALUES
    return Counted(values if is_whole else values[:MOST_VALUES], is_whole)


def months(snapshot: Snapshot, documents: Values) -> dict[Period, Held]:
    """How many documents are surely of a month, and how many may be, their date being longer; only where any are."""
    column = snapshot.column("month")
    if not isinstance(column, StackedCodes):
        raise TypeError("The months of a document are no number.")
    held = sorted(column.alone_and_among(documents))
    return {_period(month): Held(*counts) for month, *counts in held}


@lru_cache(maxsize=4096)
def _period(month: str) -> Period:
    return Period.parse(month)
