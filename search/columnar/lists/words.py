"""Ones in a word of 64 bits, told by an instruction of the processor: of these two forms the compiler knows it.

Compiled functions of other files may call them, because they never change.
"""

import numpy as np

from search.columnar.compiling import compiled

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
