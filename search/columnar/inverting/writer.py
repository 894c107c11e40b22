"""Whoosh's writer of an index, but documents are kept until there are enough of them and are then inverted together.

It has no pool of postings and sorts nothing on disk. What it writes of its own and what it joins are segments apart.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from whoosh.index import FileIndex, LockError
from whoosh.util.filelock import try_for
from whoosh.writing import SegmentWriter

from search.columnar.inverting.batch import Document
from search.columnar.inverting.making import Maker, Source
from search.columnar.lists.postings import FieldReader

TOGETHER = 10_000
"""Documents that are inverted together at most,"""
CHARACTERS = 20_000_000
"""and characters: what inverting needs is some thirty bytes for each."""

Policy = Callable[[Any, list[Any]], list[Any]]
"""As Whoosh has it: hands the writer the readers of what is to be joined, and returns the segments that stay."""


class ColumnarWriter(SegmentWriter):
    """Takes what Whoosh's own takes. Deletions, readers and the lock are Whoosh's."""

    def __init__(self, index: FileIndex, codec: Any, *, timeout: float = 0.0) -> None:
        """Raises LockError where another writes for longer than the timeout, in seconds."""
        self.writelock = index.lock("WRITELOCK")
        if not try_for(self.writelock.acquire, timeout=timeout, delay=0.005):
            raise LockError
        try:
            toc = index._read_toc()  # noqa: SLF001
        except BaseException:
            self.writelock.release()
            raise
        self.generation, self.schema, self.segments = toc.generation + 1, toc.schema, toc.segments
        self.storage, self.indexname, self.codec = index.storage, index.indexname, codec
        self._setup_doc_offsets()
        self.docbase = self.docnum = sum(segment.doc_count_all() for segment in self.segments)
        self.merge, self.optimize, self.mergetype = True, False, None
        self.is_closed = False
        self._maker = Maker(self.storage, codec, self.schema, self.indexname)
        self._waiting: list[Document] = []
        self._characters = 0
        self._sources: list[Source] = []
        self._made: list[Any] = []

    def add_document(self, **fields: Any) -> None:
        """Raises UnknownFieldError; what a field makes of a value is seen only when it is inverted."""
        self._check_state()
        self._check_fields(self.schema, [name for name in fields if not name.startswith("_")])
        self._waiting.append(fields)
        self._characters += sum(len(value) for value in fields.values() if isinstance(value, str))
        if len(self._waiting) >= TOGETHER or self._characters >= CHARACTERS:
            self.write()

    def delete_terms(self, segment: Any, field: FieldReader | None, terms: Sequence[bytes]) -> None:
        """Delete the documents that have one of the terms in this field of a segment of the index."""
        self._check_state()
        if field:
            for document in np.unique(field.having(terms)).tolist():
                segment.delete_document(document)

    def add_reader(self, reader: Any) -> None:
        """Its documents go with those of all other readers into one segment. Raises TypeError for another codec's."""
        self._check_state()
        for leaf, _ in reader.leaf_readers():
            if not isinstance(leaf.codec(), type(self.codec)):
                raise TypeError(f"{type(leaf.codec()).__name__} writes segments that are not to be joined with ours.")
            self._sources.append(Source(leaf.storage(), leaf.segment()))

    def add_segment(self, segment: Any) -> None:
        """One that was made elsewhere of this index's documents, and whose file is in its storage."""
        self._check_state()
        self._made.append(segment)

    def commit(self, mergetype: Policy | None = None, optimize: bool | None = None, merge: bool | None = None) -> None:
        """As Whoosh's."""
        self._check_state()
        staying = self._merge_segments(mergetype, optimize, merge)
        self.write()
        if self._sources:
            self._made.append(self._maker.of_segments(self._sources))
        self._commit_toc([*staying, *(segment for segment in self._made if segment.doc_count())])
        self._finish()

    def cancel(self) -> None:
        """Nothing was announced; files that nobody names go with the next commit."""
        self._check_state()
        self._finish()

    def write(self) -> None:
        """Invert the documents that wait; nothing of it is announced before the commit."""
        if self._waiting:
            self._made.append(self._maker.of_documents(self._waiting))
        self._waiting, self._characters = [], 0

    def _finish(self) -> None:
        self.writelock.release()
        self.is_closed = True
