"""Lists of ascending integers in about the fewest bytes that allow it, after Elias (1974) and Fano (1971).

A value's low bits lie as they are: whole bytes in planes, four odd bits two to a byte. The rest of it, which ascends
slowly, is told in unary: a one for each value, behind as many zeros as the high part has grown. How many bits are low
follows from how many values there are and how large they may be, so a list needs no head of its own.
"""

from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Number = TypeVar("Number", int, Values)

_WIDTHS = np.arange(0, 60, 4)
"""Low bits a value, by which lists are tried: whole bytes and halves are read fast."""
_SLICE = 1 << 20
"""Values that are encoded at once: what they need fits into a cache."""


class Encoded(NamedTuple):
    """List k is data[starts[k]:starts[k + 1]]."""

    data: Bytes
    starts: Values


def widths(counts: Values, universe: int) -> Values:
    """Low bits of lists of so many values below the universe: those that make the fewest bytes."""
    costs = counts[:, None] * (_WIDTHS + 1) + (universe >> _WIDTHS)
    best: Values = _WIDTHS[np.argmin(costs, axis=1)]
    return best


def sizes(counts: Values, universe: int) -> Values:
    """Bytes of lists of so many values below the universe; an empty list has none."""
    width = widths(counts, universe)
    return np.where(counts, _low_size(counts, width) + _high_size(counts, width, universe), 0)


@lru_cache(maxsize=4096)
def size(count: int, universe: int) -> int:
    """`sizes` of one list."""
    width = _width(count, universe)
    return _low_size(count, width) + _high_size(count, width, universe) if count else 0


def encode(values: Values, counts: Values, universe: int) -> Encoded:
    """Many lists at once, one behind another in `values`: each ascends, and is below the universe."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(sizes(counts, universe), out=starts[1:])
    data = np.empty(int(starts[-1]), np.uint8)
    ends = np.cumsum(counts)
    first = taken = 0
    while first < len(counts):
        last = max(int(np.searchsorted(ends, taken + _SLICE, side="right")), first + 1)
        until = int(ends[last - 1])
        data[starts[first] : starts[last]] = _encode(values[taken:until], counts[first:last], universe)
        first, taken = last, until
    return Encoded(data, starts)


def _encode(values: Values, counts: Values, universe: int) -> Bytes:
    width = widths(counts, universe)
    low_sizes, all_sizes = _low_size(counts, width), sizes(counts, universe)
    starts = np.cumsum(all_sizes) - all_sizes
    rank = np.arange(len(values)) - np.repeat(np.cumsum(counts) - counts, counts)
    each_width = np.repeat(width, counts)
    bits = np.zeros(int(all_sizes.sum()) * 8, np.bool_)
    bits[np.repeat((starts + low_sizes) * 8, counts) + (values >> each_width) + rank] = True
    data = np.packbits(bits, bitorder="little")
    _write_low(data, values, counts, rank, starts, width)
    return data


def decode(data: Bytes, count: int, universe: int) -> Values:
    """One list that begins where `data` does."""
    if not count:
        return np.empty(0, np.int64)
    width = _width(count, universe)
    low_size = _low_size(count, width)
    high = data[low_size : low_size + _high_size(count, width, universe)]
    ones = np.flatnonzero(np.unpackbits(high, bitorder="little").view(np.bool_))
    values: Values = (ones - np.arange(count)) << width
    for plane in range(width // 8):
        values |= data[plane * count : (plane + 1) * count].astype(np.int64) << (8 * plane)
    if width % 8:
        pairs = data[width // 8 * count : low_size]
        nibbles = np.empty(2 * len(pairs), np.int64)
        nibbles[0::2], nibbles[1::2] = pairs & 15, pairs >> 4
        values |= nibbles[:count] << (width - 4)
    return values


def _width(count: int, universe: int) -> int:
    """`widths` of one list."""
    return min(range(0, 60, 4), key=lambda width: count * (width + 1) + (universe >> width))


def _low_size(count: Number, width: Number) -> Number:
    """Of a list, or of many."""
    return count * (width // 8) + (count + 1) // 2 * (width // 4 % 2)


def _high_size(count: Number, width: Number, universe: int) -> Number:
    """Of a list, or of many, that has a value."""
    return (count + (universe >> width) + 7) // 8


def _write_low(data: Bytes, values: Values, counts: Values, rank: Values, starts: Values, width: Values) -> None:
    """Lists of one width are written together."""
    for each in np.unique(width[counts > 0]).tolist():
        lists = width == each
        of_them = np.repeat(lists, counts)
        low, place = values[of_them], rank[of_them]
        number, start = np.repeat(counts[lists], counts[lists]), np.repeat(starts[lists], counts[lists])
        for plane in range(each // 8):
            data[start + plane * number + place] = (low >> (8 * plane)) & 255
        if each % 8:
            at, odd = start + each // 8 * number + place // 2, place % 2 == 1
            nibble = ((low >> (each - 4)) & 15).astype(np.uint8)
            data[at[~odd]] = nibble[~odd]
            data[at[odd]] |= nibble[odd] << 4
