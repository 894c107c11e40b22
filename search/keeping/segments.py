"""Segments held open: what a new commit shares with the one before is opened once a process, not once a commit."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage
from whoosh.index import TOC
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader

from search.columnar.documents.reading import Documents, DocumentsReader
from search.keeping.durable import DurableStorage
from search.troubles import IndexDamaged

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """The files of one segment, which never change; which of its documents are deleted, each commit says anew."""

    storage: Storage
    terms: Any
    documents: Documents
    check: "Check"


SMALL = 64_000_000
"""Bytes of a segment that are compared before it is read, in 20 ms; those of a larger one while it is."""


class Check:
    """Whether each byte of a segment is what was written: what is torn must not give wrong hits."""

    def __init__(self, storage: DurableStorage, segment: Any) -> None:
        """Raises IndexDamaged for a small one, or OSError where its file is gone."""
        self._storage, self._name = storage, segment.segment_id()
        self._damage: IndexDamaged | None = None
        if storage.file_length(segment.make_filename(segment.COMPOUND_EXT)) <= SMALL:
            storage.verify({self._name})
        else:
            Thread(target=self._compare, name="comparing", daemon=True).start()

    def _compare(self) -> None:
        try:
            # A commit may take away the file meanwhile: what is open of it stays as it is.
            with suppress(OSError):
                self._storage.verify({self._name})
        except IndexDamaged as damage:
            logger.warning("index.damaged", extra={"cause": repr(damage.__cause__)})
            self._damage = damage

    def raise_damage(self) -> None:
        """Raises IndexDamaged, if any has been found by now."""
        if self._damage:
            raise IndexDamaged from self._damage.__cause__


class _Reader(SegmentReader):
    """Whoosh's own, over files that are open already."""

    def __init__(self, opened: Opened, schema: Schema, segment: Any) -> None:
        self.schema, self.is_closed, self._gen = schema, False, None
        self._segment, self._segid, self._codec = segment, segment.segment_id(), segment.codec()
        self._storage, self._terms = opened.storage, opened.terms
        self._perdoc = DocumentsReader(opened.documents, segment)


def open_segments(storage: DurableStorage, toc: TOC, schema: Schema, before: Mapping[str, Opened]) -> dict[str, Opened]:
    """The commit's segments by their names, in its order; those that are open already are not opened again."""
    return {
        name: before[name] if name in before else _open(storage, schema, segment)
        for segment in toc.segments
        if segment.doc_count_all() and (name := segment.segment_id())
    }


def _open(storage: DurableStorage, schema: Schema, segment: Any) -> Opened:
    reader = SegmentReader(storage, schema, segment)
    check = Check(storage, segment)
    return Opened(reader.storage(), reader._terms, reader._perdoc.documents, check)  # noqa: SLF001


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
