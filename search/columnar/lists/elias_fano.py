"""Lists of ascending integers in about the fewest bytes that allow it, after Elias (1974) and Fano (1971).

A value's low bits lie as they are: whole bytes in planes, four odd bits two to a byte. The rest of it, which ascends
slowly, is told in unary: a one for each value, behind as many zeros as the high part has grown. How many bits are low
follows from how many values there are and how large they may be, so a list needs no head of its own: so many as make
the fewest bytes, and of a long list as many as can be without making many more.

Long lists are worked on one by one, short ones many at a time: those with as many low bits, in batches that fit into
a cache.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Number = TypeVar("Number", int, Values)

_WIDTHS = range(0, 60, 4)
"""Low bits a value, by which lists are tried: whole bytes and halves are read fast."""
_LONG = 2048
"""Values from which on a list is worked on alone."""
_SPARE = 12
"""A long list may be larger than it must by one part in so many, for a short high part, which is decoded faster."""
_ALL = 10_000
"""Values up to which a list is always decoded whole."""
_WORTH = 5
"""Words of a high part for each stretch that is sought; among fewer it takes as long to look as to decode them all."""
_BATCH = 1 << 16
"""Values of short lists that are worked on at once."""
_WORD = 8
"""Bytes that are looked at together."""
_NUMBERS = np.arange(1 << 16)


class Encoded(NamedTuple):
    """List k is data[starts[k]:starts[k + 1]]."""

    data: Bytes
    starts: Values


def widths(counts: Values, universe: int) -> Values:
    """Low bits of lists of so many values below the universe."""
    least = counts + universe
    for width in _WIDTHS[1:]:
        np.minimum(least, _cost(counts, width, universe), out=least)
    least += np.where(counts < _LONG, 0, least // _SPARE)
    best = np.zeros(len(counts), np.int64)
    for width in _WIDTHS[1:]:
        best[_cost(counts, width, universe) <= least] = width
    return best


def sizes(counts: Values, universe: int) -> Values:
    """Bytes of lists of so many values below the universe; an empty list has none."""
    width = widths(counts, universe)
    return np.where(counts, _low_size(counts, width) + _high_size(counts, width, universe), 0)


def size(count: int, universe: int) -> int:
    """`sizes` of one list."""
    return shape(count, universe)[2] if count else 0


def encode(values: Values, counts: Values, universe: int) -> Encoded:
    """Many lists at once, one behind another in `values`: each ascends, and is below the universe."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(sizes(counts, universe), out=starts[1:])
    data = np.empty(int(starts[-1]), np.uint8)
    firsts = np.cumsum(counts) - counts
    for k in np.flatnonzero(counts >= _LONG).tolist():
        _encode(values[firsts[k] : firsts[k] + counts[k]], universe, data[starts[k] : starts[k + 1]])
    for lists, width in _batches(counts, universe):
        batch = values[spread(firsts[lists], counts[lists])]
        _encode_batch(batch, _Batch(counts[lists], starts[lists], width, universe), data)
    return Encoded(data, starts)


