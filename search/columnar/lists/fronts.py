"""How much of its front a term shares with the one before it, for many terms at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.ascending import spread
from search.columnar.lists.elias_fano import Values


class Fronts(NamedTuple):
    """A row for each term; where it begins in `data`."""

    data: NDArray[np.uint8]
    starts: Values
    lengths: Values
    shared: Values

    @classmethod
    def of(cls, terms: Sequence[bytes], before: bytes | None = None) -> "Fronts":
        """`before` stands before the first term. Raises ValueError for terms that do not ascend."""
        every = [before or b"", *terms]
        data = np.frombuffer(b"".join(every), np.uint8)
        lengths = np.fromiter(map(len, every), np.int64, len(every))
        starts = np.cumsum(lengths) - lengths
        shared = _shared(data, starts, lengths)
        _check(data, starts, lengths, shared, every, is_first=before is None)
        return cls(data, starts[1:], lengths[1:], shared)

    def behind(self, shared: Values) -> NDArray[np.uint8]:
        """Of each term the bytes behind so many, one after another."""
        return self.data[spread(self.starts + shared, self.lengths - shared)]


def _shared(data: NDArray[np.uint8], starts: Values, lengths: Values) -> Values:
    most = np.minimum(lengths[:-1], lengths[1:])
    shared = np.zeros(len(most), np.int64)
    still = np.flatnonzero(most)
    while len(still):
        place = shared[still]
        still = still[data[starts[still] + place] == data[starts[still + 1] + place]]
        shared[still] += 1
        still = still[shared[still] < most[still]]
    return shared


def _check(
    data: NDArray[np.uint8], starts: Values, lengths: Values, shared: Values, terms: Sequence[bytes], *, is_first: bool
) -> None:
    """A term comes behind the one it goes on from, or has the greater byte where they part."""
    goes_on = shared == lengths[:-1]
    parts = np.flatnonzero(~goes_on & (shared < lengths[1:]))
    comes_behind = goes_on & (lengths[1:] > shared)
    comes_behind[parts] = data[starts[parts + 1] + shared[parts]] > data[starts[parts] + shared[parts]]
    if is_first:
        comes_behind[:1] = True
    wrong = np.flatnonzero(~comes_behind)
    if len(wrong):
        raise ValueError(f"{terms[wrong[0] + 1]!r} comes behind {terms[wrong[0]]!r}.")


def common(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
