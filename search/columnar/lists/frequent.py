"""The terms that stand in a quarter of a field's documents and more: how often in each, kept apart from their places.

A common word is asked for its documents more than for its places, and decoding those of most documents takes longest.
Here each document has half a byte, so nothing is decoded, and a few documents are looked up without the others.

    frequent         a row for each such term, two documents a byte, the even one below; 15: look among the others
    frequent terms   their numbers, ascending
    frequent others  document, frequency
    frequent starts  where the others of each row begin
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.container import Container, Writer
from search.columnar.lists.elias_fano import Bytes, Values

Frequencies = NDArray[np.integer]

LEAST = 1024
"""Documents of a term that is kept so: fewer are decoded as fast."""
_SHARE = 4
_OTHER = 15
_MANY = 10
"""All documents are read for a share of them that is greater than this."""


class FrequentWriter:
    """Takes the frequent terms in their order."""

    def __init__(self, documents: int) -> None:
        """`documents`: of the segment."""
        self._documents = documents
        self._terms: list[int] = []
        self._rows: list[Bytes] = []
        self._others: list[Values] = []

    def are_frequent(self, documents: Values) -> Values:
        """Which of terms in so many documents are to be kept so."""
        return np.flatnonzero((documents >= LEAST) & (documents * _SHARE >= self._documents))

    def add(self, term: int, documents: Values, frequencies: Values) -> None:
        """`term`: its number."""
        row = np.zeros(self._documents + self._documents % 2, np.uint8)
        row[documents] = np.minimum(frequencies, _OTHER)
        is_other = frequencies >= _OTHER
        self._terms.append(term)
        row[0::2] |= row[1::2] << 4
        self._rows.append(row[0::2])
        self._others.append(np.stack([documents[is_other], frequencies[is_other]], axis=1))

    def write(self, writer: Writer, name: str) -> None:
        """`name`: of the field."""
        writer.begin(f"{name}/frequent")
        for row in self._rows:
            writer.append(row)
        writer.end()
        writer.add(f"{name}/frequent terms", np.array(self._terms, np.int64))
        others = np.concatenate([np.empty((0, 2), np.int64), *self._others])
        writer.add(f"{name}/frequent others", others.astype(np.uint32))
        writer.add(f"{name}/frequent starts", np.cumsum([0, *map(len, self._others)], dtype=np.int64))


class Row(NamedTuple):
    """One term's."""

    pairs: Bytes
    others: NDArray[np.uint32]

    def at_most(self) -> Bytes:
        """Of all documents, 15 for the others; 0 where the term is not, and behind the last where they are odd."""
        pairs = self.pairs.astype(np.uint16)
        pairs |= pairs << 4
        pairs &= 0x0F0F
        frequencies: Bytes = pairs.view(np.uint8)
        return frequencies

    def all(self) -> Frequencies:
        """The same with the others."""
        return self._with_others(self.at_most(), self.others[:, 0], self.others[:, 1])

    def at(self, documents: Values) -> Frequencies:
        """Of these documents, which ascend."""
        if len(documents) * _MANY > len(self.pairs):
            return self.all()[documents]
        pairs = self.pairs[documents >> 1]
        each = np.where(documents & 1, pairs >> 4, pairs & 15)
        is_other = np.flatnonzero(each == _OTHER)
        which = np.searchsorted(self.others[:, 0], documents[is_other])
        return self._with_others(each, is_other, self.others[which, 1])

    @staticmethod
    def _with_others(each: Bytes, places: NDArray[np.integer], others: NDArray[np.uint32]) -> Frequencies:
        if not len(others):
            return each
        told = each.astype(np.int64)
        told[places] = others
        return told


class Frequent:
    """Reads them where they lie."""

    def __init__(self, container: Container, name: str) -> None:
        self._terms = np.frombuffer(container[f"{name}/frequent terms"], np.int64)
        rows = np.frombuffer(container[f"{name}/frequent"], np.uint8)
        self._rows = rows.reshape(len(self._terms), -1) if len(rows) else rows
        self._others = np.frombuffer(container[f"{name}/frequent others"], np.uint32).reshape(-1, 2)
        self._starts = np.frombuffer(container[f"{name}/frequent starts"], np.int64)

    def find(self, term: int) -> Row | None:
        """Of the term of this number; None where it is not so frequent."""
        at = self._places.get(term)
        if at is None:
            return None
        first, last = self._starts[at : at + 2].tolist()
        return Row(self._rows[at], self._others[first:last])

    @cached_property
    def _places(self) -> dict[int, int]:
        return {term: at for at, term in enumerate(self._terms.tolist())}
