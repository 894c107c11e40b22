"""A field's postings as Whoosh's own writers hand them over, one by one, gathered to be written in bulk."""

from array import array
from collections.abc import Sequence

import numpy as np

from search.columnar.container import Writer
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.places import Places
from search.columnar.lists.postings import FieldWriter, Known, Lists


class Gathered:
    """Takes the postings of one field, by terms and documents in their order."""

    def __init__(self, *, has_positions: bool) -> None:
        self._has_positions = has_positions
        self._terms: list[bytes] = []
        self._starts, self._documents, self._frequencies, self._positions = (array("q") for _ in range(4))
        self._weights = array("f")

    def start_term(self, term: bytes) -> None:
        self._terms.append(term)
        self._starts.append(len(self._documents))

    def add(self, document: int, frequency: int, weight: float, positions: Sequence[int]) -> None:
        """`positions` ascend; there are as many as `frequency` says, or none where the field keeps none."""
        self._documents.append(document)
        self._frequencies.append(frequency)
        self._weights.append(weight)
        self._positions.extend(positions)

    def write(self, writer: Writer, name: str, documents: int) -> Known:
        """All of it. `documents`: of the segment."""
        numbers, frequencies, starts = map(_numbers, (self._documents, self._frequencies, self._starts))
        weights = np.array(self._weights, np.float32)
        kept = weights if (weights != frequencies).any() else None
        counts = np.diff(starts, append=len(numbers))
        if not self._has_positions:
            field = FieldWriter(writer, name, documents, None)
            field.add(Lists(self._terms, counts, numbers, frequencies, kept))
            return field.finish()
        positions = _numbers(self._positions)
        places = _places(np.repeat(numbers, frequencies), positions, documents)
        # The segment may have more documents, which have nothing in this field: of those no bit would tell.
        field = FieldWriter(writer, name, documents, places.spans, share=0)
        values = np.repeat(places.first[numbers], frequencies) + positions
        each = np.add.reduceat(frequencies, starts) if len(starts) else counts
        field.add(Lists(self._terms, each, values, None, kept))
        return field.finish()


def _numbers(values: "array[int]") -> Values:
    return np.frombuffer(values, np.int64) if values else np.empty(0, np.int64)


def _places(documents: Values, positions: Values, count: int) -> Places:
    """Room for each document's highest position."""
    lengths = np.zeros(count, np.int64)
    np.maximum.at(lengths, documents, positions + 1)
    return Places.of_lengths(lengths)
