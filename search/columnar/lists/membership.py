"""Whether values are in lists, without decoding the lists.

The ones of a high part stand behind as many zeros as it says. Where those are is told by the zeros of each word, once
they are counted, or, for many values, by the places of all zeros; and only the low bits of these ones are compared,
byte by byte. Several lists are looked into at once: of few values it is the calls that take time.
"""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Bytes, Values, numbers, shape

_EACH_BYTE, _HIGHEST_BITS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
_LONGEST = 63
"""Ones in a row that are counted in a word."""


def are_in(
    data: Bytes, starts: Sequence[int], counts: Sequence[int], universe: int, values: Values
) -> NDArray[np.bool_]:
    """Which of the values are in their lists. Row k of `values` is sought in a list of `counts[k]` values, one at
    least, which begins at data[starts[k]].
    """
    shapes = [shape(count, universe) for count in counts]
    highs = _Highs([data[start + low : start + end] for start, (_, low, end) in zip(starts, shapes, strict=True)])
    lists = np.array([starts, counts, [width for width, _, _ in shapes]])
    zeros = values >> lists[2, :, None]
    zeros += highs.zeros_before[:, None]
    places, runs = highs.runs_behind(zeros.ravel())
    places -= zeros.ravel()
    ranks = places.reshape(values.shape)
    ranks += (lists[0] - highs.ones_before)[:, None]
    are_in = np.zeros(values.size, np.bool_)
    are_in[_equal(data, lists, values, places, runs)] = True
    return are_in.reshape(values.shape)


def _equal(data: Bytes, lists: Values, values: Values, firsts: Values, runs: Values) -> Values:
    """Of all values, whose lowest bytes would be one of as many as `runs` tells from `firsts` on: those found there."""
    per_list, own = values.shape[1], values.view(np.uint8).reshape(-1, 8)
    owners = np.repeat(numbers(len(runs)), runs)
    firsts -= runs.cumsum()
    firsts += runs
    at = firsts.take(owners)
    at += numbers(len(at))
    planes = lists[2] // 8
    for plane in range(int(planes.max())):
        here = at if plane == 0 else at + plane * lists[1].take(owners // per_list)
        same = data.take(here, mode="clip") == own[:, plane].take(owners)
        if plane >= planes.min():
            same |= planes.take(owners // per_list) <= plane
        same = same.nonzero()[0]
        at, owners = at.take(same), owners.take(same)
    if not (lists[2] & 4).any() or not len(owners):
        return owners
    starts, counts, widths = lists.take(owners // per_list, axis=1)
    at -= starts
    nibbles = data.take(starts + (widths >> 3) * counts + (at >> 1), mode="clip") >> ((at & 1) << 2)
    differ = nibbles ^ values.ravel().take(owners) >> widths - 4
    differ &= (widths & 4) * 15 >> 2
    found: Values = owners[differ == 0]
    return found


class _Highs:
    """High parts of lists, in words of 64 bits. Before them is a word of zeros, behind each a zero at least."""

    def __init__(self, parts: Sequence[Bytes]) -> None:
        *firsts, end = accumulate((len(part) // 8 + 1 for part in parts), initial=1)
        self._zeros = np.zeros(end + 1, np.uint64)
        """A one for each, as is easier to count."""
        raw = self._zeros.view(np.uint8)
        for part, first in zip(parts, firsts, strict=True):
            raw[8 * first : 8 * first + len(part)] = part
        np.invert(self._zeros, out=self._zeros)
        self._before = np.zeros(len(self._zeros) + 1, np.uint64)
        np.bitwise_count(self._zeros).cumsum(out=self._before[1:])
        self.zeros_before = self._before.take(firsts).view(np.int64)
        self.ones_before = 64 * np.array(firsts) - self.zeros_before

    def runs_behind(self, numbers: Values) -> tuple[Values, Values]:
        """The places behind zeros of these numbers, the first is 1, and how many ones stand there in a row."""
        if len(numbers) < len(self._zeros):
            return self._runs_of_few(numbers)
        zeros = np.unpackbits(self._zeros.view(np.uint8), bitorder="little").view(np.bool_).nonzero()[0]
        runs = zeros.take(numbers)
        places = zeros.take(numbers - 1)
        places += 1
        runs -= places
        return places, runs

    def _runs_of_few(self, numbers: Values) -> tuple[Values, Values]:
        word, bit = self._behind(numbers)
        ahead = self._zeros.take(word) >> bit
        word += 1
        ahead |= self._zeros.take(word) << 64 - bit
        ahead ^= ahead - 1
        runs = np.bitwise_count(ahead).astype(np.int64)
        runs -= 1
        word -= 1
        places = (word << 6) + bit.view(np.int64)
        longer = (runs == _LONGEST).nonzero()[0]
        if len(longer):
            word, bit = self._behind(numbers[longer] + 1)
            runs[longer] = (word << 6) + bit.view(np.int64) - 1 - places[longer]
        return places, runs

    def _behind(self, numbers: Values) -> tuple[Values, NDArray[np.uint64]]:
        """In which words the zeros are, and at which bits they end (1 to 64).

        By broadword selection, after Vigna (2008): which byte of the word the zero is in, and then where.
        """
        sought = numbers.view(np.uint64)
        at = self._before[1:].searchsorted(sought)
        words = self._zeros.take(at)
        left = sought - self._before.take(at)
        until = np.bitwise_count(words.view(np.uint8)).view(np.uint64)
        until *= _EACH_BYTE  # zeros in each byte and those below
        reached = until | _HIGHEST_BITS
        reached -= left * _EACH_BYTE
        reached &= _HIGHEST_BITS
        above = np.bitwise_count(reached) * np.uint64(8)  # bits from this byte on
        until <<= above
        until >>= 56
        left -= until
        words <<= above - 8
        words >>= 56
        words <<= 3
        words += left
        bit = _BEHIND.take(words.view(np.int64))
        bit -= above
        return at, bit


def _behind_ones() -> NDArray[np.uint64]:
    """By byte × 8 + number, from 1 on: where the one of that number in the byte ends, and 64."""
    behind = np.zeros(256 * 8 + 1, np.uint64)
    for byte in range(256):
        ones = [bit for bit in range(8) if byte >> bit & 1]
        behind[8 * byte + 1 : 8 * byte + 1 + len(ones)] = np.array(ones, np.uint64) + 65
    return behind


_BEHIND = _behind_ones()