def decode(data: Bytes, count: int, universe: int) -> Values:
    """One list that begins where `data` does."""
    if not count:
        return np.empty(0, np.int64)
    width, low_size, end = shape(count, universe)
    values: Values = np.unpackbits(data[low_size:end], bitorder="little").view(np.bool_).nonzero()[0]
    for start in range(0, count, len(_NUMBERS)):
        part = values[start : start + len(_NUMBERS)]
        part -= _NUMBERS[: len(part)]
        if start:
            part -= start
    values <<= width
    # The lowest byte of each value is written where it lies: that makes no further array.
    lowest, planes = values.view(np.uint8), width // 8
    for plane in range(planes):
        lowest[plane::8] = data[plane * count : (plane + 1) * count]
    if width % 8:
        pairs = data[planes * count : low_size]
        lowest[planes::16] |= pairs & 15
        lowest[planes + 8 :: 16] |= pairs[: count // 2] >> 4
    return values


def is_worth_it(count: int, universe: int, firsts: Values, lasts: Values) -> bool:
    """Whether `decode_near` is faster than `decode`: not for short lists, nor where much of a list is near."""
    _, low_size, end = shape(count, universe)
    words = (end - low_size) // _WORD
    return count > _ALL and _WORTH * len(firsts) + int((lasts - firsts).sum()) * words // universe < words


def decode_near(data: Bytes, count: int, universe: int, firsts: Values, lasts: Values) -> Values:
    """Of one list the values from any of `firsts`, which ascend, until the last beside it, and perhaps some others.

    Only those words of the high part are read in which such values may be; which they are, their ones tell when they
    are counted, which is much faster than finding each.
    """
    width, low_size, end = shape(count, universe)
    words = np.zeros((end - low_size + _WORD - 1) // _WORD, np.uint64)
    words.view(np.uint8)[: end - low_size] = data[low_size:end]
    ones = np.bitwise_count(words).astype(np.int64)
    ones_before = np.cumsum(ones) - ones
    zeros = (8 * _WORD) * np.arange(1, len(words) + 1) - ones_before - ones
    # The ones of a high part stand before as many zeros as it says, behind one fewer.
    since = np.searchsorted(zeros, (firsts >> width) - 1, side="right")
    until, ends = np.minimum(since, len(words) - 1), lasts >> width
    further = np.flatnonzero(zeros[until] <= ends)
    until[further] = np.minimum(np.searchsorted(zeros, ends[further], side="right"), len(words) - 1)
    since[1:] = np.maximum(since[1:], np.maximum.accumulate(until)[:-1] + 1)  # no word twice
    near = spread(since, np.maximum(until - since + 1, 0))
    ranks = spread(ones_before[near], ones[near])
    bits = np.unpackbits(words[near].view(np.uint8), bitorder="little").view(np.bool_).nonzero()[0]
    values: Values = bits + np.repeat((near - np.arange(len(near))) * (8 * _WORD), ones[near]) - ranks
    values <<= width
    for plane in range(width // 8):
        values |= data[plane * count + ranks].astype(np.int64) << (8 * plane)
    if width % 8:
        pairs = data[width // 8 * count + (ranks >> 1)]
        values |= np.where(ranks & 1, pairs >> 4, pairs & 15).astype(np.int64) << (width - 4)
    return values


def decode_many(data: Bytes, starts: Values, counts: Values, universe: int) -> Values:
    """Many lists, one behind another, of which list k begins at data[starts[k]]."""
    values = np.empty(int(counts.sum()), np.int64)
    firsts = np.cumsum(counts) - counts
    for k in np.flatnonzero(counts >= _LONG).tolist():
        values[firsts[k] : firsts[k] + counts[k]] = decode(data[starts[k] :], int(counts[k]), universe)
    for lists, width in _batches(counts, universe):
        batch = _decode_batch(data, _Batch(counts[lists], starts[lists], width, universe))
        values[spread(firsts[lists], counts[lists])] = batch
    return values


def spread(starts: Values, counts: Values) -> Values:
    """So many numbers from each start on, one after another."""
    before = np.cumsum(counts) - counts
    every: Values = np.repeat(starts - before, counts)
    every += numbers(len(every))
    return every


def _encode(values: Values, universe: int, data: Bytes) -> None:
    """One long list."""
    count = len(values)
    width, low_size, _ = shape(count, universe)
    for plane in range(width // 8):
        data[plane * count : (plane + 1) * count] = (values >> (8 * plane)).astype(np.uint8)
    if width % 8:
        nibbles = np.zeros(count + count % 2, np.uint8)
        nibbles[:count] = (values >> (width - 4)) & 15
        data[width // 8 * count : low_size] = _paired(nibbles)
    bits = np.zeros((len(data) - low_size) * 8, np.bool_)
    bits[(values >> width) + numbers(count)] = True
    data[low_size:] = np.packbits(bits, bitorder="little")


class _Batch(NamedTuple):
    """Short lists of one width."""

    counts: Values
    starts: Values
    width: int
    universe: int

    @property
    def pairs(self) -> Values:
        """Bytes of each list's nibbles."""
        return (self.counts + 1) // 2

    @property
    def nibbles(self) -> Values:
        """The index of each value's nibble where lists of odd numbers are filled up."""
        return spread(2 * (np.cumsum(self.pairs) - self.pairs), self.counts)

    def plane(self, number: int) -> Values:
        """Where each value's byte lies."""
        return spread(self.starts + number * self.counts, self.counts)

    def nibble_bytes(self) -> Values:
        return spread(self.starts + self.width // 8 * self.counts, self.pairs)

    @property
    def high_sizes(self) -> Values:
        return (self.counts + (self.universe >> self.width) + 7) // 8

    def high_bytes(self) -> Values:
        low_sizes = self.counts * (self.width // 8) + self.pairs * (self.width // 4 % 2)
        return spread(self.starts + low_sizes, self.high_sizes)

    def zeros(self) -> Values:
        """The bit of each value's one, were all high parts 0."""
        return spread(8 * (np.cumsum(self.high_sizes) - self.high_sizes), self.counts)


def _encode_batch(values: Values, batch: _Batch, data: Bytes) -> None:
    width = batch.width
    for plane in range(width // 8):
        data[batch.plane(plane)] = (values >> (8 * plane)).astype(np.uint8)
    if width % 8:
        nibbles = np.zeros(2 * int(batch.pairs.sum()), np.uint8)
        nibbles[batch.nibbles] = (values >> (width - 4)) & 15
        data[batch.nibble_bytes()] = _paired(nibbles)
    bits = np.zeros(8 * int(batch.high_sizes.sum()), np.bool_)
    bits[batch.zeros() + (values >> width)] = True
    data[batch.high_bytes()] = np.packbits(bits, bitorder="little")


def _decode_batch(data: Bytes, batch: _Batch) -> Values:
    width = batch.width
    bits = np.unpackbits(data[batch.high_bytes()], bitorder="little")
    values: Values = bits.view(np.bool_).nonzero()[0]
    values -= batch.zeros()
    values <<= width
    for plane in range(width // 8):
        values |= data[batch.plane(plane)].astype(np.int64) << (8 * plane)
    if width % 8:
        values |= _unpaired(data[batch.nibble_bytes()])[batch.nibbles].astype(np.int64) << (width - 4)
    return values


def _batches(counts: Values, universe: int) -> Iterator[tuple[Values, int]]:
    """The numbers of the short lists, so many at a time as a cache holds, all with as many low bits."""
    width, is_short = widths(counts, universe), (counts > 0) & (counts < _LONG)
    for each in np.unique(width[is_short]).tolist():
        lists = np.flatnonzero(is_short & (width == each))
        batch = np.cumsum(counts[lists]) // _BATCH
        for part in np.split(lists, np.flatnonzero(np.diff(batch)) + 1):
            yield part, each


def _paired(nibbles: Bytes) -> Bytes:
    """Two in a byte."""
    paired: Bytes = nibbles[0::2] | np.left_shift(nibbles[1::2], 4, dtype=np.uint8)
    return paired


def _unpaired(pairs: Bytes) -> Bytes:
    nibbles = np.empty(2 * len(pairs), np.uint8)
    nibbles[0::2], nibbles[1::2] = pairs & 15, pairs >> 4
    return nibbles


def numbers(count: int) -> Values:
    """From 0 on."""
    return _NUMBERS[:count] if count <= len(_NUMBERS) else np.arange(count)


@lru_cache(maxsize=1 << 14)
def shape(count: int, universe: int) -> tuple[int, int, int]:
    """Of one list the `widths`, and where its low part and its high part end."""
    least = min(_cost(count, width, universe) for width in _WIDTHS)
    least += 0 if count < _LONG else least // _SPARE
    width = max(width for width in _WIDTHS if _cost(count, width, universe) <= least)
    low_size = _low_size(count, width)
    return width, low_size, low_size + _high_size(count, width, universe)


def _cost(count: Number, width: int, universe: int) -> Number:
    """Bits of a list, or of many, with so many low ones."""
    return count * (width + 1) + (universe >> width)


def _low_size(count: Number, width: Number) -> Number:
    """Of a list, or of many."""
    return count * (width // 8) + (count + 1) // 2 * (width // 4 % 2)


def _high_size(count: Number, width: Number, universe: int) -> Number:
    """Of a list, or of many, that has a value."""
    return (count + (universe >> width) + 7) // 8
