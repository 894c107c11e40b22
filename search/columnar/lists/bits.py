"""Sets of numbers as bits, 64 in an unsigned number, the lowest one first."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values

Bits = NDArray[np.uint64]

_SPARSE = 10
"""Bytes without a bit are left out first where so many numbers or more come to each that is in the set: among fewer,
numpy finds them one by one.
"""
_FIRST = np.uint64(1)
_ONE = _FIRST << np.arange(64, dtype=np.uint64)
"""By place in a word, the bit."""


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
    if count(bits) * _SPARSE > len(octets) * 8:
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


class Spots(NamedTuple):
    """Where the bits of numbers are: in which word, and which bit of it."""

    words: Values
    ones: Bits


def spots_of(numbers: Values) -> Spots:
    return Spots(numbers >> 6, _ONE.take(numbers & 63))


def are_set(bits: Bits, numbers: Values) -> NDArray[np.bool_]:
    """Which of the numbers are in the set."""
    return at_spots(bits, spots_of(numbers))


def at_spots(bits: Bits, spots: Spots) -> NDArray[np.bool_]:
    """Which of the numbers are in the set."""
    found: NDArray[np.bool_] = (bits.take(spots.words) & spots.ones).astype(np.bool_)
    return found


class Ranked:
    """A set in which its numbers are counted."""

    def __init__(self, bits: Bits) -> None:
        self._bits = bits
        each = np.bitwise_count(bits)
        self._before = np.cumsum(each, dtype=np.int64)
        self._before -= each

    def places(self, spots: Spots) -> Values:
        """How many numbers of the set are below each of these."""
        below = spots.ones - _FIRST
        below &= self._bits.take(spots.words)
        places: Values = self._before.take(spots.words)
        places += np.bitwise_count(below)
        return places
