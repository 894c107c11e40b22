"""Where the documents of a field stand in the one row of places that its positions are counted in.

A document begins on a multiple of 256, and one place at least stays free behind its last: so a place says its document
(by its upper bits, through a table), and no string goes from one document into the next.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.bits import Bits
from search.columnar.lists.elias_fano import Values

_BITS = 8
SPAN = 1 << _BITS
_ONE = np.uint64(1)


class Places:
    """Of one field in one segment."""

    def __init__(self, spans: NDArray[np.unsignedinteger]) -> None:
        """`spans`: how many times 256 places each document has."""
        self._spans = spans.astype(np.int64)

    @classmethod
    def of_lengths(cls, lengths: Values) -> "Places":
        """For documents whose positions are all below these."""
        return cls((np.asarray(lengths, np.int64) // SPAN + 1).astype(np.uint32))

    @property
    def count(self) -> int:
        """How many documents there are."""
        return len(self._spans)

    @property
    def spans(self) -> NDArray[np.uint32]:
        return self._spans.astype(np.uint32)

    @cached_property
    def first(self) -> Values:
        """The first place of each document."""
        first: Values = (np.cumsum(self._spans) - self._spans) << _BITS
        return first

    def stretches(self, documents: Values) -> tuple[Values, Values]:
        """Where the places of each of the documents begin and end."""
        firsts = self.first[documents]
        return firsts, firsts + (self._spans[documents] << _BITS)

    @cached_property
    def universe(self) -> int:
        """All places are below it."""
        return int(self._spans.sum()) << _BITS

    @cached_property
    def _documents(self) -> NDArray[np.uint32]:
        return np.repeat(np.arange(len(self._spans), dtype=np.uint32), self._spans)

    def documents(self, places: Values) -> NDArray[np.uint32]:
        """The document of each place."""
        documents: NDArray[np.uint32] = self._documents.take(places >> _BITS)
        return documents

    def counted(self, places: Values, most: int | None = None) -> tuple[Values, Values]:
        """The documents of ascending places, and how many of the places are in each. `most`: no more documents."""
        return _counted(places, self._documents, len(places) if most is None else most)

    def inside(self, places: Values, bits: Bits) -> Values:
        """Those in documents of a set."""
        return _inside(places, self._documents, bits)

    def begins(self, places: Values, counts: Values) -> NDArray[np.bool_]:
        """Whether a place is the first in its document, in lists of so many places, one at least."""
        documents = self.documents(places)
        begins = np.ones(len(places), np.bool_)
        np.not_equal(documents[1:], documents[:-1], out=begins[1:])
        begins[np.cumsum(counts) - counts] = True
        return begins

    def documents_each(self, places: Values, counts: Values) -> Values:
        """In how many documents the places of each list are."""
        starts = np.cumsum(counts) - counts
        each: Values = np.add.reduceat(self.begins(places, counts), starts, dtype=np.int64) if len(starts) else counts
        return each


@compiled
def _inside(places: Values, of_spans: NDArray[np.uint32], bits: Bits) -> Values:
    """`of_spans`: the document of each span."""
    inside, number = np.empty(len(places), np.int64), 0
    for place in places:
        span = place >> _BITS
        if 0 <= span < len(of_spans) and of_spans[span] >> 6 < len(bits):
            inside[number] = place
            number += int(np.int64(bits[of_spans[span] >> 6] >> np.uint64(of_spans[span] & 63) & _ONE))
    return inside[:number]


@compiled
def _counted(places: Values, of_spans: NDArray[np.uint32], most: int) -> tuple[Values, Values]:
    """`of_spans`: the document of each span."""
    documents, frequencies = np.empty((2, most + 1), np.int64)
    number, last, first = -1, np.int64(-1), 0
    for k in range(len(places)):
        span = places[k] >> _BITS
        if not 0 <= span < len(of_spans) or number >= most:
            raise ValueError("A place is in none of the documents.")
        # Without a branch: whether the next place is in another document cannot be foreseen.
        document = np.int64(of_spans[span])
        is_other = document != last
        number += is_other
        first += is_other * (k - first)
        documents[number], frequencies[number], last = document, k + 1 - first, document
    return documents[: number + 1], frequencies[: number + 1]
