"""The values of a field, numbered once a process: the numbers stay, so a new segment has to tell only its own few."""

from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from search.columnar.documents.columns import Codes
from search.columnar.lists.elias_fano import Values


class Translation:
    """Between what a column holds (`raw`) and what people mean by it; both are ordered alike."""

    def __init__(self, read: Callable[[Any], Any], write: Callable[[Any], Any]) -> None:
        self.read, self.write = read, write


class Interned:
    """The values of a field that the process has met, each with its number."""

    def __init__(self, translation: Translation) -> None:
        self._translation = translation
        self._numbers: dict[Hashable, int] = {}
        self.values: list[Any] = []
        self._told: WeakKeyDictionary[Codes, Values] = WeakKeyDictionary()
        self._lock = Lock()

    def numbers(self, raw: Iterable[Hashable]) -> Values:
        """Of values as they come, new ones among them."""
        with self._lock:
            return np.array([self._number(value) for value in raw], np.int64)

    def numbers_in(self, column: Codes) -> Values:
        """Of the column's strings; told once."""
        if column not in self._told:
            self._told[column] = self.numbers(column.strings)
        return self._told[column]

    def known(self, values: Iterable[Any]) -> list[int]:
        """The numbers of those that have been met."""
        raw = map(self._translation.write, values)
        return [self._numbers[value] for value in raw if value in self._numbers]

    def _number(self, raw: Hashable) -> int:
        if raw not in self._numbers:
            self.values.append(self._translation.read(raw))
            self._numbers[raw] = len(self._numbers)
        return self._numbers[raw]
