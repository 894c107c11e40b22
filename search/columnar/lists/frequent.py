"""The terms that stand in a good part of a field's documents: in which and how often, kept apart from their places.

A common word is asked for its documents more than for its places, and decoding those of most documents takes longest.
Here the documents are bits, which are counted, joined and looked into as they lie.

    frequent         for each such term a bit for each document: whether it has the term
    frequent counts  how often, half a byte for each that has it, the first below; 15: look among the others
    frequent others  document, frequency
    frequent best    document, frequency: of those that score best, whatever BM25F they are scored by (`leading`)
    frequent terms   the terms' numbers, ascending
    frequent starts  where the counts, the others and the best of each term begin
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.container import Container, Writer
from search.columnar.lists.bits import Bits, bits_of, words
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.words import lowest, ones

LEAST = 1024
"""Documents of a term that is kept so: fewer are decoded as fast."""
SHARE = 20
"""A term is frequent that one in so many documents has."""
LEADING = 32
"""Documents that are known to score best."""
_OTHER = 15
_ONE = np.uint64(1)
_MOST = 255
"""Frequencies from which on no document is told to score better than another."""


class FrequentWriter:
    """Takes the frequent terms in their order."""

    def __init__(self, documents: int, share: int = SHARE, lengths: Bytes | None = None) -> None:
        """`documents`: of the segment; `lengths`: of its documents, where they are known."""
        self._documents, self._share, self._lengths = documents, share, lengths
        self._terms: list[int] = []
        self._bits: list[Bits] = []
        self._counts: list[Bytes] = []
        self._others: list[NDArray[np.uint32]] = []
        self._best: list[NDArray[np.uint32]] = []

    def are_frequent(self, documents: Values) -> Values:
        """Which of terms in so many documents are to be kept so."""
        return np.flatnonzero((documents >= LEAST) & (documents * self._share >= self._documents))

    def add(self, term: int, documents: Values, frequencies: Values) -> None:
        """`term`: its number."""
        counts = np.zeros(len(documents) + len(documents) % 2, np.uint8)
        np.minimum(frequencies, _OTHER, out=counts[: len(documents)], casting="unsafe")
        is_other = frequencies >= _OTHER
        self._terms.append(term)
        self._bits.append(bits_of(documents, self._documents))
        counts[0::2] |= counts[1::2] << 4
        self._counts.append(counts[0::2])
        self._others.append(np.stack([documents[is_other], frequencies[is_other]], axis=1).astype(np.uint32))
        best = documents[:0] if self._lengths is None else leading(frequencies, self._lengths[documents])
        self._best.append(np.stack([documents[best], frequencies[best]], axis=1).astype(np.uint32))

    def write(self, writer: Writer, name: str) -> None:
        """`name`: of the field."""
        for section, pieces in (
            ("", self._bits),
            (" counts", self._counts),
            (" others", self._others),
            (" best", self._best),
        ):
            writer.begin(f"{name}/frequent{section}")
            for piece in pieces:
                writer.append(piece)
            writer.end()
        writer.add(f"{name}/frequent terms", np.array(self._terms, np.int64))
        starts = [np.cumsum([0, *map(len, pieces)]) for pieces in (self._counts, self._others, self._best)]
        writer.add(f"{name}/frequent starts", np.stack(starts, axis=1).astype(np.int64))


def leading(frequencies: Values, lengths: Bytes) -> Values:
    """Which of a term's documents may be among the best LEADING by any BM25F with B and K1 above 0: all that fewer
    others surpass, having the term as often in as short a text, or more often, or in a shorter one. Of equals the
    first is better.
    """
    cells = np.minimum(frequencies, _MOST) << 8 | lengths
    each = np.bincount(cells, minlength=(int(cells.max(initial=0)) >> 8) + 1 << 8).reshape(-1, 256)
    surpassing = each[::-1].cumsum(axis=0)[::-1].cumsum(axis=1) - each
    surpassing[_MOST:] = 0
    some = np.flatnonzero(surpassing.take(cells) < LEADING)
    some = some[np.argsort(cells[some], kind="stable")]
    of_some = cells[some]
    equals_before = np.arange(len(some)) - np.searchsorted(of_some, of_some)
    equals_before[of_some >= _MOST << 8] = 0
    return np.sort(some[surpassing.take(of_some) + equals_before < LEADING])


class Row:
    """One term's. `best`: document, frequency; empty where it is not known."""

    def __init__(self, bits: Bits, counts: Bytes, others: NDArray[np.uint32], best: NDArray[np.uint32]) -> None:
        self.bits, self.best = bits, best
        self._counts, self._others = counts, others

    def counted(self) -> tuple[Values, Values]:
        """All documents that have the term, and how often each has it."""
        return _counted(self.bits, self._counts, self._others)

    def at(self, documents: Values) -> Values:
        """How often each of these has it, which ascend."""
        return _at(self.bits, self._counts, self._others, documents)


