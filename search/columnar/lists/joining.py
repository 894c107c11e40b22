"""The lists of several segments' fields as those of one: in slabs of terms, so that memory does not grow with them."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.container import Writer
from search.columnar.lists.ascending import spread
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.frequent import SHARE
from search.columnar.lists.places import SPAN, Places
from search.columnar.lists.postings import FieldReader, FieldWriter, Known, Lists
from search.columnar.lists.terms import Terms, joined

_SLAB = 1 << 19
"""Values that are joined at once, about: the lists of 64 neighbours are not parted."""

Sources = Sequence[tuple[FieldReader, Values]]


def join_fields(
    writer: Writer, name: str, sources: Sources, documents: int, lengths: Bytes | None = None, share: int = SHARE
) -> Known:
    """Write one field from those of old segments. With each comes the new number of each of its documents, -1 where it
    is no more: they ascend, and those of a source lie behind those of the sources before it. `documents`: of the new
    segment; `lengths` are those of its documents. All sources keep positions, or none does.
    """
    fields = [field for field, _ in sources]
    places = _places(sources, documents) if any(field.layout for field in fields) else None
    writing = FieldWriter(writer, name, documents, places.spans if places else None, lengths, share)
    has_frequencies, has_weights = any(f.has_frequencies for f in fields), any(f.has_weights for f in fields)
    all_live = all(bool((numbers >= 0).all()) for _, numbers in sources)
    movers = [_Mover(*source, places, has_frequencies=has_frequencies, has_weights=has_weights) for source in sources]
    for stretches in _slabs(fields):
        rows = _woven([mover.rows(*stretch) for mover, stretch in zip(movers, stretches, strict=True)])
        weights = None
        if has_weights:
            weights = rows.weights[places.begins(rows.values, rows.counts)] if places else rows.weights
        frequencies = rows.frequencies if has_frequencies else None
        each = rows.documents if all_live else None
        writing.add(Lists(rows.terms, rows.counts, rows.values, frequencies, weights, each))
    return writing.finish()


def _places(sources: Sources, documents: int) -> Places:
    """Each document takes its spans along; one of a segment that did not know the field has one."""
    spans = np.ones(documents, np.uint32)
    for field, numbers in sources:
        old = field.layout.spans if field.layout else spans[:0]
        lives = np.flatnonzero(numbers[: len(old)] >= 0)
        spans[numbers[lives]] = old[lives]
    return Places(spans)


def _slabs(fields: Sequence[FieldReader]) -> Iterator[list[tuple[int, int]]]:
    """For each field from which of its terms to which."""
    first, values = [0] * len(fields), 0
    for head, size in sorted(chain.from_iterable(field.vocabulary.blocks() for field in fields)):
        if values >= _SLAB:
            last = [field.vocabulary.place_of(head) for field in fields]
            yield list(zip(first, last, strict=True))
            first, values = last, 0
        values += size
    yield [(start, len(field.vocabulary)) for start, field in zip(first, fields, strict=True)]


class _Rows(NamedTuple):
    """Lists one behind another. Frequencies and weights, where there are any, are told for each value: they go where it
    goes. `documents`: in how many each term was.
    """

    terms: Terms
    counts: Values
    documents: Values
    values: Values
    frequencies: NDArray[Any]
    weights: NDArray[Any]


class _Mover:
    """Reads the lists of one old segment as they are in the new one."""

    def __init__(
        self,
        field: FieldReader,
        numbers: Values,
        places: Places | None,
        *,
        has_frequencies: bool,
        has_weights: bool,
    ) -> None:
        self._field, self._numbers = field, numbers
        self._has_frequencies, self._has_weights = has_frequencies, has_weights
        self._all_live = bool((numbers >= 0).all())
        if places and field.layout:
            old, new = field.layout.first, np.append(places.first, 0)
            self._shifts, self._span = np.repeat(new[numbers[: len(old)]] - old, field.layout.spans), SPAN
        else:
            self._shifts, self._span = numbers - np.arange(len(numbers)), 1

    def rows(self, first: int, last: int) -> _Rows:
        """Of the terms of these numbers."""
        lists, layout = self._field.lists(first, last), self._field.layout
        rows = _Rows(
            Terms.of(lists.terms),
            lists.counts,
            lists.counts if lists.documents is None else lists.documents,
            self._moved(lists.values),
            lists.frequencies_told if self._has_frequencies else np.empty(0),
            self._weights(lists, layout) if self._has_weights else np.empty(0),
        )
        if self._all_live:
            return rows
        documents = layout.documents(lists.values) if layout else lists.values
        return _living(rows, self._numbers[documents] >= 0)

    def _moved(self, values: Values) -> Values:
        """As long as all live, they are as far from one another as they were."""
        moved: Values = values + (self._shifts[:1] if self._all_live else self._shifts[values // self._span])
        return moved

    def _weights(self, lists: Lists, layout: Places | None) -> NDArray[Any]:
        if layout is None:
            return (lists.frequencies_told if lists.weights is None else lists.weights).astype(np.float32)
        starts = np.flatnonzero(layout.begins(lists.values, lists.counts))
        frequencies = np.diff(starts, append=len(lists.values))
        weights = frequencies if lists.weights is None else lists.weights
        return np.repeat(weights.astype(np.float32), frequencies)


def _living(rows: _Rows, lives: NDArray[np.bool_]) -> _Rows:
    """Without the values of documents that are no more."""
    before = np.concatenate([[0], np.cumsum(lives)])
    ends = np.cumsum(rows.counts)
    kept = (column[lives] if len(column) else column for column in rows[3:])
    return _Rows(rows.terms, before[ends] - before[ends - rows.counts], rows.documents, *kept)


def _woven(every: Sequence[_Rows]) -> _Rows:
    """The lists of each term one behind another, those without values left out."""
    terms, which = joined([rows.terms for rows in every])
    counts, documents = np.zeros((2, len(terms)), np.int64)
    for rows, at in zip(every, which, strict=True):
        counts[at] += rows.counts
        documents[at] += rows.documents
    starts, targets = np.cumsum(counts) - counts, []
    for rows, at in zip(every, which, strict=True):
        targets.append(spread(starts[at], rows.counts))
        starts[at] += rows.counts
    columns = (_scattered(columns, targets) for columns in zip(*(rows[3:] for rows in every), strict=True))
    lives = np.flatnonzero(counts)
    return _Rows(terms.some(lives), counts[lives], documents[lives], *columns)


def _scattered(columns: Sequence[NDArray[Any]], targets: Sequence[Values]) -> NDArray[Any]:
    """Each column's numbers at their targets."""
    if not any(map(len, columns)):
        return columns[0]
    all_of_them = np.empty(sum(map(len, targets)), np.result_type(*columns))
    for column, target in zip(columns, targets, strict=True):
        all_of_them[target] = column
    return all_of_them
