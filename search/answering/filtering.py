"""Which of the documents that match are wanted: by values of fields, and by days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.search_indexes import as_number

Wanted = Mapping[str, str | Collection[str]]
"""By field: a value or several."""


Days = tuple[date, date]
"""The first and the last, both of them among those that are meant."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A document must have any of each field's `values`, and none of those that it is to be `without`.

    It must be such that it may be from between both days or from any of the spans `beside` them, or, `within`, that it
    surely is.
    """

    values: Wanted = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    without: Wanted = field(default_factory=dict)
    within: bool = False
    beside: tuple[Days, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether days are asked for."""
        return bool(self.spans)

    @property
    def spans(self) -> list[Days]:
        """All that is asked for of days, in order. What touches is one: what may be of either is surely of both."""
        between = [(self.first or date.min, self.last or date.max)] if self.first or self.last else []
        joined: list[Days] = []
        for first, last in sorted([*between, *self.beside]):
            if joined and first.toordinal() <= joined[-1][1].toordinal() + 1:
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        return joined

    def but(self, name: str) -> "Filters":
        """Without what is wanted of the field; of `year`, without the days. What else could be chosen is counted so."""
        if name == "year":
            return replace(self, first=None, last=None, beside=(), within=False)
        return replace(self, values={field: values for field, values in self.values.items() if field != name})


def filtered(snapshot: Snapshot, documents: Values, filters: Filters) -> Values:
    """In the order in which they come."""
    for name, values in filters.values.items():
        documents = documents[snapshot.column(name).holding(documents, _several(values))]
    for name, values in filters.without.items():
        documents = documents[~snapshot.column(name).holding(documents, _several(values))]
    return _dated(snapshot, documents, filters) if filters.dated else documents


def _several(values: str | Collection[str]) -> Collection[str]:
    return (values,) if isinstance(values, str) else values


def _dated(snapshot: Snapshot, documents: Values, filters: Filters) -> Values:
    firsts, lasts = snapshot.numbers("first"), snapshot.numbers("last")
    from_first, until_last = (firsts, lasts) if filters.within else (lasts, firsts)
    known = firsts.raw[documents] != firsts.written(0)
    kept = np.zeros(len(documents), bool)
    for first, last in filters.spans:
        here = known.copy()
        if first > date.min:
            here &= from_first.raw[documents] >= from_first.written(as_number(first))
        if last < date.max:
            here &= until_last.raw[documents] <= until_last.written(as_number(last))
        kept |= here
    return documents[np.flatnonzero(kept)]
