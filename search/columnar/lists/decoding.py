"""Lists of `elias_fano` read as a whole.

The functions are compiled (`search.columnar.compiling`). Each raises ValueError for a list that is not what was written
where it would lead out of an array or its universe.
"""

import numpy as np

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Bytes, Values, check, shape
from search.columnar.lists.words import WORD, lowest, ones, word_at

BLOCK = 4096
"""Values of a long list that are decoded together."""
_STRIDE = 8
"""Ones of a word that are worked on without asking whether there are so many: what is written for others goes again."""
_ONE = np.uint64(1)


@compiled
def decode(data: Bytes, start: int, count: int, universe: int) -> Values:
    """The list that begins there."""
    values = np.empty(count + WORD, np.int64)
    _decode(data, start, count, universe, values)
    return values[:count]


@compiled
def decode_many(data: Bytes, starts: Values, counts: Values, universe: int) -> Values:
    """Many lists, one behind another, of which list k begins at data[starts[k]]."""
    total = counts.sum()
    values = np.empty(total + WORD, np.int64)
    first = 0
    for k in range(len(counts)):
        _decode(data, starts[k], counts[k], universe, values[first:])
        first += counts[k]
    return values[:total]


@compiled
def _decode(data: Bytes, start: int, count: int, universe: int, values: Values) -> None:
    """There is room for a word's ones behind the list."""
    width, low_size, end = shape(count, universe)
    check(data, start, end)
    at, rank = 0, 0
    while at < end - low_size and rank < count:
        at, number = decode_some(data[start : start + end], count, width, low_size, at, rank, values[rank:])
        rank += number
    if rank != count or (count and values[count - 1] >= universe):
        raise ValueError("A list is not what was written.")
    # Above all others stand those of the same high bits as the last.
    for k in range(count - 1, -1, -1):
        if values[k] >= universe:
            raise ValueError("A list is not what was written.")
        if values[k] >> width != values[count - 1] >> width:
            break


@compiled
def decode_some(
    data: Bytes, count: int, width: int, low_size: int, at: int, rank: int, values: Values
) -> tuple[int, int]:
    """As many values of a list as stay in the nearest cache, from this rank on, whose one is in the high part behind so
    many bytes. Returns behind how many the next is, and how many values there are. `data`: of the list alone.
    """
    place, number, base = low_size + at, 0, 8 * at - rank
    while place < len(data) and number < BLOCK and rank + number < count:
        left = word_at(data, place, len(data))
        for first in range(0, ones(left), _STRIDE):
            for k in range(number + first, number + first + _STRIDE):
                values[k] = base + lowest(left) - k << width
                left &= left - _ONE
        number += ones(word_at(data, place, len(data)))
        place += WORD // 8
        base += WORD
    if rank + number > count:
        raise ValueError("A list is not what was written.")
    for plane in range(width // 8):
        lows = data[plane * count + rank : plane * count + rank + number]
        for k in range(number):
            values[k] |= np.int64(lows[k]) << 8 * plane
    if width % 8:
        lows, odd = data[width // 8 * count + (rank >> 1) :], rank & 1
        for k in range(number):
            values[k] |= np.int64(lows[k + odd >> 1] >> (k + odd & 1) * 4 & 15) << width - 4
    return place - low_size, number
