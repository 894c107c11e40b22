"""What one thread sees of the index: one commit, held open until there is a newer one.

Whoosh's readers share a seek position, so a snapshot belongs to one thread. What columns hold is plain lists that never
change, so those are shared by all threads of the process.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

from whoosh.fields import KEYWORD, NUMERIC, FieldType
from whoosh.query import Query
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F, WeightingModel
from whoosh.searching import SearchContext, Searcher

from search.columnar.evaluation import Evaluator, Hits
from search.generations import Generation, engine_troubles
from search.schema import SEPARATOR

# Most articles bear one or two subjects or none, so the length of that field says nothing.
_WEIGHTING = BM25F(subject_B=0.0)

Column = list[Any]
"""One value a document: a number, a string, or the tuple of a field's values."""


class Snapshot:
    """Documents are known by their number in this snapshot."""

    def __init__(self, generation: Generation) -> None:
        with engine_troubles():
            self.folder = generation.folder
            self._index = generation.index()
            self._commit = self._index.latest_generation()
            self._searcher: Searcher = self._index.searcher(weighting=_WEIGHTING)
            self._evaluator = Evaluator(self._searcher)
            readers = [reader for reader, _ in self._searcher.reader().leaf_readers() if reader.doc_count_all()]
            self._segments = [(reader, _columns_of(reader)) for reader in readers]
            self._columns: dict[str, Column] = {}

    def is_current(self, generation: Generation) -> bool:
        """Whether a new one would see the same. Costs one look into the folder."""
        with engine_troubles():
            return generation.folder == self.folder and self._index.latest_generation() == self._commit

    @cached_property
    def count(self) -> int:
        """How many documents there are."""
        return int(self._searcher.doc_count())

    @property
    def size(self) -> int:
        """All numbers of documents are below it."""
        return int(self._searcher.doc_count_all())

    @property
    def reader(self) -> IndexReader:
        """Whoosh's own, for its words and how often they occur."""
        return self._searcher.reader()

    def matches(self, query: Query) -> Iterator[int]:
        """The documents that match, in order of their numbers."""
        return iter(self._hits(query, SearchContext(weighting=None)).documents.tolist())

    def scores(self, query: Query) -> Iterator[tuple[int, float]]:
        """The documents that match, each with its BM25F."""
        documents, scores = self._hits(query, SearchContext(weighting=_WEIGHTING))
        return zip(documents.tolist(), scores.tolist(), strict=True)

    def hits(self, query: Query, weighting: WeightingModel | None = None) -> Hits:
        """The documents that match, scored by a weighting, or all by 0."""
        return self._hits(query, SearchContext(weighting=weighting))

    def _hits(self, query: Query, context: SearchContext) -> Hits:
        with engine_troubles():
            return self._evaluator.hits(query, context)

    def column(self, name: str) -> Column:
        """The field's values, by document number."""
        if name not in self._columns:
            with engine_troubles():
                pieces = [columns.values(name, reader) for reader, columns in self._segments]
                self._columns[name] = pieces[0] if len(pieces) == 1 else list(chain.from_iterable(pieces))
        return self._columns[name]

    def stored(self, number: int) -> dict[str, Any]:
        """The stored fields of one document. Costs a decompression."""
        with engine_troubles():
            fields: dict[str, Any] = self._searcher.stored_fields(number)
            return fields

    def every_stored(self) -> Iterator[dict[str, Any]]:
        """The stored fields of all documents."""
        with engine_troubles():
            yield from (fields for _, fields in self._searcher.reader().iter_docs())


def tally_of(column: Sequence[Any], numbers: Iterable[int]) -> Counter[str]:
    """How often each value occurs; a document with several values counts under each."""
    counts: Counter[str] = Counter()
    for value, times in Counter(column[number] for number in numbers).items():
        for single in value if isinstance(value, tuple) else (value,):
            counts[single] += times
    return counts


class _SegmentColumns:
    """The columns of one segment, each read once a process, on first use: a segment never changes."""

    def __init__(self) -> None:
        self._read: dict[str, Column] = {}
        self._lock = Lock()

    def values(self, name: str, reader: IndexReader) -> Column:
        """The field's values in the order of the segment's documents; equal ones are one object."""
        with self._lock:
            if name not in self._read:
                known: dict[Any, Any] = {}
                value = _value_of(reader.schema[name])
                self._read[name] = [
                    known[raw] if raw in known else known.setdefault(raw, value(raw))
                    for raw in _raw_values(reader, name)
                ]
            return self._read[name]


def _raw_values(reader: IndexReader, name: str) -> Iterator[Any]:
    """As the column holds them; of a field without a column, as they are stored, which costs a decompression each."""
    numbers = range(reader.doc_count_all())
    if reader.schema[name].column_type is None:
        return (None if reader.is_deleted(number) else reader.stored_fields(number).get(name) for number in numbers)
    column = reader.column_reader(name, translate=False)
    return (column[number] for number in numbers)


def _value_of(field: FieldType) -> Callable[[Any], Any]:
    """From what a column holds to what people mean by it; None is no value."""
    if isinstance(field, KEYWORD):
        return lambda raw: _several(field.from_column_value(raw))
    if field.column_type is None:
        return lambda raw: raw
    missing = field.column_type.default_value() if isinstance(field, NUMERIC) else None
    return lambda raw: None if raw == missing else field.from_column_value(raw)


def _several(value: str) -> tuple[str, ...]:
    return tuple(value.split(SEPARATOR)) if value else ()


_shared: WeakValueDictionary[str, _SegmentColumns] = WeakValueDictionary()
_sharing = Lock()


def _columns_of(reader: IndexReader) -> _SegmentColumns:
    with _sharing:
        return _shared.setdefault(reader.segment().segment_id(), _SegmentColumns())
