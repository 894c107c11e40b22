"""The values of a field that a good part of all documents have, as bits: of many documents so much faster to count.

A list of the most frequent values needs no other ones, unless it goes so far down that one of them could be in it.
"""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.documents.counting import counts_of_values
from search.columnar.documents.sets import Sets
from search.columnar.lists.bits import Bits, words
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.words import ones

SHARE = 128
"""A value is prevalent that one in so many documents has."""
_ONE = np.uint64(1)


class Prevalent:
    """Of the values of some documents."""

    def __init__(self, sets: Sets, ends: Values, values: int) -> None:
        """`ends`: where the members of each set end; numbers of values are below `values`."""
        size = len(sets.codes)
        totals = counts_of_values(sets.codes, np.arange(size), ends, sets.members, values)
        is_prevalent = totals * SHARE >= max(size, 1)
        self._values = values
        self._numbers = np.flatnonzero(is_prevalent)
        rows = np.where(is_prevalent, np.cumsum(is_prevalent) - 1, -1)
        self._rows = _rows(sets.codes, ends, rows[sets.members], len(self._numbers), words(size))
        self._most_of_others = int(totals[~is_prevalent].max(initial=0))

    def counts(self, documents: Bits, limit: int | None, least: int) -> Values | None:
        """By the numbers of values, 0 for those that are not prevalent. None where one of these may be among the so
        many most frequent ones, or among all that at least so many of the documents have.
        """
        counts = np.zeros(self._values, np.int64)
        counts[self._numbers] = _common(self._rows, documents)
        surpassing = np.count_nonzero(counts > self._most_of_others)
        is_whole = least > self._most_of_others or (limit is not None and surpassing >= limit)
        return counts if is_whole else None


@compiled
def _rows(codes: NDArray[np.uint32], ends: Values, rows: Values, count: int, width: int) -> NDArray[np.uint64]:
    """`rows`: by member which row is its value's; -1 for none."""
    bits = np.zeros((count, width), np.uint64)
    for document in range(len(codes)):
        code = codes[document]
        for at in range(ends[code - 1] if code else 0, ends[code]):
            if rows[at] >= 0:
                bits[rows[at], document >> 6] |= _ONE << np.uint64(document & 63)
    return bits


@compiled
def _common(rows: NDArray[np.uint64], bits: Bits) -> Values:
    """How many bits each row has in common with these."""
    if rows.shape[1] != len(bits):
        raise ValueError("These are bits of other documents.")
    counts = np.zeros(len(rows), np.int64)
    for row in range(len(rows)):
        common = 0
        for at in range(len(bits)):
            common += ones(rows[row, at] & bits[at])
        counts[row] = common
    return counts
