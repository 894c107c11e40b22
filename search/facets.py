"""How much of what was found has which value, and is of which month."""

from functools import lru_cache

from articles.periods import Held, Period
from search.columnar.documents.stacking import Counts, StackedCodes
from search.columnar.lists.elias_fano import Values
from search.snapshot import Snapshot

MOST_VALUES = 100
"""Values of a facet that are reported, the most frequent ones."""


def facet(snapshot: Snapshot, name: str, documents: Values) -> Counts:
    """The most frequent values of the field, equals by their names; a document counts under each of its values."""
    return snapshot.column(name).most_frequent(documents, MOST_VALUES)


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
