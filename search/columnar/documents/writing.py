"""Writing the container of documents: one by one as Whoosh hands them on, or many at once from older segments."""

import json
from collections.abc import Sequence
from typing import Any, NoReturn

import numpy as np
from whoosh.codec.base import PerDocumentWriter
from whoosh.util.numeric import length_to_byte

from search.columnar.container import Writer
from search.columnar.documents.column_writing import ColumnWriter, column_writer, writer_like
from search.columnar.documents.reading import LENGTHS, Documents, bytes_of_lengths
from search.columnar.documents.stored import StoredWriter
from search.columnar.lists.elias_fano import Values


class DocumentsWriter(PerDocumentWriter):
    """Takes what Whoosh's own takes; documents are numbered as they come."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.count = 0
        self._lengths: dict[str, bytearray] = {}
        self._totals: dict[str, int] = {}
        self._columns: dict[str, ColumnWriter] = {}
        self._stored = StoredWriter()
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        if docnum != self.count:
            raise ValueError(f"Document {self.count} comes next, not {docnum}.")
        self._fields: dict[str, Any] = {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int | None) -> None:
        """`value` is what to store; None is nothing."""
        if value is not None:
            self._fields[fieldname] = value
        if length:
            self._lengths_of(fieldname).append(length_to_byte(length))
            self._totals[fieldname] += length

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        if fieldname not in self._columns:
            self._columns[fieldname] = column_writer(fieldname, columnobj)
        self._columns[fieldname].add(self.count, value)

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Any) -> NoReturn:
        raise ValueError(f"The field {fieldname} wants vectors, which this codec does not keep.")

    def add_lengths(self, name: str, lengths: Values) -> None:
        """Of all documents at once, 0 where it has none; `add_stored` counts them."""
        self._lengths_of(name).extend(bytes_of_lengths(lengths).tobytes())
        self._totals[name] += int(lengths.sum())

    def add_column(self, name: str, column: Any, values: Sequence[Any]) -> None:
        """Of all documents at once, None where it has none."""
        self._columns[name] = column_writer(name, column)
        self._columns[name].add_all(self.count, values)

    def add_stored(self, records: Sequence[dict[str, Any]]) -> None:
        """Of all documents at once, which comes last."""
        for fields in records:
            self._stored.add(fields)
        self.count += len(records)

    def finish_doc(self) -> None:
        self._stored.add(self._fields)
        self.count += 1

    def join(self, source: Documents, kept: Values) -> None:
        """Take these documents of an older segment, ascending, behind those that are here."""
        self._stored.join(source.stored, kept)
        for name in source.totals:
            lengths = source.lengths(name)[kept]
            self._lengths_of(name).extend(lengths.tobytes())
            self._totals[name] += int(LENGTHS[lengths].sum())
        for name, values in source.columns.items():
            if name not in self._columns:
                self._columns[name] = writer_like(values)
            self._columns[name].join(values, kept, self.count)
        self.count += len(kept)

    def _lengths_of(self, name: str) -> bytearray:
        """Of the documents before the one that comes next."""
        self._totals.setdefault(name, 0)
        lengths = self._lengths.setdefault(name, bytearray())
        lengths.extend(bytes(self.count - len(lengths)))
        return lengths

    def abandon(self) -> None:
        """Leave the file as it is, which is half."""
        self._file.close()
        self.is_closed = True

    def close(self) -> None:
        """Write it all."""
        writer = Writer(self._file)
        for name in self._lengths:
            writer.add(f"{name}/lengths", bytes(self._lengths_of(name)))
        known = {name: each.finish(writer, name, self.count) for name, each in self._columns.items()}
        names = self._stored.finish(writer)
        head = {"count": self.count, "totals": self._totals, "columns": known, "stored": names}
        writer.add("documents", json.dumps(head).encode())
        writer.finish()
        self._file.close()
        self.is_closed = True


def join_documents(writer: DocumentsWriter, sources: Sequence[tuple[Documents, Values]]) -> None:
    """Take over the documents of old segments, each with their new numbers (-1: deleted).

    New numbers ascend from the first that the writer has not given yet. Raises ValueError where they do not.
    """
    for source, numbers in sources:
        kept = np.flatnonzero(numbers >= 0)
        if not np.array_equal(numbers[kept], np.arange(writer.count, writer.count + len(kept))):
            raise ValueError(f"Document {writer.count} comes next.")
        writer.join(source, kept)
