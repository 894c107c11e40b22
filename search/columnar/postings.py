"""All postings of one field in one segment, written term by term and read list by list.

A field with positions keeps for each term the places it stands at; documents and frequencies follow from them. One
without keeps the documents, and how often the term is in each if that is not once. Weights are kept where they are not
the frequencies.
"""

from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.container import Container, Writer
from search.columnar.elias_fano import Values, decode, encode, size
from search.columnar.places import Places
from search.columnar.vocabulary import Entry, Vocabulary, VocabularyWriter


class Postings(NamedTuple):
    """A row for each document that has the term, in their order. `positions` are those of all rows, one after another
    (None: the field keeps none): row k has the `frequencies[k]` behind those of the rows before.
    """

    documents: NDArray[np.int64]
    frequencies: NDArray[np.int64]
    weights: NDArray[np.float32]
    positions: NDArray[np.int64] | None

    def without_positions(self) -> "Postings":
        """The same, to be kept where memory counts."""
        return self._replace(positions=None)


class FieldWriter:
    """Takes the postings of one field, by terms and documents in their order."""

    def __init__(self, *, has_positions: bool) -> None:
        self._has_positions = has_positions
        self._terms: list[bytes] = []
        self._documents, self._frequencies, self._positions = array("q"), array("q"), array("q")
        self._weights = array("f")
        self._ends = array("q")

    def start_term(self, term: bytes) -> None:
        self._terms.append(term)

    def add(self, document: int, frequency: int, weight: float, positions: Sequence[int]) -> None:
        """`positions` ascend; there are as many as `frequency` says, or none where the field keeps none."""
        self._documents.append(document)
        self._frequencies.append(frequency)
        self._weights.append(weight)
        self._positions.extend(positions)

    def finish_term(self) -> None:
        self._ends.append(len(self._documents))

    def finish(self, writer: Writer, name: str, documents: int) -> dict[str, int | bool]:
        """Write the sections of the field, and return what a reader must know besides. `documents`: of the segment."""
        numbers, frequencies = _numbers(self._documents), _numbers(self._frequencies)
        ends = _numbers(self._ends)
        starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
        if self._has_positions:
            places = _places(numbers, frequencies, _numbers(self._positions), documents)
            writer.add(f"{name}/spans", places.spans)
            values = np.repeat(places.first[numbers], frequencies) + _numbers(self._positions)
            universe, counts = places.universe, np.add.reduceat(frequencies, starts)
        else:
            values, universe, counts = numbers, documents, ends - starts
        writer.add(f"{name}/lists", encode(values, counts, universe).data)
        self._write_terms(writer, name, ends - starts, counts, universe)
        return {"positions": self._has_positions, "universe": universe} | self._write_rest(writer, name, frequencies)

    def _write_terms(self, writer: Writer, name: str, documents: Values, counts: Values, universe: int) -> None:
        vocabulary = VocabularyWriter(partial(size, universe=universe), has_positions=self._has_positions)
        for term, of, count in zip(self._terms, documents.tolist(), counts.tolist(), strict=True):
            vocabulary.add(term, of, count)
        terms, blocks = vocabulary.finish()
        writer.add(f"{name}/terms", terms)
        writer.add(f"{name}/blocks", blocks)

    def _write_rest(self, writer: Writer, name: str, frequencies: Values) -> dict[str, bool]:
        has_counts = not self._has_positions and bool((frequencies != 1).any())
        if has_counts:
            writer.add(f"{name}/counts", frequencies.astype(np.uint32))
        weights = np.frombuffer(self._weights, np.float32)
        has_weights = bool((weights != frequencies).any())
        if has_weights:
            writer.add(f"{name}/weights", weights)
        return {"counts": has_counts, "weights": has_weights}


class FieldReader:
    """Reads where the file lies; nothing is decoded before it is asked for."""

    def __init__(self, container: Container, name: str, known: dict[str, int | bool]) -> None:
        """`known`: what `FieldWriter.finish` returned."""
        self.has_positions, self._universe = bool(known["positions"]), int(known["universe"])
        self._lists = np.frombuffer(container[f"{name}/lists"], np.uint8)
        blocks = np.frombuffer(container[f"{name}/blocks"], np.int64).reshape(-1, 3)
        size_of = partial(size, universe=self._universe)
        self._vocabulary = Vocabulary(container[f"{name}/terms"], blocks, size_of, has_positions=self.has_positions)
        self._places = Places(np.frombuffer(container[f"{name}/spans"], np.uint32)) if self.has_positions else None
        self._counts = np.frombuffer(container[f"{name}/counts"], np.uint32) if known["counts"] else None
        self._weights = np.frombuffer(container[f"{name}/weights"], np.float32) if known["weights"] else None

    def find(self, term: bytes) -> Entry | None:
        return self._vocabulary.find(term)

    def entries(self, first: bytes = b"") -> Iterator[Entry]:
        return self._vocabulary.entries(first)

    def places(self, entry: Entry) -> Values:
        """Where the term stands in the row of places of all documents; without positions, in which documents."""
        return decode(self._lists[entry.start :], entry.values, self._universe)

    def documents_of(self, places: Values) -> NDArray[np.uint32]:
        """Of a field with positions. Places that are none of a document's give the one before."""
        if self._places is None:
            raise TypeError("The field keeps no positions.")
        return self._places.documents(places)

    def postings(self, entry: Entry) -> Postings:
        values = self.places(entry)
        if self._places:
            all_documents = self._places.documents(values).astype(np.int64)
            documents, frequencies = np.unique(all_documents, return_counts=True)
            positions = values - self._places.first[all_documents]
        else:
            documents, positions = values, None
            frequencies = self._of(self._counts, entry, np.ones(len(values), np.int64)).astype(np.int64)
        weights = self._of(self._weights, entry, frequencies).astype(np.float32)
        return Postings(documents, frequencies, weights, positions)

    def postings_at(self, places: Values) -> Postings:
        """Of a field with positions: a row for each document that has one of the ascending places."""
        if self._places is None:
            raise TypeError("The field keeps no positions.")
        each = self._places.documents(places).astype(np.int64)
        starts = np.flatnonzero(np.diff(each, prepend=-1))
        frequencies = np.diff(starts, append=len(each))
        positions = places - self._places.first[each]
        return Postings(each[starts], frequencies, frequencies.astype(np.float32), positions)

    def total(self, entry: Entry) -> float:
        """The sum of the weights; no list is decoded for it."""
        return float(self._kept_of(entry).sum()) if self._is_kept else float(entry.values)

    def heaviest(self, entry: Entry) -> float:
        """No weight is greater; one may be as great only if all else of the term stood in one document."""
        return float(self._kept_of(entry).max()) if self._is_kept else float(entry.values - entry.documents + 1)

    @property
    def _is_kept(self) -> bool:
        return self._weights is not None or self._counts is not None

    def _kept_of(self, entry: Entry) -> Any:
        return self._of(self._counts if self._weights is None else self._weights, entry, np.empty(0, np.int64))

    @staticmethod
    def _of(kept: Any, entry: Entry, otherwise: Values) -> Any:
        return otherwise if kept is None else kept[entry.rank : entry.rank + entry.documents]


def _numbers(values: "array[int]") -> Values:
    return np.frombuffer(values, np.int64) if values else np.empty(0, np.int64)


def _places(documents: Values, frequencies: Values, positions: Values, count: int) -> Places:
    """Room for each document's highest position."""
    lengths = np.zeros(count, np.int64)
    np.maximum.at(lengths, np.repeat(documents, frequencies), positions + 1)
    return Places.of_lengths(lengths)
