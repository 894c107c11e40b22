"""Lists of ascending integers in about the fewest bytes that allow it, after Elias (1974) and Fano (1971).

A value's low bits lie as they are: whole bytes in planes, four odd bits two to a byte. The rest of it, which ascends
slowly, is told in unary: a one for each value, behind as many zeros as the high part has grown. How many bits are low
follows from how many values there are and how large they may be, so a list needs no head of its own: so many as make
the fewest bytes, and of a long list as many as can be without making many more.

Here lists are written; they are read in `decoding` and looked into in `seeking`. The functions are compiled
(`search.columnar.compiling`).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled

Values = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_MOST_LOW = 60
_LONG = 2048
"""Values from which on a list is long."""
_SPARE = 12
"""A long list may be larger than it must by one part in so many, for a short high part, which is decoded faster."""


class Encoded(NamedTuple):
    """List k is data[starts[k]:starts[k + 1]]."""

    data: Bytes
    starts: Values


def encode(values: Values, counts: Values, universe: int) -> Encoded:
    """Many lists at once, one behind another in `values`: each ascends, and is below the universe."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(sizes(counts, universe), out=starts[1:])
    data = np.zeros(int(starts[-1]), np.uint8)
    _encode(values, counts, universe, starts, data)
    data.setflags(write=False)
    return Encoded(data, starts)


def size(count: int, universe: int) -> int:
    """Bytes of a list of so many values below the universe; an empty list has none."""
    return shape(count, universe)[2]


@compiled
def shape(count: int, universe: int) -> tuple[int, int, int]:
    """How many bits of each value are low, and where the low part and the high part of the list end."""
    if count == 0:
        return 0, 0, 0
    least = count + universe
    for width in range(4, _MOST_LOW, 4):
        least = min(least, _cost(count, width, universe))
    if count >= _LONG:
        least += least // _SPARE
    best = 0
    for width in range(4, _MOST_LOW, 4):
        if _cost(count, width, universe) <= least:
            best = width
    low_size = count * (best // 8) + (count + 1) // 2 * (best // 4 % 2)
    return best, low_size, low_size + (count + (universe >> best) + 7) // 8


@compiled
def _cost(count: int, width: int, universe: int) -> int:
    """Bits of a list with so many low ones."""
    return count * (width + 1) + (universe >> width)


@compiled
def sizes(counts: Values, universe: int) -> Values:
    """`size` of many lists."""
    each = np.empty(len(counts), np.int64)
    for k in range(len(counts)):
        each[k] = shape(counts[k], universe)[2]
    return each


@compiled
def _encode(values: Values, counts: Values, universe: int, starts: Values, data: Bytes) -> None:
    """Into zeros."""
    first = 0
    for k in range(len(counts)):
        _encode_one(values[first : first + counts[k]], universe, data[starts[k] : starts[k + 1]])
        first += counts[k]


@compiled
def _encode_one(values: Values, universe: int, data: Bytes) -> None:
    count = len(values)
    width, low_size, _ = shape(count, universe)
    planes, before = width // 8, 0
    for rank in range(count):
        value = values[rank]
        if not before <= value < universe:
            raise ValueError("A list is to ascend below its universe.")
        before = value
        for plane in range(planes):
            data[plane * count + rank] = value >> 8 * plane & 255
        if width % 8:
            data[planes * count + rank // 2] |= (value >> width - 4 & 15) << 4 * (rank % 2)
        bit = (value >> width) + rank
        data[low_size + bit // 8] |= 1 << bit % 8


@compiled
def check(data: Bytes, start: int, size: int) -> None:
    """Raises ValueError where the data ends before the list."""
    if start < 0 or start + size > len(data):
        raise ValueError("A list is not where it was written.")
