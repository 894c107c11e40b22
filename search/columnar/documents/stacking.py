"""The columns of all segments of a commit as one: counted, filtered and ordered as arrays."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.columnar.documents.columns import Numbers
from search.columnar.documents.counting import counts_of_values, times_of_sets
from search.columnar.documents.interned import Interned, Translation
from search.columnar.documents.prevalent import Prevalent
from search.columnar.documents.sets import Segment, Sets, in_one
from search.columnar.lists.bits import Bits
from search.columnar.lists.elias_fano import Values

Mask = NDArray[np.bool_]
Counts = list[tuple[Any, int]]
"""Values with the numbers of their documents, the most frequent first, equals in their own order."""
AsBits = Callable[[], Bits]
_PART = 16
"""Of all documents: of one in so many, and more, values are counted faster by bits."""


class StackedNumbers:
    """At most one number a document."""

    def __init__(self, raw: NDArray[Any], none: Any, translation: Translation) -> None:
        """`raw` by document; `none` stands where there is no number."""
        self.raw, self.none, self._translation = raw, none, translation

    @classmethod
    def of(cls, segments: Sequence[Segment], none: Any, translation: Translation) -> "StackedNumbers":
        """A column for each, and how many documents."""
        pieces = [column.values if isinstance(column, Numbers) else np.full(count, none) for column, count in segments]
        return cls(in_one(pieces), none, translation)

    def written(self, value: Any) -> Any:
        """The value as `raw` has it."""
        return self.raw.dtype.type(self._translation.write(value))

    def read(self, raw: Any) -> Any:
        """The value that `raw` has so."""
        return self._translation.read(raw.item())

    def holding(self, documents: Values, wanted: Collection[Any]) -> Mask:
        """Which of the documents have any of the values."""
        raw = np.array([self.written(value) for value in wanted], self.raw.dtype)
        return np.isin(self.raw[documents], raw)

    def most_frequent(
        self, documents: Values, limit: int | None = None, least: int = 1, as_bits: AsBits | None = None
    ) -> Counts:
        """Of the documents; only values that at least so many have."""
        raw, counts = np.unique(self.raw[documents], return_counts=True)
        counts[raw == self.none] = 0
        return _most_frequent(counts, lambda at: self.read(raw[at]), limit, least)

    def lacking(self, documents: Values) -> Mask:
        """Which of the documents have none."""
        lacks: Mask = self.raw[documents] == self.none
        return lacks

    def order(self, documents: Values) -> NDArray[Any]:
        """What is ordered as the values are. Of documents without one it means nothing."""
        return self.raw[documents]


class StackedCodes:
    """Any number of values a document."""

    def __init__(self, sets: Sets, interned: Interned, segments: Sequence[Segment] = ()) -> None:
        self._codes, self._members, self._owners, self._sizes = self._sets = sets
        self._interned, self._segments = interned, segments

    @classmethod
    def of(cls, segments: Sequence[Segment], interned: Interned) -> "StackedCodes":
        """A column for each, and how many documents."""
        return cls(Sets.joined([Sets.of(*segment, interned) for segment in segments]), interned, segments)

    def grown(self, segments: Sequence[Segment]) -> "StackedCodes":
        """Of these segments: what is here already of the first of them is kept, and the others are added to it."""
        pairs = zip(self._segments, segments, strict=False)
        known = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if known == len(self._segments) == len(segments):
            return self
        more = [Sets.of(*segment, self._interned) for segment in segments[known:]]
        return StackedCodes(Sets.joined([self._sets.first(segments[:known]), *more]), self._interned, segments)

    @classmethod
    def of_values(cls, values: Iterable[Hashable | None], interned: Interned) -> "StackedCodes":
        """Of one value a document; None or nothing in it is none."""
        held = [() if value in (None, "") else (value,) for value in values]
        members = interned.numbers(value for single in held for value in single)
        sizes = np.array([len(single) for single in held], np.int64)
        return cls(Sets(np.arange(len(held), dtype=np.uint32), members, np.flatnonzero(sizes), sizes), interned)

    def holding(self, documents: Values, wanted: Collection[Any]) -> Mask:
        """Which of the documents have any of the values."""
        sets = np.zeros(len(self._sizes), np.bool_)
        for number in self._interned.known(wanted):
            sets[self._having(number)] = True
        return sets.take(self._codes.take(documents))

    def has(self, value: Any) -> bool:
        """Whether any document has it, be it deleted."""
        return any(len(self._having(number)) for number in self._interned.known([value]))

    def _having(self, number: int) -> Values:
        """The sets that the value with this number is in."""
        owners, ends = self._owners_by_value
        # Another column, of a newer commit, may have met it.
        return owners[ends[number - 1] if number else 0 : ends[number]] if number < len(ends) else owners[:0]

    @cached_property
    def _owners_by_value(self) -> tuple[Values, Values]:
        """By value the sets that it is in, one value's behind another's, and where they end."""
        order = np.argsort(self._members.astype(np.min_scalar_type(self._numbered)), kind="stable")
        return self._owners[order].astype(np.uint32), np.cumsum(np.bincount(self._members, minlength=self._numbered))

    @cached_property
    def _numbered(self) -> int:
        """All numbers of values are below it."""
        return int(self._members.max(initial=-1)) + 1

    def most_frequent(
        self, documents: Values, limit: int | None = None, least: int = 1, as_bits: AsBits | None = None
    ) -> Counts:
        """Of the documents; only values that at least so many have. `as_bits`: the same documents, for who counts the
        values of several fields.
        """
        counts = None
        if as_bits and len(documents) * _PART >= len(self._codes):
            counts = self._prevalent.counts(as_bits(), limit, least)
        counts = self._counts(documents) if counts is None else counts
        return _most_frequent(counts, self._interned.values.__getitem__, limit, least)

    @cached_property
    def _prevalent(self) -> Prevalent:
        return Prevalent(self._sets, self._ends, self._numbered)

    def counted(self, documents: Values, wanted: Collection[Any]) -> dict[Any, int]:
        """How many of the documents have each of the values, but those that none has."""
        numbers, counts = self._interned.known(wanted), self._counts(documents)
        present = (number for number in numbers if number < self._numbered and counts[number])
        return {self._interned.values[number]: int(counts[number]) for number in present}

    def _counts(self, documents: Values) -> Values:
        """By the numbers of values."""
        return counts_of_values(self._codes, documents, self._ends, self._members, self._numbered)

    def alone_and_among(self, documents: Values) -> list[tuple[Any, int, int]]:
        """Each value with how many of the documents have it alone, and how many have it among others."""
        times = times_of_sets(self._codes, documents, len(self._sizes))
        counts = np.bincount(self._kinds, times[self._owners], minlength=2 * len(self._interned.values))
        counted = counts.astype(np.int64).reshape(-1, 2)
        present = np.flatnonzero(counted.any(axis=1))
        rows = zip(present.tolist(), counted[present].tolist(), strict=True)
        return [(self._interned.values[at], alone, among) for at, (alone, among) in rows]

    @cached_property
    def _kinds(self) -> Values:
        """By member: its value's number, doubled, and 1 more where its set has others."""
        return 2 * self._members + (self._sizes[self._owners] > 1)

    @cached_property
    def _ends(self) -> Values:
        return np.cumsum(self._sizes)

    def lacking(self, documents: Values) -> Mask:
        """Which of the documents have none."""
        lacks: Mask = self._sizes[self._codes[documents]] == 0
        return lacks

    def order(self, documents: Values) -> NDArray[Any]:
        """What is ordered as the values are; of several the first decides, then the second."""
        ranks: Values = self._ranks[self._codes[documents]]
        return ranks

    @cached_property
    def _ranks(self) -> Values:
        values = self._interned.values
        present = np.unique(self._members).tolist()
        order = {number: rank for rank, number in enumerate(sorted(present, key=values.__getitem__))}
        members = [order[number] for number in self._members.tolist()]
        starts = (self._ends - self._sizes).tolist()
        sets = [tuple(members[start:end]) for start, end in zip(starts, self._ends.tolist(), strict=True)]
        places = {each: place for place, each in enumerate(sorted(set(sets)))}
        return np.array([places[each] for each in sets], np.int64)


Stacked = StackedNumbers | StackedCodes


def _most_frequent(counts: Values, value: Callable[[int], Any], limit: int | None, least: int) -> Counts:
    """Only where counts are equal at the limit are the values themselves looked at."""
    present = np.flatnonzero(counts >= max(least, 1))
    if limit is not None and limit < len(present):
        times = counts[present]
        edge = np.partition(times, len(times) - limit)[len(times) - limit] if limit else times.max() + 1
        surely, tied = present[times > edge], present[times == edge].tolist()
        present = np.concatenate([surely, np.array(nsmallest(limit - len(surely), tied, key=value), np.int64)])
    found = [(value(at), int(counts[at])) for at in present.tolist()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))
