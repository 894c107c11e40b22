"""All postings of one field in one segment, written in bulk and read list by list.

A field with positions keeps for each term the places it stands at; documents and frequencies follow from them. One
without keeps the documents, and how often the term is in each if that is not once. Weights are kept where they are not
the frequencies. Of the most frequent terms, documents and frequencies are kept apart from the places (`frequent`).
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.container import Container, Damaged, Writer
from search.columnar.lists.ascending import told
from search.columnar.lists.bits import are_set, numbers_of
from search.columnar.lists.decoding import decode, decode_many
from search.columnar.lists.elias_fano import Bytes, Values, encode
from search.columnar.lists.frequent import SHARE, Frequent, FrequentWriter, Row
from search.columnar.lists.places import Places
from search.columnar.lists.seeking import common, decode_near, kept
from search.columnar.lists.vocabulary import Entry, Vocabulary, VocabularyWriter

_FEW = 8
"""Documents are looked up in a list of so many times as many places, or more; else the list is counted through."""

_LONGER = 20
"""A list of so many times as many values as are sought in it is not decoded for them."""

_TELLING = 2
"""A term that more documents have than one in so many leaves too much."""

Known = dict[str, int | bool]
"""What a reader of a field must know besides its sections."""


class Lists(NamedTuple):
    """A field of a segment, or a slab of it, inverted: the lists of its terms one behind another."""

    terms: Sequence[bytes]
    """Ascending."""
    counts: Values
    """Values of each term's list, one at least."""
    values: Values
    """Places, or documents where no positions are kept: those of a list ascend."""
    frequencies: NDArray[np.integer] | None = None
    """Only without positions: how often the term is in each of these documents; None: once."""
    weights: NDArray[np.float32] | None = None
    """One for each document of each term, only where they are not the frequencies."""
    documents: Values | None = None
    """In how many each term is, where that is known already."""

    @property
    def frequencies_told(self) -> NDArray[np.integer]:
        """Of lists of documents, also where all are 1."""
        return np.broadcast_to(np.uint8(1), len(self.values)) if self.frequencies is None else self.frequencies


class Postings(NamedTuple):
    """A row for each document that has the term, in their order. `positions` are those of all rows, one after another
    (None: the field keeps none): row k has the `frequencies[k]` behind those of the rows before.
    """

    documents: NDArray[np.int64]
    frequencies: NDArray[np.int64]
    weights: NDArray[np.float32]
    positions: NDArray[np.int64] | None


class Counted(NamedTuple):
    """Postings without what costs most: where the term stands. `weights`: None where they are the frequencies."""

    documents: Values
    frequencies: Values
    weights: NDArray[np.float32] | None

    def present(self) -> "Counted":
        """Without the documents that have it 0 times. Not with weights."""
        has_it = self.frequencies.astype(np.bool_)
        if has_it.all():
            return self
        which = has_it.nonzero()[0]
        return Counted(self.documents[which], self.frequencies[which], None)


NONE_COUNTED = Counted(np.empty(0, np.int64), np.empty(0, np.int64), None)


class FieldWriter:
    """Takes slabs of a field's lists, terms ascending. All of its sections are written by `add` and `finish`; of one
    container one field is written at a time.
    """

    def __init__(
        self,
        writer: Writer,
        name: str,
        documents: int,
        spans: NDArray[np.uint32] | None,
        lengths: Bytes | None = None,
        share: int = SHARE,
    ) -> None:
        """`documents`: how many the segment has. `spans`: how many times 256 places each has; None: no positions.
        `lengths`: of each, as one byte tells it, where they are known. `share`: see `frequent`.
        """
        self._writer, self._name = writer, name
        self._places = Places(spans) if spans is not None else None
        self._universe = self._places.universe if self._places else documents
        self._vocabulary = VocabularyWriter(has_positions=self._places is not None)
        self._frequent = FrequentWriter(documents, share, lengths)
        self._frequencies: list[NDArray[np.integer]] = []
        self._weights: list[NDArray[np.float32] | None] = []
        writer.begin(f"{name}/lists")

    def add(self, lists: Lists) -> None:
        """Raises ValueError for terms that do not ascend, or weights of some slabs and not of others."""
        self._writer.append(encode(lists.values, lists.counts, self._universe).data)
        documents = lists.documents
        if documents is None:
            documents = self._places.documents_each(lists.values, lists.counts) if self._places else lists.counts
        if self._places:
            self._add_frequent(lists, documents, self._places)
        else:
            told = lists.frequencies_told
            self._frequencies.append(told if lists.frequencies is None else _narrow(told))
        self._weights.append(lists.weights)
        self._vocabulary.add(lists.terms, documents, lists.counts)

    def _add_frequent(self, lists: Lists, documents: Values, places: Places) -> None:
        ends = np.cumsum(lists.counts)
        for at in self._frequent.are_frequent(documents).tolist():
            counted = places.counted(lists.values[ends[at] - lists.counts[at] : ends[at]])
            self._frequent.add(len(self._vocabulary) + at, *counted)

    def finish(self) -> Known:
        """Write what is left, and return what a reader must know besides."""
        self._writer.end()
        if self._places:
            self._writer.add(f"{self._name}/spans", self._places.spans)
            self._frequent.write(self._writer, self._name)
        self._vocabulary.finish(self._writer, self._name, self._universe)
        return {
            "positions": self._places is not None,
            "universe": self._universe,
            "counts": self._write_counts(),
            "weights": self._write_weights(),
        }

    def _write_counts(self) -> int:
        """Bytes of each; 0 where all are 1."""
        if all(bool((each == 1).all()) for each in self._frequencies):
            return 0
        counts = np.concatenate(self._frequencies)
        self._writer.add(f"{self._name}/counts", counts)
        return counts.itemsize

    def _write_weights(self) -> bool:
        weights = [each for each in self._weights if each is not None]
        if 0 < len(weights) < len(self._weights):
            raise ValueError(f"Some slabs of the field {self._name} have weights and some have not.")
        if weights:
            self._writer.add(f"{self._name}/weights", np.concatenate(weights))
        return bool(weights)


