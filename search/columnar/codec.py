"""Whoosh's codec whose segments are two containers of arrays, one of terms and postings, one of documents.

Whoosh's writers, queries, collectors and merging work on it as on their own.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.codec.base import FieldWriter as WhooshFieldWriter
from whoosh.fields import FieldType
from whoosh.formats import Characters, Existence, Format, Frequency, Positions
from whoosh.reading import TermInfo, TermNotFound

from search.columnar.asking.matching import ListMatcher
from search.columnar.container import Container, Writer
from search.columnar.documents.reading import Documents, DocumentsReader
from search.columnar.documents.writing import DocumentsWriter
from search.columnar.lists.elias_fano import Bytes
from search.columnar.lists.frequent import SHARE
from search.columnar.lists.gathering import Gathered
from search.columnar.lists.joining import Sources, join_fields
from search.columnar.lists.postings import FieldReader, FieldWriter, Known, Lists
from search.columnar.lists.vocabulary import Entry
from search.columnar.mapped import MappedCodec, view_of

EXTENSION = ".terms"
DOCUMENTS = ".documents"


class ColumnarCodec(MappedCodec):
    """Pickled into the index by this name."""

    # Whoosh would look every length up again, posting by posting, for a writer of terms that does not ask for it.
    length_stats = False
    keeps_frequent = True

    def per_document_writer(self, storage: Any, segment: Any) -> DocumentsWriter:
        return DocumentsWriter(segment.create_file(storage, DOCUMENTS))

    def per_document_reader(self, storage: Any, segment: Any) -> DocumentsReader:
        return DocumentsReader(Documents(view_of(storage, segment.make_filename(DOCUMENTS))), segment)

    def field_writer(self, storage: Any, segment: Any) -> "SegmentFieldWriter":
        return SegmentFieldWriter(segment.create_file(storage, EXTENSION), keeps_frequent=self.keeps_frequent)

    def terms_reader(self, storage: Any, segment: Any) -> "SegmentTermsReader":
        return SegmentTermsReader(view_of(storage, segment.make_filename(EXTENSION)))


class PartsCodec(ColumnarCodec):
    """Of segments that are joined before anybody asks them: they need not know their frequent terms."""

    keeps_frequent = False


class SegmentFieldWriter(WhooshFieldWriter):
    """Takes what Whoosh's own writer of fields takes."""

    def __init__(self, file: Any, *, keeps_frequent: bool) -> None:
        self._file, self._writer, self._keeps_frequent = file, Writer(file), keeps_frequent
        self._fields: dict[str, Known] = {}
        self._documents = 0
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        self._name, self._format = fieldname, _supported(fieldobj.format, fieldname)
        self._postings = Gathered(has_positions=isinstance(self._format, Positions))

    def start_term(self, text: bytes) -> None:
        self._postings.start_term(text)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        self._documents = max(self._documents, docnum + 1)
        positions = self._format.decode_positions(vbytes) if isinstance(self._format, Positions) else ()
        self._postings.add(docnum, self._format.decode_frequency(vbytes), weight, positions)

    def finish_term(self) -> None:
        """A term begins where the one before it ends."""

    def finish_field(self) -> None:
        self._fields[self._name] = self._postings.write(self._writer, self._name, self._documents)

    def add_lists(
        self, name: str, field: FieldType, spans: NDArray[np.uint32] | None, slabs: Iterable[Lists], lengths: Bytes
    ) -> None:
        """A whole field. `spans`: how many times 256 places each document has; None: no positions. `lengths`: of each
        document, as one byte tells it.
        """
        _supported(field.format, name)
        writer = FieldWriter(self._writer, name, len(lengths), spans, lengths, self._share(field))
        for lists in slabs:
            writer.add(lists)
        self._fields[name] = writer.finish()

    def join_field(self, name: str, field: FieldType, sources: Sources, lengths: Bytes) -> None:
        """A whole field, from those of old segments."""
        self._fields[name] = join_fields(self._writer, name, sources, len(lengths), lengths, self._share(field))

    def _share(self, field: FieldType) -> int:
        """A field may say from which share of the documents on its terms are frequent; of 0 none is."""
        return int(getattr(field, "frequent_share", SHARE)) if self._keeps_frequent else 0

    def abandon(self) -> None:
        """Leave the file as it is, which is half."""
        self._file.close()
        self.is_closed = True

    def close(self) -> None:
        self._writer.add("fields", json.dumps(self._fields).encode())
        self._writer.finish()
        self._file.close()
        self.is_closed = True


