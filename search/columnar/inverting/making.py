"""One segment at a time: of documents that are all at hand, or of the segments that it is to replace."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.analysis import IDTokenizer, RegexTokenizer
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence, Frequency, Positions

from search.columnar.documents.reading import bytes_of_lengths
from search.columnar.documents.writing import join_documents
from search.columnar.inverting.batch import Batch, Document, Given
from search.columnar.inverting.inversion import Bulk, Tokens, with_positions, without_positions
from search.columnar.inverting.numbers import is_of_numbers, tokens_of_numbers
from search.columnar.inverting.pieces import tokens_of_matches, tokens_of_wholes
from search.columnar.inverting.values import tokens_of
from search.columnar.lists.elias_fano import Bytes, Values

_PLAIN = (Existence(), Frequency(), Positions())
"""Formats that take tokens as they come: no weights."""


class Maker:
    """Makes segments of an index, for whoever announces them."""

    def __init__(self, storage: Any, codec: Any, schema: Schema, name: str) -> None:
        self._storage, self._codec, self._schema, self._name = storage, codec, schema, name

    def of_documents(self, documents: Sequence[Document]) -> Any:
        segment, batch = self._codec.new_segment(self._storage, self._name), Batch(documents)
        lengths = self._write_terms(segment, batch)
        self._write_documents(segment, batch, lengths)
        return self._whole(segment, len(batch))

    def _write_terms(self, segment: Any, batch: Batch) -> dict[str, Values]:
        """Returns how many tokens each document has in each field that is to be scored."""
        lengths = {}
        with _closing(self._codec.field_writer(self._storage, segment)) as writer:
            for name in batch.names:
                field, given = self._schema[name], batch.given(name)
                if field.indexed and given.values:
                    tokens = _tokens(field, given)
                    counts = np.zeros(len(batch), np.int64)
                    if field.scorable:
                        lengths[name] = counts
                        counts[given.numbers] = tokens.counts
                    _write(writer, name, field, tokens, given.numbers, counts)
                    if field.separate_spelling():
                        spelt = field.spelling_fieldname(name)
                        _write(writer, spelt, self._schema[spelt], _spelt(field, given), given.numbers, counts)
        return lengths

    def _write_documents(self, segment: Any, batch: Batch, lengths: Mapping[str, Values]) -> None:
        with _closing(self._codec.per_document_writer(self._storage, segment)) as writer:
            stored: list[dict[str, Any]] = [{} for _ in range(len(batch))]
            for name in batch.names:
                field = self._schema[name]
                if name in lengths:
                    writer.add_lengths(name, lengths[name])
                if field.column_type:
                    values = [None if value is None else field.to_column_value(value) for value in batch.kept(name)]
                    writer.add_column(name, field.column_type, values)
                if field.stored:
                    for fields, value in zip(stored, batch.kept(name), strict=True):
                        if value is not None:
                            fields[name] = value
                if field.vector:
                    writer.add_vector_items(name, field, ())
            writer.add_stored(stored)

    def of_segments(self, sources: Sequence["Source"]) -> Any:
        """Their living documents, in their order."""
        segment = self._codec.new_segment(self._storage, self._name)
        numbers = numbers_in_one([source.alive for source in sources])
        documents = sum(int(source.alive.sum()) for source in sources)
        both = list(zip(sources, numbers, strict=True))
        with _closing(self._codec.field_writer(self._storage, segment)) as writer:
            for name in sorted({name for source in sources for name in source.fields if name in self._schema}):
                having = [(source.fields[name], each) for source, each in both if name in source.fields]
                writer.join_field(name, self._schema[name], having, _lengths_in_one(name, both, documents))
        with _closing(self._codec.per_document_writer(self._storage, segment)) as per_document:
            join_documents(per_document, [(source.documents, each) for source, each in both])
        return self._whole(segment, documents)

    def _whole(self, segment: Any, documents: int) -> Any:
        segment.set_doc_count(documents)
        segment.create_compound_file(self._storage)
        return segment


class Source:
    """A segment to be joined, as it is now: what is deleted later is not seen."""

    def __init__(self, storage: Any, segment: Any) -> None:
        """`storage`: in which the segment's files are, or the one file that they were put into."""
        codec = segment.codec()
        self.name = segment.segment_id()
        self.fields = codec.terms_reader(storage, segment).fields
        self.documents = codec.per_document_reader(storage, segment).documents
        self.alive = np.ones(segment.doc_count_all(), np.bool_)
        self.alive[list(segment.deleted_docs())] = False


def numbers_in_one(alive: Sequence[NDArray[np.bool_]]) -> list[Values]:
    """The numbers that the documents of some segments get in one of all that live; -1 for the others."""
    before = np.cumsum([0, *(each.sum() for each in alive)])
    return [np.where(each, np.cumsum(each) - 1 + first, -1) for each, first in zip(alive, before, strict=False)]


@contextmanager
def _closing(writer: Any) -> Iterator[Any]:
    """What a writer of the codec has written is whole only where nothing was raised."""
    try:
        yield writer
    except BaseException:
        writer.abandon()
        raise
    writer.close()


def _tokens(field: FieldType, given: Given) -> Tokens:
    values, kinds = given.values, set(map(type, given.values))
    if given.boosts is None and field.format in _PLAIN:
        if kinds == {str} and isinstance(field.analyzer, Bulk):
            return field.analyzer.tokens(values)
        if kinds == {str} and type(field).index is FieldType.index:
            if isinstance(field.analyzer, IDTokenizer):
                return tokens_of_wholes(values)
            if isinstance(field.analyzer, RegexTokenizer) and not field.analyzer.gaps:
                return tokens_of_matches(field.analyzer.expression, values)
        if kinds == {int} and is_of_numbers(field):
            return tokens_of_numbers(field, values)
    return tokens_of(field.index, field.format, values, given.boosts or [1.0] * len(values))


def _spelt(field: FieldType, given: Given) -> Tokens:
    """The words as they are written, which correct spelling."""

    def terms(value: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((word.encode(), 1, 1.0, b"") for word in field.spellable_words(value))

    return tokens_of(terms, Existence(), given.values, [1.0] * len(given.values))


def _lengths_in_one(name: str, sources: Iterable[tuple[Source, Values]], documents: int) -> Bytes:
    lengths = np.zeros(documents, np.uint8)
    for source, numbers in sources:
        lengths[numbers[source.alive]] = source.documents.lengths(name)[source.alive]
    return lengths


def _write(writer: Any, name: str, field: FieldType, tokens: Tokens, numbers: Values, counts: Values) -> None:
    """`counts`: tokens of all documents, if they count."""
    lengths = bytes_of_lengths(counts)
    if isinstance(field.format, Positions):
        places, slabs = with_positions(tokens, numbers, len(counts))
        writer.add_lists(name, field, places.spans, slabs, lengths)
    else:
        writer.add_lists(name, field, None, [without_positions(tokens, numbers)], lengths)
