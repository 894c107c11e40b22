"""Lists of ascending integers in about the fewest bytes that allow it, after Elias (1974) and Fano (1971).

A value's low bits lie as they are: whole bytes in planes, four odd bits two to a byte. The rest of it, which ascends
slowly, is told in unary: a one for each value, behind as many zeros as the high part has grown. How many bits are low
follows from how many values there are and how large they may be, so a list needs no head of its own: so many as make
the fewest bytes, and of a long list as many as can be without making many more.

The functions are compiled (`search.columnar.compiling`). Each raises ValueError for a list that is not what was written
where it would lead out of an array or its universe.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.words import lowest, ones

Values = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_MOST_LOW = 60
_LONG = 2048
"""Values from which on a list is long."""
_SPARE = 12
"""A long list may be larger than it must by one part in so many, for a short high part, which is decoded faster."""
_WORD = 64
"""Bits of a high part that are looked at together."""
_BLOCK = 4096
"""Values of a long list that are decoded together."""
_LONGER = 3
"""In a list of so many times as many values the next is mostly still less than what is sought."""
_STRIDE = 8
"""Ones of a word that are worked on without asking whether there are so many: what is written for others goes again."""
_ONE = np.uint64(1)


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
def decode(data: Bytes, start: int, count: int, universe: int) -> Values:
    """The list that begins there."""
    values = np.empty(count + _WORD, np.int64)
    _decode(data, start, count, universe, values)
    return values[:count]


@compiled
def decode_many(data: Bytes, starts: Values, counts: Values, universe: int) -> Values:
    """Many lists, one behind another, of which list k begins at data[starts[k]]."""
    total = counts.sum()
    values = np.empty(total + _WORD, np.int64)
    first = 0
    for k in range(len(counts)):
        _decode(data, starts[k], counts[k], universe, values[first:])
        first += counts[k]
    return values[:total]


@compiled
def _decode(data: Bytes, start: int, count: int, universe: int, values: Values) -> None:
    """There is room for a word's ones behind the list."""
    width, low_size, end = shape(count, universe)
    _check(data, start, end)
    at, rank = 0, 0
    while at < end - low_size and rank < count:
        at, number = _decode_some(data[start : start + end], count, width, low_size, at, rank, values[rank:])
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
def _decode_some(
    data: Bytes, count: int, width: int, low_size: int, at: int, rank: int, values: Values
) -> tuple[int, int]:
    """As many values of a list as stay in the nearest cache, from this rank on, whose one is in the high part behind so
    many bytes. Returns behind how many the next is, and how many values there are. `data`: of the list alone.
    """
    place, number, base = low_size + at, 0, 8 * at - rank
    while place < len(data) and number < _BLOCK and rank + number < count:
        left = _word(data, place, len(data))
        for first in range(0, ones(left), _STRIDE):
            for k in range(number + first, number + first + _STRIDE):
                values[k] = base + lowest(left) - k << width
                left &= left - _ONE
        number += ones(_word(data, place, len(data)))
        place += _WORD // 8
        base += _WORD
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


@compiled
def common(data: Bytes, start: int, count: int, universe: int, places: Values, distance: int) -> Values:
    """Of the places, which ascend, those that have a value of the list at their distance; it is decoded piece by piece,
    so that it never leaves the cache and needs no memory.
    """
    width, low_size, end = shape(count, universe)
    _check(data, start, end)
    both, values = np.empty(len(places) + 1, np.int64), np.empty(_BLOCK + 2 * _WORD, np.int64)
    at, rank, done, found = 0, 0, 0, 0
    while at < end - low_size and rank < count and done < len(places):
        at, number = _decode_some(data[start : start + end], count, width, low_size, at, rank, values)
        is_longer = (len(places) - done) * _LONGER < count - rank
        passed, taken = _take_common(places[done:], values[:number], distance, is_longer, both[found:])
        rank, done, found = rank + number, done + passed, found + taken
    return both[:found]


@compiled
def _take_common(places: Values, values: Values, distance: int, is_longer: bool, both: Values) -> tuple[int, int]:
    """Returns how many of the places were compared with all that there is of the list by now, and how many are common:
    these are put into `both`.
    """
    here, there, found = 0, 0, 0
    if is_longer:
        while here < len(places):
            value = places[here] + distance
            while there < len(values) and values[there] < value:
                there += 1
            if there == len(values):
                break
            both[found] = places[here]
            found += values[there] == value
            here += 1
        return here, found
    while here < len(places) and there < len(values):
        # Without a branch: which of them is less cannot be foreseen.
        value, sought = places[here] + distance, values[there]
        both[found] = places[here]
        found += value == sought
        here += value <= sought
        there += sought <= value
    return here, found


@compiled
def kept(data: Bytes, start: int, count: int, universe: int, places: Values, distance: int) -> Values:
    """Of the places, which ascend, those that have a value of the list at their distance; it is not decoded."""
    width, low_size, end = shape(count, universe)
    _check(data, start, end)
    high, end = start + low_size, start + end
    kept, number, lows = np.empty(len(places), np.int64), 0, (1 << width) - 1
    at, zeros, word = high, 0, ~_word(data, high, end)
    for place in places:
        value = place + distance
        if not 0 <= value < universe:
            continue
        upper = value >> width
        while zeros + ones(word) < upper:
            zeros += ones(word)
            at += _WORD // 8
            if at >= end:
                return kept[:number]
            word = ~_word(data, at, end)
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
    _check(data, start, end)
    high, end = start + low_size, start + end
    near, number = np.empty(count, np.int64), 0
    at, zeros, word = high, 0, _word(data, high, end)
    for k in range(len(firsts)):
        upper = firsts[k] >> width
        while zeros + _WORD - ones(word) < upper and at < end:
            zeros += _WORD - ones(word)
            at += _WORD // 8
            word = _word(data, at, end)
        bit = _behind(~word, upper - zeros)
        left = word >> np.uint64(bit) << np.uint64(bit) if bit < _WORD else np.uint64(0)
        while at < end:
            if not left:
                zeros += _WORD - ones(word)
                at += _WORD // 8
                word = left = _word(data, at, end)
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


@compiled
def _check(data: Bytes, start: int, size: int) -> None:
    if start < 0 or start + size > len(data):
        raise ValueError("A list is not where it was written.")


@compiled
def _word(data: Bytes, at: int, end: int) -> np.uint64:
    """The 64 bits from a byte on; behind the end there are zeros."""
    if at + 8 <= end:
        # Written out, and at what is no negative number, the compiler sees that it is one.
        first = np.uint64(at)
        return (
            np.uint64(data[first])
            | np.uint64(data[first + np.uint64(1)]) << np.uint64(8)
            | np.uint64(data[first + np.uint64(2)]) << np.uint64(16)
            | np.uint64(data[first + np.uint64(3)]) << np.uint64(24)
            | np.uint64(data[first + np.uint64(4)]) << np.uint64(32)
            | np.uint64(data[first + np.uint64(5)]) << np.uint64(40)
            | np.uint64(data[first + np.uint64(6)]) << np.uint64(48)
            | np.uint64(data[first + np.uint64(7)]) << np.uint64(56)
        )
    word = np.uint64(0)
    for k in range(end - at):
        word |= np.uint64(data[at + k]) << np.uint64(8 * k)
    return word
