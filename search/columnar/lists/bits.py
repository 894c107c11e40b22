"""Sets of numbers as bits, 64 in an unsigned number, the lowest one first; loops are compiled."""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.words import lowest, ones

Bits = NDArray[np.uint64]

_ONE = np.uint64(1)


def bits_of(numbers: Values, size: int) -> Bits:
    """All numbers are below the size."""
    is_one = np.zeros(words(size) * 64, np.bool_)
    is_one[numbers] = True
    bits: Bits = np.packbits(is_one, bitorder="little").view(np.uint64)
    return bits


def words(size: int) -> int:
    """That hold the bits of all numbers below the size."""
    return -(-size // 64)


def count(bits: Bits) -> int:
    """Of the numbers in the set."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


@compiled
def numbers_of(bits: Bits) -> Values:
    """Ascending."""
    total = 0
    for word in bits:
        total += ones(word)
    numbers, number = np.empty(total, np.int64), 0
    for at in range(len(bits)):
        word = bits[at]
        while word:
            numbers[number] = 64 * at + lowest(word)
            word &= word - _ONE
            number += 1
    return numbers


@compiled
def ranks_in(bits: Bits, numbers: NDArray[np.integer]) -> NDArray[np.uint32]:
    """How many of the set come before each of these, which are in it."""
    ranks, before, total = np.empty(len(numbers), np.uint32), np.empty(len(bits), np.uint32), 0
    for at in range(len(bits)):
        before[at] = total
        total += ones(bits[at])
    for k in range(len(numbers)):
        at = numbers[k] >> 6
        if not 0 <= at < len(bits):
            raise ValueError("The set is too small.")
        ranks[k] = before[at] + ones(bits[at] & (_ONE << np.uint64(numbers[k] & 63)) - _ONE)
    return ranks


@compiled
def are_set(bits: Bits, numbers: Values) -> NDArray[np.bool_]:
    """Which of the numbers are in the set."""
    are_set = np.zeros(len(numbers), np.bool_)
    for k in range(len(numbers)):
        at = numbers[k] >> 6
        if 0 <= at < len(bits):
            are_set[k] = bits[at] >> np.uint64(numbers[k] & 63) & _ONE
    return are_set


@compiled
def add_to(bits: Bits, numbers: NDArray[np.integer]) -> None:
    """Put the numbers into the set. Raises ValueError for one for which there is no bit."""
    for number in numbers:
        if not 0 <= number >> 6 < len(bits):
            raise ValueError("The set is too small.")
        bits[number >> 6] |= _ONE << np.uint64(number & 63)
