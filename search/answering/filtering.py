"""Which of the documents that match are wanted: by values of fields, and by days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.bits import Bits, bits_of
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
    def chosen(self) -> int:
        """How many values are wanted or not."""
        return sum(map(len, (*self.values.values(), *self.without.values())))

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
    return documents[_of_days(snapshot, documents, filters)] if filters.dated else documents


class Sieve:
    """What the filters leave of documents; it is known which of them keeps what away, so that any can be taken off."""

    def __init__(self, snapshot: Snapshot, documents: Values, filters: Filters) -> None:
        self._snapshot, self._filters = snapshot, filters
        self._documents = filtered(snapshot, documents, Filters(without=filters.without))
        self._barred = {
            name: ~snapshot.column(name).holding(self._documents, _several(values))
            for name, values in filters.values.items()
        }
        if filters.dated:
            self._barred["year"] = ~_of_days(snapshot, self._documents, filters)
        self._bits: dict[str, Bits] = {}
        self._times = np.sum([*self._barred.values()], axis=0, dtype=np.uint8) if self._barred else None

    def left(self, but: str = "") -> Values:
        """By all filters, or by all `but` what is wanted of a field; of `year`, the days."""
        if self._times is None:
            return self._documents
        left: Values = self._documents[self._times == self._barred.get(but, 0)]
        return left

    def left_as_bits(self, but: str = "") -> Bits:
        """The same; where several filters are asked for that keep nothing away, it is worked out once."""
        filter_ = but if but in self._barred else ""
        if filter_ not in self._bits:
            self._bits[filter_] = bits_of(self.left(filter_), self._snapshot.size)
        return self._bits[filter_]

    def the_other_way(self) -> Values:
        """What would be left if dates were taken the other way: surely, or possibly."""
        if not self._filters.dated:
            return self.left()
        undated = self.left("year")
        return undated[_of_days(self._snapshot, undated, replace(self._filters, within=not self._filters.within))]


def _several(values: str | Collection[str]) -> Collection[str]:
    return (values,) if isinstance(values, str) else values


def _of_days(snapshot: Snapshot, documents: Values, filters: Filters) -> NDArray[np.bool_]:
    """Which of the documents are of the days that are asked for."""
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
    return kept
