"""Sets of numbers as bits, 64 in an unsigned number, the lowest one first."""

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values

Bits = NDArray[np.uint64]

_SPARSE = 12
"""Bytes without a bit are left out first where so many numbers or more come to each that is in the set."""
_BELOW = (np.uint64(1) << np.arange(64, dtype=np.uint64)) - np.uint64(1)
"""By place in a word: the bits below it."""


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


def numbers_of(bits: Bits) -> Values:
    """Ascending."""
    octets = bits.view(np.uint8)
    if count(bits) * _SPARSE >= len(octets) * 8:
        return _ones(octets)
    some = octets.astype(np.bool_).nonzero()[0]
    ones = _ones(octets[some])
    numbers: Values = some[ones >> 3]
    numbers <<= 3
    ones &= 7
    numbers |= ones
    return numbers


def _ones(octets: NDArray[np.uint8]) -> Values:
    ones: Values = np.unpackbits(octets, bitorder="little").view(np.bool_).nonzero()[0]
    return ones


def are_in(bits: Bits, numbers: Values) -> NDArray[np.bool_]:
    """Which of the numbers are in the set."""
    octets = bits.view(np.uint8)[numbers >> 3]
    octets >>= (numbers & 7).astype(np.uint8)
    octets &= 1
    found: NDArray[np.bool_] = octets.view(np.bool_)
    return found


def ranks(bits: Bits, numbers: Values) -> Values:
    """How many numbers of the set are below each of these."""
    each = np.bitwise_count(bits)
    before = np.cumsum(each, dtype=np.int64)
    before -= each
    at = numbers >> 6
    below = bits[at]
    below &= _BELOW[numbers & 63]
    found: Values = before[at]
    found += np.bitwise_count(below)
    return found
