"""How much of what was found has which value, and is of which month."""

import numpy as np

from articles.periods import Held, Period
from search.columnar.elias_fano import Values
from search.columnar.stacking import Counts, StackedNumbers
from search.snapshot import Snapshot

MOST_VALUES = 100
"""Values of a facet that are reported, the most frequent ones."""


def facet(snapshot: Snapshot, name: str, documents: Values) -> Counts:
    """The most frequent values of the field, equals by their names; a document counts under each of its values."""
    return snapshot.column(name).most_frequent(documents, MOST_VALUES)


def months(snapshot: Snapshot, documents: Values) -> dict[Period, Held]:
    """How many documents are surely of a month, and how many may be, their date being longer; only where any are."""
    first, last = _month(snapshot.numbers("first"), documents), _month(snapshot.numbers("last"), documents)
    first, last = first[first > 0], last[first > 0]
    if not len(first):
        return {}
    start, count = int(first.min()), int(last.max() - first.min()) + 1
    sure, vague = first == last, first != last
    certain = np.bincount(first[sure] - start, minlength=count)
    begun = np.bincount(first[vague] - start, minlength=count + 1)
    over = np.bincount(last[vague] - start + 1, minlength=count + 1)
    possible = np.cumsum(begun - over)[:count]
    return {
        Period.from_numbers((start + at) // 12, (start + at) % 12 + 1): Held(int(certain[at]), int(possible[at]))
        for at in np.flatnonzero(certain + possible).tolist()
    }


def _month(days: StackedNumbers, documents: Values) -> Values:
    """The months of days like 20210517, counted from year 0; not above 0 where there is no day."""
    of_days = (days.raw[documents].astype(np.int64) - int(days.written(0))) // 100
    return of_days // 100 * 12 + of_days % 100 - 1
