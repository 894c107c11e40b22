"""Numbers of which most are small: a byte each, and where that says 255 the next of a list of the others."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.columnar.container import Container, Writer
from search.columnar.lists.elias_fano import Values

BLOCK = 64
"""Numbers that are read at once."""
_OTHER = 255
_MOST = (1 << 32) - 1


def write_small(writer: Writer, name: str, numbers: NDArray[np.integer]) -> None:
    """Raises ValueError for a number of more than 32 bits."""
    if numbers.max(initial=0) > _MOST:
        raise ValueError(f"{numbers.max()} has more than 32 bits.")
    writer.add(name, np.minimum(numbers, _OTHER).astype(np.uint8))
    writer.add(f"{name}+", numbers[numbers >= _OTHER].astype(np.uint32))


class Small:
    """Reads them where they lie."""

    def __init__(self, container: Container, name: str) -> None:
        self._bytes = container[name]
        self._others = np.frombuffer(container[f"{name}+"], np.uint32)

    def __len__(self) -> int:
        return len(self._bytes)

    def block(self, number: int) -> Sequence[int]:
        """The numbers of one block."""
        raw = bytes(self._bytes[number * BLOCK : (number + 1) * BLOCK])
        at = raw.find(_OTHER)
        if at < 0:
            return raw
        numbers, before = list(raw), self._before[number]
        for other in self._others[before : before + BLOCK].tolist():
            numbers[at] = other
            at = raw.find(_OTHER, at + 1)
            if at < 0:
                break
        return numbers

    def blocks(self, first: int, last: int) -> Values:
        """Those of the blocks from `first` until before `last`."""
        numbers = np.frombuffer(self._bytes, np.uint8)[first * BLOCK : last * BLOCK].astype(np.int64)
        others = np.flatnonzero(numbers == _OTHER)
        if len(others):
            before = self._before[first]
            numbers[others] = self._others[before : before + len(others)]
        return numbers

    @cached_property
    def _before(self) -> Values:
        """For each block how many of the others stand before it."""
        is_other = np.frombuffer(self._bytes, np.uint8) == _OTHER
        each = np.add.reduceat(is_other, np.arange(0, len(is_other), BLOCK), dtype=np.int64)
        before: Values = np.cumsum(each) - each
        return before
