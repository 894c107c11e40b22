"""One segment at a time: of documents that are all at hand, or of the segments that it is to replace."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence, Positions

from search.columnar.documents_writing import join_documents
from search.columnar.elias_fano import Values
from search.columnar.inversion import Bulk, Tokens, with_positions, without_positions
from search.columnar.values import tokens_of

Document = Mapping[str, Any]
"""As Whoosh's writers take it: values by field, and what `_boost`, `_NAME_boost` and `_stored_NAME` say of them."""


_PLAIN = (Existence(), Positions())
"""Formats that take tokens as they come: no weights."""


class Maker:
    """Makes segments of an index, for whoever announces them."""

    def __init__(self, storage: Any, codec: Any, schema: Schema, name: str) -> None:
        self._storage, self._codec, self._schema, self._name = storage, codec, schema, name

    def of_documents(self, documents: Sequence[Document]) -> Any:
        segment = self._codec.new_segment(self._storage, self._name)
        lengths = self._write_terms(segment, documents)
        self._write_documents(segment, documents, lengths)
        return self._whole(segment, len(documents))

    def _write_terms(self, segment: Any, documents: Sequence[Document]) -> dict[str, Values]:
        """Returns how many tokens each document has in each field that is to be scored."""
        writer = self._codec.field_writer(self._storage, segment)
        lengths = {}
        for name in sorted({name for fields in documents for name in fields if not name.startswith("_")}):
            field = self._schema[name]
            numbers = np.array([n for n, fields in enumerate(documents) if fields.get(name) is not None], np.int64)
            if not len(numbers) or not field.indexed:
                continue
            having = [documents[number] for number in numbers]
            tokens = _tokens(name, field, having)
            _write(writer, name, field, tokens, numbers, len(documents))
            if field.scorable:
                lengths[name] = np.zeros(len(documents), np.int64)
                lengths[name][numbers] = tokens.counts
            if field.separate_spelling():
                spelt = field.spelling_fieldname(name)
                _write(writer, spelt, self._schema[spelt], _spelt(name, field, having), numbers, len(documents))
        writer.close()
        return lengths

    def _write_documents(self, segment: Any, documents: Sequence[Document], lengths: Mapping[str, Values]) -> None:
        writer = self._codec.per_document_writer(self._storage, segment)
        known = {name: each.tolist() for name, each in lengths.items()}
        for number, fields in enumerate(documents):
            writer.start_doc(number)
            for name in sorted(fields):
                if not name.startswith("_") and fields[name] is not None:
                    _write_value(writer, self._schema[name], name, fields, known[name][number] if name in known else 0)
            writer.finish_doc()
        writer.close()

    def of_segments(self, sources: Sequence["Source"]) -> Any:
        """Their living documents, in their order."""
        segment = self._codec.new_segment(self._storage, self._name)
        numbers = numbers_in_one([source.alive for source in sources])
        documents = sum(int(source.alive.sum()) for source in sources)
        writer = self._codec.field_writer(self._storage, segment)
        for name in sorted({name for source in sources for name in source.fields if name in self._schema}):
            having = [
                (source.fields[name], each)
                for source, each in zip(sources, numbers, strict=True)
                if name in source.fields
            ]
            writer.join_field(name, having, documents)
        writer.close()
        per_document = self._codec.per_document_writer(self._storage, segment)
        join_documents(per_document, [(source.documents, each) for source, each in zip(sources, numbers, strict=True)])
        per_document.close()
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


def _tokens(name: str, field: FieldType, documents: Sequence[Document]) -> Tokens:
    values = [fields[name] for fields in documents]
    boosts = [float(fields.get(f"_{name}_boost", fields.get("_boost", 1.0))) for fields in documents]
    is_plain = set(boosts) == {1.0} and field.format in _PLAIN and all(type(value) is str for value in values)
    if is_plain and isinstance(field.analyzer, Bulk):
        return field.analyzer.tokens(values)
    return tokens_of(field.index, field.format, values, boosts)


def _spelt(name: str, field: FieldType, documents: Sequence[Document]) -> Tokens:
    """The words as they are written, which correct spelling."""

    def terms(value: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((word.encode(), 1, 1.0, b"") for word in field.spellable_words(value))

    return tokens_of(terms, Existence(), [fields[name] for fields in documents], [1.0] * len(documents))


def _write(writer: Any, name: str, field: FieldType, tokens: Tokens, numbers: Values, documents: int) -> None:
    if isinstance(field.format, Positions):
        places, lists = with_positions(tokens, numbers, documents)
        writer.add_lists(name, field, documents, places.spans, lists)
    else:
        writer.add_lists(name, field, documents, None, without_positions(tokens, numbers))


def _write_value(writer: Any, field: FieldType, name: str, fields: Document, length: int) -> None:
    value = fields.get(f"_stored_{name}", fields[name])
    writer.add_field(name, field, value if field.stored else None, length)
    if field.vector:
        items = field.vector.word_values(fields[name], field.analyzer, mode="index")
        writer.add_vector_items(name, field, sorted((term, weight, raw) for term, _, weight, raw in items))
    if field.column_type and value is not None:
        writer.add_column_value(name, field.column_type, field.to_column_value(value))
