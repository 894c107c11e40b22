"""Pieces of texts numbered as they come, equal ones alike: compiled, for there are a thousand of them in an article."""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Values

Codes = NDArray[np.uint32]
Slots = NDArray[np.int32]

_FEW = 1 << 12
_FREE = 4
"""There are so many times as many slots as kinds of pieces, at least."""
_SPREADING = 0x1E3779B97F4A7C15
_SHORT, _BITS = 3, 21
"""Characters whose code points are a mark by themselves, and the bits of each."""


@compiled
def numbered(codes: Codes, starts: Values, ends: Values) -> tuple[Slots, Values]:
    """The number of each piece, and by number where the first such piece is: which of the pieces it is."""
    marks, numbers = _marks(codes, starts, ends), np.empty(len(starts), np.int32)
    firsts, slots, done, count = np.empty(len(starts), np.int64), np.full(_FEW, -1, np.int32), 0, 0
    while done < len(starts):
        slots, known = _placed(marks[firsts[:count]], _FREE * len(slots))
        # Apart from this loop, because a table that grows inside its own takes the compiler's sight of it.
        done, count = _number(codes, starts, ends, marks, numbers, firsts, slots, known, done, count)
    return numbers, firsts[:count].copy()


@compiled
def _number(
    codes: Codes,
    starts: Values,
    ends: Values,
    marks: Values,
    numbers: Slots,
    firsts: Values,
    slots: Slots,
    known: Values,
    done: int,
    count: int,
) -> tuple[int, int]:
    """Until there are too few slots; `known`: the marks of what is in them. Returns how many are done then, and how
    many kinds there are.
    """
    while done < len(starts) and _FREE * count < len(slots):
        mark = marks[done]
        place = _first_place(mark, len(slots))
        while slots[place] >= 0:
            if known[place] == mark:
                first = firsts[slots[place]]
                if mark >= 0 or _are_equal(codes, starts[done], ends[done], starts[first], ends[first]):
                    break
            place = place + 1 & len(slots) - 1
        if slots[place] < 0:
            slots[place], known[place], firsts[count] = count, mark, done
            count += 1
        numbers[done] = slots[place]
        done += 1
    return done, count


@compiled
def _marks(codes: Codes, starts: Values, ends: Values) -> Values:
    """Of a few characters no other piece has the same; of more, below 0, few others have."""
    marks = np.empty(len(starts), np.int64)
    for piece in range(len(starts)):
        mark = np.int64(0)
        if ends[piece] - starts[piece] <= _SHORT:
            for at in range(starts[piece], ends[piece]):
                mark = mark << _BITS | np.int64(codes[at]) + 1
        else:
            for at in range(starts[piece], ends[piece]):
                mark = (mark ^ np.int64(codes[at])) * _SPREADING
                mark ^= mark >> 29
            mark |= np.int64(-1) << 63
        marks[piece] = mark
    return marks


@compiled
def _first_place(mark: np.int64, size: int) -> np.int64:
    """Where to look for it: anywhere behind that may be free."""
    spread = mark * _SPREADING
    return (spread ^ spread >> 32) & size - 1


@compiled
def _are_equal(codes: Codes, start: int, end: int, other: int, other_end: int) -> bool:
    at = 0
    while start + at < end and other + at < other_end and codes[start + at] == codes[other + at]:
        at += 1
    return start + at == end and other + at == other_end


@compiled
def _placed(marks: Values, size: int) -> tuple[Slots, Values]:
    """So many slots with the numbers of these, and the marks of what is in them."""
    slots, known = np.full(size, -1, np.int32), np.empty(size, np.int64)
    for number in range(len(marks)):
        place = _first_place(marks[number], size)
        while slots[place] >= 0:
            place = place + 1 & size - 1
        slots[place], known[place] = number, marks[number]
    return slots, known
