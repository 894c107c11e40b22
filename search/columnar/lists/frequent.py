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

from search.columnar.container import Container, Writer
from search.columnar.lists.bits import Bits, Ranked, Spots, at_spots, bits_of, numbers_of, spots_of, words
from search.columnar.lists.elias_fano import Bytes, Values

Frequencies = NDArray[np.integer]

LEAST = 1024
"""Documents of a term that is kept so: fewer are decoded as fast."""
SHARE = 20
"""A term is frequent that one in so many documents has."""
LEADING = 32
"""Documents that are known to score best."""
_OTHER = 15
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

    def counted(self) -> tuple[Values, Frequencies]:
        """All documents that have the term, and how often each has it."""
        documents = numbers_of(self.bits)
        pairs = self._counts.astype(np.uint16)
        pairs |= pairs << 4
        pairs &= 0x0F0F
        frequencies = pairs.view(np.uint8)[: len(documents)]
        if len(self._others):
            frequencies = frequencies.astype(np.int64)
            frequencies[documents.searchsorted(self._others[:, 0])] = self._others[:, 1]
        return documents, frequencies

    def at(self, documents: Values, spots: Spots | None = None, *, all_have_it: bool = False) -> Frequencies:
        """How often each of these has it, which ascend. `spots`: of the documents, if at hand."""
        if spots is None:
            spots = spots_of(documents)
        places = self._ranked.places(spots)
        each = self._counts.take(places >> 1, mode="clip")
        places &= 1
        places <<= 2
        each >>= places.astype(np.uint8)
        each &= _OTHER
        if not all_have_it:
            each *= at_spots(self.bits, spots)
        if len(self._others) and len(is_other := np.flatnonzero(each == _OTHER)):
            each = each.astype(np.int64)
            each[is_other] = self._others[self._others[:, 0].searchsorted(documents[is_other]), 1]
        return each

    @cached_property
    def _ranked(self) -> Ranked:
        return Ranked(self.bits)


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
