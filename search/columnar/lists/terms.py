"""Terms of a field as they lie one behind another, many at a time: spelt, compared and joined by compiled loops."""

from collections.abc import Iterator, Sequence
from typing import Self, overload

import numpy as np

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Bytes, Values


class Terms(Sequence[bytes]):
    """Term k is data[ends[k - 1]:ends[k]]."""

    def __init__(self, data: Bytes, ends: Values) -> None:
        self.data, self.ends = data, ends
        self.data.flags.writeable = False

    @classmethod
    def of(cls, terms: Sequence[bytes]) -> "Terms":
        """Any."""
        if isinstance(terms, Terms):
            return terms
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        return cls(np.frombuffer(b"".join(terms), np.uint8), np.cumsum(lengths))

    @classmethod
    def spelt(cls, data: Bytes, shared: Values, own: Values) -> Self:
        """Of each the bytes behind those that it shares with the one before it. Raises ValueError for other bytes."""
        return cls(*_spelt(data, shared, own))

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> "Terms": ...
    def __getitem__(self, at: int | slice) -> "bytes | Terms":
        if isinstance(at, slice):
            return self.some(np.arange(len(self))[at])
        end = int(self.ends[at])
        return self.data[end - int(self.lengths[at]) : end].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        data, start = self.data.tobytes(), 0
        for end in self.ends.tolist():
            yield data[start:end]
            start = end

    @property
    def lengths(self) -> Values:
        return np.diff(self.ends, prepend=0)

    def some(self, which: Values) -> "Terms":
        """Those of these numbers."""
        return Terms(*_some(self.data, self.ends, which))

    def shared(self, before: bytes | None) -> Values:
        """How many bytes each shares with the one before it; that of the first is `before`, if any.

        Raises ValueError where one does not come behind it.
        """
        shared, wrong = _shared(self.data, self.ends, np.frombuffer(before or b"", np.uint8), before is None)
        if wrong >= 0:
            raise ValueError(f"{self[wrong]!r} comes behind {self[wrong - 1] if wrong else before!r}.")
        return shared

    def behind(self, shared: Values) -> Bytes:
        """Of each the bytes behind so many, one after another."""
        return _behind(self.data, self.ends, shared)


def joined(every: Sequence[Terms]) -> tuple[Terms, list[Values]]:
    """All that there are, once, and the numbers of each one's among them. All ascend."""
    data = np.concatenate([each.data for each in every])
    ends = np.cumsum(np.concatenate([each.lengths for each in every]))
    firsts = np.cumsum([0, *map(len, every)])
    numbers, examples = _joined(data, ends, firsts)
    return Terms(*_some(data, ends, examples)), np.split(numbers, firsts[1:-1])


def common(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


@compiled
def _spelt(data: Bytes, shared: Values, own: Values) -> tuple[Bytes, Values]:
    left, length = len(data), 0
    for k in range(len(own)):
        left -= own[k]
        if own[k] < 0 or left < 0 or not 0 <= shared[k] <= length:
            raise ValueError("A term is not what was written.")
        length = shared[k] + own[k]
    ends = np.cumsum(shared + own)
    spelt, at, start, before = np.empty(ends[-1] if len(ends) else 0, np.uint8), 0, 0, 0
    for k in range(len(ends)):
        for letter in range(shared[k]):
            spelt[start + letter] = spelt[before + letter]
        for letter in range(shared[k], shared[k] + own[k]):
            spelt[start + letter] = data[at]
            at += 1
        before, start = start, ends[k]
    return spelt, ends


@compiled
def _some(data: Bytes, ends: Values, which: Values) -> tuple[Bytes, Values]:
    room = 0
    for k in which:
        room += ends[k] - _start(ends, k)
    some, some_ends, end = np.empty(room, np.uint8), np.empty(len(which), np.int64), 0
    for number in range(len(which)):
        for at in range(_start(ends, which[number]), ends[which[number]]):
            some[end] = data[at]
            end += 1
        some_ends[number] = end
    return some, some_ends


@compiled
def _behind(data: Bytes, ends: Values, shared: Values) -> Bytes:
    behind, number = np.empty(len(data), np.uint8), 0
    for k in range(len(ends)):
        for at in range(_start(ends, k) + shared[k], ends[k]):
            behind[number] = data[at]
            number += 1
    return behind[:number].copy()


@compiled
def _shared(data: Bytes, ends: Values, before: Bytes, is_first: bool) -> tuple[Values, int]:
    """And the first that does not come behind the one before it, or -1."""
    shared = np.zeros(len(ends), np.int64)
    for k in range(len(ends)):
        this = data[_start(ends, k) : ends[k]]
        last = data[_start(ends, k - 1) : ends[k - 1]] if k else before
        at = 0
        while at < len(this) and at < len(last) and this[at] == last[at]:
            at += 1
        shared[k] = at
        is_behind = at < len(this) and (at == len(last) or this[at] > last[at])
        if not is_behind and not (is_first and k == 0):
            return shared, k
    return shared, -1


@compiled
def _joined(data: Bytes, ends: Values, firsts: Values) -> tuple[Values, Values]:
    """Of terms in several ascending rows, row k from the firsts[k]-th on: the number of each among all that are
    different, and one of those with each number.
    """
    heads, count = firsts[:-1].copy(), 0
    numbers, examples = np.empty(len(ends), np.int64), np.empty(len(ends), np.int64)
    while True:
        least = -1
        for row in range(len(heads)):
            if heads[row] < firsts[row + 1] and (least < 0 or _order(data, ends, heads[row], least) < 0):
                least = heads[row]
        if least < 0:
            return numbers, examples[:count].copy()
        for row in range(len(heads)):
            if heads[row] < firsts[row + 1] and _order(data, ends, heads[row], least) == 0:
                numbers[heads[row]] = count
                heads[row] += 1
        examples[count] = least
        count += 1


@compiled
def _order(data: Bytes, ends: Values, one: int, other: int) -> int:
    """Below 0 where the one comes first, above where it comes behind."""
    at, there = _start(ends, one), _start(ends, other)
    while at < ends[one] and there < ends[other]:
        if data[at] != data[there]:
            return -1 if data[at] < data[there] else 1
        at += 1
        there += 1
    return int(ends[one] - at) - int(ends[other] - there)


@compiled
def _start(ends: Values, k: int) -> int:
    return int(ends[k - 1]) if k else 0