class SegmentTermsReader(TermsReader):
    """Gives what Whoosh's own reader of terms gives. Raises Damaged where the file is not what was written."""

    def __init__(self, buffer: memoryview) -> None:
        container = Container(buffer)
        known = json.loads(bytes(container["fields"]))
        self.fields = {name: FieldReader(container, name, known[name]) for name in sorted(known)}

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._found(*term) is not None

    def _found(self, fieldname: str, text: bytes) -> Entry | None:
        return self.fields[fieldname].find(text) if fieldname in self.fields else None

    def _entry(self, fieldname: str, text: bytes) -> Entry:
        return self._found(fieldname, text) or _lacking(fieldname, text)

    def indexed_field_names(self) -> list[str]:
        return list(self.fields)

    def cursor(self, fieldname: str, fieldobj: Any) -> "TermCursor":
        return TermCursor(self.fields.get(fieldname), fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, entry.term) for name, field in self.fields.items() for entry in field.entries())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((name, entry.term) for name, entry in self._from(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return (((name, e.term), _info(field, e)) for name, field in self.fields.items() for e in field.entries())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return (((name, e.term), _info(self.fields[name], e)) for name, e in self._from(fieldname, prefix))

    def _from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, Entry]]:
        """Of this field, then of those behind it."""
        for name, field in self.fields.items():
            if name >= fieldname:
                for entry in field.entries(prefix if name == fieldname else b""):
                    yield name, entry

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        entry = self._entry(fieldname, text)
        return _info(self.fields[fieldname], entry)

    def frequency(self, fieldname: str, text: bytes) -> float:
        entry = self._found(fieldname, text)
        return self.fields[fieldname].total(entry) if entry else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return entry.documents if (entry := self._found(fieldname, text)) else 0

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: Any = None) -> ListMatcher:
        postings = self.fields[fieldname].postings(self._entry(fieldname, text))
        return ListMatcher(postings, format_, term=(fieldname, text), scorer=scorer)

    def close(self) -> None:
        """The map goes with its last reader."""


class TermCursor(FieldCursor):
    """Walks the terms of one field."""

    def __init__(self, field: FieldReader | None, fieldobj: Any) -> None:
        self._field, self._fieldobj = field, fieldobj
        self.first()

    def first(self) -> str | None:
        return self._go_to(b"")

    def find(self, term: str | bytes) -> str | None:
        return self._go_to(term if isinstance(term, bytes) else self._fieldobj.to_bytes(term))

    def _go_to(self, term: bytes) -> str | None:
        self._entries = self._field.entries(term) if self._field else iter(())
        return self.next()

    def next(self) -> str | None:
        self._entry = next(self._entries, None)
        return self.text()

    def text(self) -> str | None:
        return self._fieldobj.from_bytes(self._entry.term) if self._entry else None

    def term_info(self) -> TermInfo | None:
        return _info(self._field, self._entry) if self._field and self._entry else None

    def is_valid(self) -> bool:
        return self._entry is not None


def _supported(format_: Format, fieldname: str) -> Format:
    if isinstance(format_, Characters) or not isinstance(format_, Existence | Frequency | Positions):
        raise ValueError(f"The field {fieldname} wants {type(format_).__name__}, which this codec does not keep.")
    return format_


def _info(field: FieldReader, entry: Entry) -> TermInfo:
    """Bounds where the exact figures would cost the decoding of the list: no document is shorter than 0."""
    total, heaviest = field.total(entry), field.heaviest(entry)
    return TermInfo(weight=total, df=entry.documents, minlength=0, maxlength=0, maxweight=heaviest, minid=0)


def _lacking(fieldname: str, text: bytes) -> NoReturn:
    raise TermNotFound(f"No term {fieldname}:{text!r}")
