"""Pieces of texts numbered as they come, equal ones alike: compiled, for there are a thousand of them in an article."""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Values

Codes = NDArray[np.uint32]

_FEW = 1 << 12
_SPREADING = 0x1E3779B97F4A7C15


@compiled
def numbered(codes: Codes, starts: Values, ends: Values) -> tuple[NDArray[np.int32], Values]:
    """The number of each piece, and by number where the first such piece is: which of the pieces it is."""
    size, count = _FEW, 0
    slots, numbers = np.full(size, -1, np.int32), np.empty(len(starts), np.int32)
    firsts, sums = np.empty(len(starts), np.int64), np.empty(len(starts), np.int64)
    for piece in range(len(starts)):
        total = _sum(codes, starts[piece], ends[piece])
        place = total & size - 1
        while slots[place] >= 0:
            number = slots[place]
            first = firsts[number]
            if sums[number] == total and _are_equal(codes, starts[piece], ends[piece], starts[first], ends[first]):
                break
            place = place + 1 & size - 1
        if slots[place] < 0:
            slots[place] = count
            firsts[count], sums[count] = piece, total
            count += 1
        numbers[piece] = slots[place]
        if 2 * count > size:
            size *= 4
            slots = _placed(sums[:count], size)
    return numbers, firsts[:count].copy()


@compiled
def _sum(codes: Codes, start: int, end: int) -> np.int64:
    total = np.int64(end - start)
    for at in range(start, end):
        total = (total ^ np.int64(codes[at])) * _SPREADING
        total ^= total >> 29
    return total


@compiled
def _are_equal(codes: Codes, start: int, end: int, other: int, other_end: int) -> bool:
    at = 0
    while start + at < end and other + at < other_end and codes[start + at] == codes[other + at]:
        at += 1
    return start + at == end and other + at == other_end


@compiled
def _placed(sums: Values, size: int) -> NDArray[np.int32]:
    slots = np.full(size, -1, np.int32)
    for number in range(len(sums)):
        place = sums[number] & size - 1
        while slots[place] >= 0:
            place = place + 1 & size - 1
        slots[place] = number
    return slots
