"""Lists of `elias_fano` looked into for some places, with no more decoded than that takes.

The functions are compiled (`search.columnar.compiling`). Each raises ValueError for a list that is not what was written
where it would lead out of an array or its universe.
"""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.ascending import take_common
from search.columnar.lists.decoding import BLOCK, decode_some
from search.columnar.lists.elias_fano import Bytes, Values, check, shape
from search.columnar.lists.words import WORD, lowest, ones, word_at

_MARKS = 2 * BLOCK
"""By the low bits of values: more than there are values of a piece, in half of the nearest cache."""
_ONE = np.uint64(1)


@compiled
def common(data: Bytes, start: int, count: int, universe: int, places: Values, distance: int) -> Values:
    """Of the places, which ascend, those that have a value of the list at their distance; it is decoded piece by piece,
    so that it never leaves the cache and needs no memory.
    """
    width, low_size, end = shape(count, universe)
    check(data, start, end)
    both, values = np.empty(len(places) + 1, np.int64), np.empty(BLOCK + 2 * WORD, np.int64)
    marks = np.zeros(_MARKS, np.bool_)
    at, rank, done, found = 0, 0, 0, 0
    while at < end - low_size and rank < count and done < len(places):
        at, number = decode_some(data[start : start + end], count, width, low_size, at, rank, values)
        first, rank = done, rank + number
        while number and done < len(places) and places[done] + distance <= values[number - 1]:
            done += 1
        some = places[first:done]
        found += take_common(some, _likely(values[:number], some, distance, marks), distance, both[found:])
    return both[:found]


@compiled
def _likely(values: Values, places: Values, distance: int, marks: NDArray[np.bool_]) -> Values:
    """Those of the values, in their place, at which marks are like those of the places: few others, and to look at
    a mark takes a fourth of the time of a comparison that the next one waits for. `marks`: none set.
    """
    number = 0
    for place in places:
        marks[place + distance & _MARKS - 1] = True
    for value in values:
        # Without a branch: which of them is marked cannot be foreseen.
        values[number] = value
        number += marks[value & _MARKS - 1]
    for place in places:
        marks[place + distance & _MARKS - 1] = False
    return values[:number]


@compiled
def kept(data: Bytes, start: int, count: int, universe: int, places: Values, distance: int) -> Values:
    """Of the places, which ascend, those that have a value of the list at their distance; it is not decoded."""
    width, low_size, end = shape(count, universe)
    check(data, start, end)
    high, end = start + low_size, start + end
    kept, number, lows = np.empty(len(places), np.int64), 0, (1 << width) - 1
    at, zeros, word = high, 0, ~word_at(data, high, end)
    for place in places:
        value = place + distance
        if not 0 <= value < universe:
            continue
        upper = value >> width
        while zeros + ones(word) < upper:
            zeros += ones(word)
            at += WORD // 8
            if at >= end:
                return kept[:number]
            word = ~word_at(data, at, end)
        bit = _behind(word, upper - zeros) + 8 * (at - high)
        for rank in range(bit - upper, count):
            byte = high + (bit >> 3)
            if byte >= end or not data[byte] >> (bit & 7) & 1:
                break
            low = _low(data, start, count, width, rank)
            if low >= value & lows:
                if low == value & lows:
                    kept[number] = place
                    number += 1
                break
            bit += 1
    return kept[:number]


@compiled
def decode_near(data: Bytes, start: int, count: int, universe: int, firsts: Values, ends: Values) -> Values:
    """The values of stretches, each from one of `firsts` until before the one of `ends` beside it; they ascend, and
    none begins before the end of the one before it. What is between them is not decoded.
    """
    width, low_size, end = shape(count, universe)
    check(data, start, end)
    high, end = start + low_size, start + end
    near, number = np.empty(count, np.int64), 0
    at, zeros, word = high, 0, word_at(data, high, end)
    for k in range(len(firsts)):
        upper = firsts[k] >> width
        while zeros + WORD - ones(word) < upper and at < end:
            zeros += WORD - ones(word)
            at += WORD // 8
            word = word_at(data, at, end)
        bit = _behind(~word, upper - zeros)
        left = word >> np.uint64(bit) << np.uint64(bit) if bit < WORD else np.uint64(0)
        while at < end:
            if not left:
                zeros += WORD - ones(word)
                at += WORD // 8
                word = left = word_at(data, at, end)
                continue
            bit = lowest(left)
            left &= left - _ONE
            base = 8 * (at - high) - zeros  # the rank of the first one of the word
            rank = base + ones(word & (_ONE << np.uint64(bit)) - _ONE)
            if rank >= count:
                raise ValueError("A list is not what was written.")
            value = 8 * (at - high) + bit - rank << width | _low(data, start, count, width, rank)
            if value >= min(ends[k], universe):
                break
            if value >= firsts[k]:
                near[number] = value
                number += 1
    return near[:number]


@compiled
def _behind(bits: np.uint64, number: int) -> int:
    """The bit behind so many ones, which there are; of none the first."""
    if number <= 0:
        return 0
    behind, half = 1, 32
    while half:
        below = ones(bits & (_ONE << np.uint64(half)) - _ONE)
        if number > below:
            number -= below
            bits >>= np.uint64(half)
            behind += half
        half >>= 1
    return behind


@compiled
def _low(data: Bytes, start: int, count: int, width: int, rank: int) -> int:
    """The low bits of the value of this rank, which is below the count."""
    low, planes = 0, width // 8
    for plane in range(planes):
        low |= int(np.int64(data[start + plane * count + rank])) << 8 * plane
    if width % 8:
        low |= int(np.int64(data[start + planes * count + (rank >> 1)] >> (rank & 1) * 4 & 15)) << 8 * planes
    return low
