"""What a process sees of the index: one commit, held open until there is a newer one, and shared by all threads.

Nothing in it keeps a place to read at, so no thread waits for another but to make a new one.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.fields import NUMERIC
from whoosh.query import Query
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F, WeightingModel
from whoosh.searching import SearchContext, Searcher

from search.columnar.asking.evaluation import Best, Evaluator, Hits
from search.columnar.asking.weighing import Weighed, Weigher, Weighing
from search.columnar.documents.columns import Codes
from search.columnar.documents.interned import Interned, Translation
from search.columnar.documents.stacking import Stacked, StackedCodes, StackedNumbers
from search.columnar.lists.elias_fano import Values
from search.keeping.generations import Generation, engine_troubles
from search.keeping.segments import Opened, open_segments, reader_of
from search.words.dictionary import tables
from search.words.own import read_with

# Most articles bear one or two subjects or none, so the length of that field says nothing.
_WEIGHTING = BM25F(subject_B=0.0)


class Snapshot:
    """Documents are known by their number in this snapshot."""

    def __init__(self, generation: Generation, before: "Snapshot | None" = None) -> None:
        """`before`: an older one, whose open files are kept where the commit still has them. Raises IndexTrouble."""
        with engine_troubles():
            self.folder = generation.folder
            self._index = generation.index()
            toc = self._index.commit()
            self._commit = toc.generation
            same = before if before and before.folder == self.folder else None
            self._schema = generation.schema
            self.opened: dict[str, Opened] = open_segments(
                self._index.storage, toc, self._schema, same.opened if same else {}
            )
            reader = reader_of(self.opened, toc, self._schema)
            self._searcher = Searcher(reader, weighting=_WEIGHTING, fromindex=self._index)
            self._evaluator = Evaluator(self._searcher)
            self._weigher = Weigher(self._searcher)
            self._counts = [each.documents.count for each in self.opened.values()]
            self.columns: dict[str, Stacked] = {}
            self._older = dict(same.columns) if same else {}
            self._lock = Lock()

    def is_current(self, generation: Generation) -> bool:
        """Whether a new one would see the same. Costs one look at the folder."""
        with engine_troubles():
            return generation.folder == self.folder and self._index.latest_generation() == self._commit

    @cached_property
    def count(self) -> int:
        """How many documents there are."""
        return int(self._searcher.doc_count())

    @cached_property
    def size(self) -> int:
        """All numbers of documents are below it."""
        return sum(self._counts)

    @property
    def reader(self) -> IndexReader:
        """Whoosh's own, for its words and how often they occur."""
        return self._searcher.reader()

    def hits(self, query: Query, weighting: WeightingModel | None = None) -> Hits:
        """The documents that match, in order of their numbers, scored by a weighting, or all by 0."""
        with engine_troubles():
            for each in self.opened.values():
                each.check.raise_damage()
            return self._evaluator.hits(query, SearchContext(weighting=weighting))

    def best(self, query: Query, count: int, weighting: WeightingModel = _WEIGHTING) -> Best:
        """So many of the documents that match, best first, and how many there are: not all need to be scored."""
        with engine_troubles():
            for each in self.opened.values():
                each.check.raise_damage()
            return self._evaluator.best(query, SearchContext(weighting=weighting), count)

    def weighing(self, terms: Iterable[Weighed], weighting: BM25F) -> Weighing:
        """How much documents have of the terms."""
        with engine_troubles():
            return self._weigher.weighing(terms, weighting)

    def matches(self, query: Query) -> Values:
        """The documents that match, in order of their numbers."""
        return self.hits(query).documents

    def scores(self, query: Query) -> Hits:
        """The documents that match, each with its BM25F."""
        return self.hits(query, _WEIGHTING)

    def column(self, name: str) -> Stacked:
        """The field's values, by document number; of a field without a column from what is stored, which is slow."""
        with self._lock, engine_troubles():
            if name not in self.columns:
                self.columns[name] = self._stacked(name)
            return self.columns[name]

    def numbers(self, name: str) -> StackedNumbers:
        """Of a field of numbers."""
        column = self.column(name)
        if not isinstance(column, StackedNumbers):
            raise TypeError(f"The field {name} holds no numbers.")
        return column

    def codes(self, name: str) -> StackedCodes:
        """Of a field of texts."""
        column = self.column(name)
        if not isinstance(column, StackedCodes):
            raise TypeError(f"The field {name} holds no texts.")
        return column

    def _stacked(self, name: str) -> Stacked:
        field = self._schema[name]
        if field.column_type is None:
            stored = (self._searcher.stored_fields(number).get(name) for number in range(self.size))
            return StackedCodes.of_values(stored, Interned(Translation(_same, _same)))
        segments = [(each.documents.columns.get(name), each.documents.count) for each in self.opened.values()]
        translation = Translation(field.from_column_value, field.to_column_value)
        if isinstance(field, NUMERIC):
            return StackedNumbers.of(segments, field.column_type.default_value(), translation)
        older = self._older.pop(name, None)
        if isinstance(older, StackedCodes):
            return older.grown(segments)
        return StackedCodes.of(segments, Interned(translation))

    def texts(self, name: str, documents: Values) -> NDArray[np.bytes_]:
        """The one value of each document, as bytes that are ordered as the values are; empty where it has none. Of a
        field with a column.
        """
        columns = [each.documents.columns.get(name) for each in self.opened.values()]
        if len(columns) == 1 and isinstance(columns[0], Codes):
            return columns[0].strings.padded(columns[0].codes.take(documents))
        texts, start = np.zeros(len(documents), "S1"), 0
        for column, count in zip(columns, self._counts, strict=True):
            here = np.flatnonzero((documents >= start) & (documents < start + count))
            if isinstance(column, Codes) and len(here):
                found = column.strings.padded(column.codes[documents[here] - start])
                texts = texts.astype(max(texts.dtype, found.dtype))
                texts[here] = found
            start += count
        return texts

    def stored(self, number: int) -> dict[str, Any]:
        """The stored fields of one document. Costs the reading of a record."""
        with engine_troubles():
            fields: dict[str, Any] = self._searcher.stored_fields(number)
            return fields

    def every_stored(self) -> Iterator[dict[str, Any]]:
        """The stored fields of all documents."""
        with engine_troubles():
            yield from (fields for _, fields in self._searcher.reader().iter_docs())


class Newest:
    """The newest snapshot of an index, for all threads of the process."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._making = Lock()

    def of(self, generation: Generation) -> Snapshot:
        """Of its newest commit, by whose words this process cuts what is asked from then on. One thread makes it, and
        those that want it wait for that. Raises IndexTrouble.
        """
        snapshot = self._snapshot
        if snapshot is not None and snapshot.is_current(generation):
            return snapshot
        with self._making:
            if self._snapshot is None or not self._snapshot.is_current(generation):
                self._snapshot = Snapshot(generation, self._snapshot)
                tables(generation.own)
                read_with(generation.own)
            return self._snapshot


def _same(value: Any) -> Any:
    return value