def _narrow(numbers: NDArray[np.integer]) -> NDArray[np.integer]:
    """In the fewest bytes that hold the greatest of them."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))


class FieldReader:
    """Reads where the file lies; nothing is decoded before it is asked for."""

    def __init__(self, container: Container, name: str, known: Known) -> None:
        """`known`: what `FieldWriter.finish` returned. Raises Damaged."""
        self.has_positions, self.universe = bool(known["positions"]), int(known["universe"])
        """All places are below it, or all documents."""
        self._lists = np.frombuffer(container[f"{name}/lists"], np.uint8)
        self.vocabulary = Vocabulary(container, name, self.universe, has_positions=self.has_positions)
        self.layout = Places(np.frombuffer(container[f"{name}/spans"], np.uint32)) if self.has_positions else None
        if self.layout and self.layout.universe != self.universe:
            raise Damaged(f"The places of the field {name} are not what was written.")
        self._frequent = Frequent(container, name, self.layout.count) if self.layout else None
        self._counts = container.array(f"{name}/counts", f"u{known['counts']}") if known["counts"] else None
        self._weights = container.array(f"{name}/weights", "<f4") if known["weights"] else None

    @property
    def has_frequencies(self) -> bool:
        """Whether others than 1 are kept, without positions."""
        return self._counts is not None

    @property
    def has_weights(self) -> bool:
        """Whether others than the frequencies are kept."""
        return self._weights is not None

    def find(self, term: bytes) -> Entry | None:
        return self.vocabulary.find(term)

    def entries(self, first: bytes = b"") -> Iterator[Entry]:
        return self.vocabulary.entries(first)

    def places(self, entry: Entry) -> Values:
        """Where the term stands in the row of places of all documents; without positions, in which documents."""
        return decode(self._lists, entry.start, entry.values, self.universe)

    def having(self, terms: Sequence[bytes]) -> Values:
        """The documents that have one of the terms, in no order; once for each place or term."""
        values = decode_many(self._lists, *self.vocabulary.lists_of(terms), self.universe)
        return self.layout.documents(values).astype(np.int64) if self.layout else values

    def beginning(self, characters: bytes) -> Values:
        """The places of all terms that begin so, which follow one another: one term's behind the other's."""
        # UTF-8 holds no such byte.
        ends = (self.vocabulary.place_of(bound) for bound in (characters, characters + b"\xff"))
        rows = self.vocabulary.stretch(*ends)
        return decode_many(self._lists, rows.starts, rows.values, self.universe)

    def places_in(self, entry: Entry, firsts: Values, ends: Values) -> Values:
        """Of the places those in stretches, each from one of `firsts` until before its one of `ends`; they ascend."""
        return decode_near(self._lists, entry.start, entry.values, self.universe, firsts, ends)

    def before(self, entry: Entry, places: Values, distance: int) -> Values:
        """Of the places, which ascend, those at which the term stands at its distance."""
        if len(places) * _LONGER < entry.values:
            return kept(self._lists, entry.start, entry.values, self.universe, places, distance)
        return common(self._lists, entry.start, entry.values, self.universe, places, distance)

    def in_documents_with(self, entries: Sequence[Entry], places: Values) -> Values:
        """Of ascending places those in documents that have all of the terms, as far as rows of frequent terms tell."""
        if self.layout is None:
            raise TypeError("The field keeps no positions.")
        some = [entry for entry in entries if entry.documents * _TELLING < self.layout.count]
        rows = [row for entry in some if (row := self.row(entry))]
        if not rows:
            return places
        return self.layout.inside(places, reduce(np.bitwise_and, (row.bits for row in rows)))

    def documents_of(self, places: Values) -> NDArray[np.uint32]:
        """Of a field with positions. Places that are none of a document's give the one before."""
        if self.layout is None:
            raise TypeError("The field keeps no positions.")
        return self.layout.documents(places)

    def postings(self, entry: Entry) -> Postings:
        values = self.places(entry)
        if self.layout:
            documents, frequencies = self.layout.counted(values)
            positions = values - np.repeat(self.layout.first[documents], frequencies)
        else:
            documents, positions = values, None
            frequencies = self._of(self._counts, entry, np.ones(len(values), np.int64)).astype(np.int64)
        weights = self._of(self._weights, entry, frequencies).astype(np.float32)
        return Postings(documents, frequencies, weights, positions)

    def postings_at(self, places: Values) -> Postings:
        """Of a field with positions: a row for each document that has one of the ascending places."""
        if self.layout is None:
            raise TypeError("The field keeps no positions.")
        documents, frequencies = self.layout.counted(places)
        positions = places - np.repeat(self.layout.first[documents], frequencies)
        return Postings(documents, frequencies, frequencies.astype(np.float32), positions)

    def row(self, entry: Entry) -> Row | None:
        """Of a frequent term that has no weights."""
        return self._frequent.find(entry.number) if self._frequent and self._weights is None else None

    def documents(self, entry: Entry) -> Values:
        """In which the term is."""
        row = self._frequent.find(entry.number) if self._frequent else None
        return numbers_of(row.bits) if row else self.counted(entry).documents

    def counted(self, entry: Entry) -> Counted:
        """In which documents the term is and how often."""
        row = self._frequent.find(entry.number) if self._frequent else None
        weights = self._of(self._weights, entry, None)
        if row:
            return Counted(*row.counted(), weights)
        values = self.places(entry)
        if self.layout:
            return Counted(*self.layout.counted(values, entry.documents), weights)
        frequencies = self._of(self._counts, entry, np.ones(len(values), np.int64)).astype(np.int64)
        return Counted(values, frequencies, weights)

    def frequencies_in(self, entry: Entry, documents: Values) -> Values:
        """How often the term is in each of these documents, which ascend."""
        row = self._frequent.find(entry.number) if self._frequent else None
        if row:
            return row.at(documents)
        if self.layout and len(documents) * _FEW < entry.values:
            firsts, ends = self.layout.stretches(documents)
            some = self.places_in(entry, firsts, ends)
            frequencies: Values = some.searchsorted(ends) - some.searchsorted(firsts)
            return frequencies
        counted = self.counted(entry)
        return told(documents, counted.documents, counted.frequencies)

    def holding(self, entry: Entry, documents: Values) -> Values:
        """Those of the documents, which ascend, that have the term."""
        row = self._frequent.find(entry.number) if self._frequent else None
        if row:
            return documents[are_set(row.bits, documents)]
        if self.layout:
            return documents[self.frequencies_in(entry, documents) > 0]
        return self.before(entry, documents, 0)

    def total(self, entry: Entry) -> float:
        """The sum of the weights; no list is decoded for it."""
        return float(self._kept_of(entry).sum(dtype=np.float64)) if self._is_kept else float(entry.values)

    def heaviest(self, entry: Entry) -> float:
        """No weight is greater; one may be as great only if all else of the term stood in one document."""
        return float(self._kept_of(entry).max()) if self._is_kept else float(entry.values - entry.documents + 1)

    @property
    def _is_kept(self) -> bool:
        return self._weights is not None or self._counts is not None

    def _kept_of(self, entry: Entry) -> Any:
        return self._of(self._counts if self._weights is None else self._weights, entry, np.empty(0, np.int64))

    @staticmethod
    def _of(kept: Any, entry: Entry, otherwise: Any) -> Any:
        return otherwise if kept is None else kept[entry.rank : entry.rank + entry.documents]

    def lists(self, first: int, last: int) -> Lists:
        """Those of the terms of these numbers."""
        rows = self.vocabulary.stretch(first, last)
        values = decode_many(self._lists, rows.starts, rows.values, self.universe)
        rank = int(rows.ranks[0]) if len(rows.ranks) else 0
        postings = slice(rank, rank + int(rows.documents.sum()))
        return Lists(
            rows.terms,
            rows.values,
            values,
            None if self._counts is None else self._counts[postings],
            None if self._weights is None else self._weights[postings],
            rows.documents,
        )
