"""All that a segment knows by document: lengths of fields, columns and stored fields, in one container.

Reading keeps no place: one reader serves any number of threads.
"""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.util.numeric import byte_to_length

from search.columnar.container import Container
from search.columnar.documents.columns import StockReader, column
from search.columnar.documents.stored import StoredReader
from search.columnar.lists.elias_fano import Bytes, Values

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)
"""The length that each byte stands for: Whoosh keeps lengths in one."""


def bytes_of_lengths(lengths: Values) -> Bytes:
    """The byte that Whoosh tells each by."""
    return np.minimum(LENGTHS.searchsorted(lengths), len(LENGTHS) - 1).astype(np.uint8)


class Documents:
    """What was written. It never changes: which of the documents are deleted is known elsewhere."""

    def __init__(self, buffer: memoryview) -> None:
        """Raises Damaged where the file is not what was written."""
        self._container = Container(buffer)
        head = json.loads(bytes(self._container["documents"]))
        self.count: int = head["count"]
        self.totals: dict[str, int] = head["totals"]
        """Of the fields that have lengths, the lengths of all documents together."""
        self.columns = {name: column(self._container, name, known) for name, known in head["columns"].items()}
        self.stored = StoredReader(self._container, head["stored"])

    def lengths(self, name: str) -> Bytes:
        """Of all documents, as bytes that `LENGTHS` explains; without the field 0."""
        if name not in self.totals:
            return np.zeros(self.count, np.uint8)
        return np.frombuffer(self._container[f"{name}/lengths"], np.uint8)


class DocumentsReader(PerDocumentReader):
    """Gives what Whoosh's own gives."""

    def __init__(self, documents: Documents, segment: Any) -> None:
        """`segment` knows what is deleted."""
        self.documents, self._segment = documents, segment

    def doc_count(self) -> int:
        return self.documents.count - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return self.documents.count

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self.documents.columns

    def list_columns(self) -> list[str]:
        return list(self.documents.columns)

    def column_reader(self, fieldname: str, column: Any) -> StockReader:
        return StockReader(self.documents.columns[fieldname])

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(LENGTHS[self.documents.lengths(fieldname)[docnum]]) or default

    def field_length(self, fieldname: str) -> int:
        """Of all documents; deleted ones count until they are merged away."""
        return self.documents.totals.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        return int(LENGTHS[self.documents.lengths(fieldname)].min(initial=LENGTHS[-1]))

    def max_field_length(self, fieldname: str) -> int:
        return int(LENGTHS[self.documents.lengths(fieldname)].max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return self.documents.stored[docnum]

    def close(self) -> None:
        """The map goes with its last reader."""