@compiled
def _counted(bits: Bits, counts: Bytes, others: NDArray[np.uint32]) -> tuple[Values, Values]:
    documents, frequencies = np.empty((2, 2 * len(counts)), np.int64)
    rank, other = 0, 0
    for at in range(len(bits)):
        word = bits[at]
        if rank + ones(word) > 2 * len(counts):
            raise ValueError("A term's documents are not what was written.")
        while word:
            documents[rank] = 64 * at + lowest(word)
            frequencies[rank] = counts[rank >> 1] >> 4 * (rank & 1) & _OTHER
            if frequencies[rank] == _OTHER and other < len(others):
                frequencies[rank] = others[other, 1]
                other += 1
            word &= word - _ONE
            rank += 1
    return documents[:rank], frequencies[:rank]


@compiled
def _at(bits: Bits, counts: Bytes, others: NDArray[np.uint32], documents: Values) -> Values:
    frequencies = np.zeros(len(documents), np.int64)
    rank, word, other = 0, 0, 0
    for k in range(len(documents)):
        document = documents[k]
        if not 0 <= document >> 6 < len(bits):
            break
        while word < document >> 6:
            rank += ones(bits[word])
            word += 1
        here, own = bits[word], _ONE << np.uint64(document & 63)
        place = rank + ones(here & own - _ONE)
        if here & own and place >> 1 < len(counts):
            frequencies[k] = counts[place >> 1] >> 4 * (place & 1) & _OTHER
            if frequencies[k] == _OTHER:
                while other < len(others) and others[other, 0] < document:
                    other += 1
                if other < len(others):
                    frequencies[k] = others[other, 1]
    return frequencies


class Frequent:
    """Reads them where they lie."""

    def __init__(self, container: Container, name: str, documents: int) -> None:
        """`documents`: of the segment."""
        self._terms = np.frombuffer(container[f"{name}/frequent terms"], np.int64)
        self._bits = np.frombuffer(container[f"{name}/frequent"], np.uint64).reshape(-1, words(documents) or 1)
        self._counts = np.frombuffer(container[f"{name}/frequent counts"], np.uint8)
        self._others = np.frombuffer(container[f"{name}/frequent others"], np.uint32).reshape(-1, 2)
        self._best = np.frombuffer(container[f"{name}/frequent best"], np.uint32).reshape(-1, 2)
        self._starts = np.frombuffer(container[f"{name}/frequent starts"], np.int64).reshape(-1, 3)

    def find(self, term: int) -> Row | None:
        """Of the term of this number; None where it is not so frequent."""
        at = self._places.get(term)
        if at is None:
            return None
        counts, others, best, *ends = self._starts[at : at + 2].ravel().tolist()
        return Row(
            self._bits[at],
            self._counts[counts : ends[0]],
            self._others[others : ends[1]],
            self._best[best : ends[2]],
        )

    @cached_property
    def _places(self) -> dict[int, int]:
        return {term: at for at, term in enumerate(self._terms.tolist())}
