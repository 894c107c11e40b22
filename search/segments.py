"""Segments held open: what a new commit shares with the one before is opened once a process, not once a commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage
from whoosh.index import TOC
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader

from search.columnar.documents import Documents, DocumentsReader


@dataclass(frozen=True, slots=True)
class Opened:
    """The files of one segment, which never change; which of its documents are deleted, each commit says anew."""

    storage: Storage
    terms: Any
    documents: Documents


class _Reader(SegmentReader):
    """Whoosh's own, over files that are open already."""

    def __init__(self, opened: Opened, schema: Schema, segment: Any) -> None:
        self.schema, self.is_closed, self._gen = schema, False, None
        self._segment, self._segid, self._codec = segment, segment.segment_id(), segment.codec()
        self._storage, self._terms = opened.storage, opened.terms
        self._perdoc = DocumentsReader(opened.documents, segment)


def open_segments(storage: Storage, toc: TOC, schema: Schema, before: Mapping[str, Opened]) -> dict[str, Opened]:
    """The commit's segments by their names, in its order; those that are open already are not opened again."""
    return {
        name: before[name] if name in before else _open(storage, schema, segment)
        for segment in toc.segments
        if segment.doc_count_all() and (name := segment.segment_id())
    }


def _open(storage: Storage, schema: Schema, segment: Any) -> Opened:
    reader = SegmentReader(storage, schema, segment)
    return Opened(reader.storage(), reader._terms, reader._perdoc.documents)  # noqa: SLF001


def open_terms(storage: Storage, segment: Any) -> Any:
    """The terms of one segment, for a moment."""
    return segment.codec().terms_reader(segment.open_compound_file(storage), segment)


def reader_of(opened: Mapping[str, Opened], toc: TOC, schema: Schema) -> IndexReader:
    """Whoosh's reader of the commit."""
    segments = {segment.segment_id(): segment for segment in toc.segments}
    readers = [_Reader(each, schema, segments[name]) for name, each in opened.items()]
    match readers:
        case []:
            return EmptyReader(schema)
        case [alone]:
            return alone
    return MultiReader(readers, generation=toc.generation)
