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
        behind = number + ones(left)
        for first in range(number, behind, _STRIDE):
            for k in range(_STRIDE):
                # At what is no negative number the compiler sees that it is one.
                values[np.uint64(first) + np.uint64(k)] = base + lowest(left) - first - k << width
                left &= left - _ONE
        number = behind
        place += WORD // 8
        base += WORD
    if rank + number > count:
        raise ValueError("A list is not what was written.")
    _add_low(data, count, width, rank, values[: number + 1])
    return place - low_size, number


@compiled
def _add_low(data: Bytes, count: int, width: int, rank: int, values: Values) -> None:
    """To the high bits of values from this rank on; the last is none, but room."""
    number, planes = len(values) - 1, width // 8
    for plane in range(planes):
        lows = data[plane * count + rank : plane * count + rank + number]
        for k in range(number):
            values[k] |= np.int64(lows[k]) << 8 * plane
    if width % 8:
        odd = int(rank & 1 and number > 0)
        if odd:
            values[0] |= np.int64(data[planes * count + (rank >> 1)] >> 4) << 8 * planes
        pairs, lows = values[odd:], data[planes * count + (rank + odd >> 1) :]
        for k in range(number - odd + 1 >> 1):
            pairs[2 * k] |= np.int64(lows[k] & 15) << 8 * planes
            pairs[2 * k + 1] |= np.int64(lows[k] >> 4) << 8 * planes
