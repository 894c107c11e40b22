"""Words of 64 bits. How many ones there are is told by an instruction of the processor: of these forms the compiler
knows it.
"""

import numpy as np

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Bytes

WORD = 64
"""Bits of one."""
_ONE = np.uint64(1)


@compiled
def ones(word: np.uint64) -> int:
    """How many there are."""
    word -= word >> _ONE & np.uint64(0x5555555555555555)
    word = (word & np.uint64(0x3333333333333333)) + (word >> np.uint64(2) & np.uint64(0x3333333333333333))
    word = word + (word >> np.uint64(4)) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int(np.int64(word * np.uint64(0x0101010101010101) >> np.uint64(56)))


@compiled
def lowest(word: np.uint64) -> int:
    """Which bit is the lowest one; 64 where there is none."""
    return ones((word & (~word + _ONE)) - _ONE)


@compiled
def word_at(data: Bytes, at: int, end: int) -> np.uint64:
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
