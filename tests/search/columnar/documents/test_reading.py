"""What is known by document comes back as it was given, whether it was written one by one or joined from segments."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import BitColumn, NumericColumn, RefBytesColumn, VarBytesColumn
from whoosh.util.numeric import byte_to_length, length_to_byte

from search.columnar.documents.columns import Codes, SeveralColumn
from search.columnar.documents.reading import Documents, DocumentsReader
from search.columnar.documents.writing import DocumentsWriter, join_documents

STOCK = {
    "day": NumericColumn("I", default=2**32 - 1),
    "price": NumericColumn("d", default=-1.5),
    "name": VarBytesColumn(),
    "script": RefBytesColumn(),
    "region": SeveralColumn("/"),
}
WORDS = st.text("党建ab", max_size=3).map(str.encode)
VALUES = {
    "day": st.integers(0, 2**32 - 2),
    "price": st.floats(0, 9),
    "name": WORDS,
    "script": st.sampled_from([b"hans", b"hant"]),
    "region": st.lists(WORDS.filter(bool), unique=True, max_size=4).map(b"/".join),
}
LENGTHS = {"title": st.integers(0, 300), "body": st.integers(0, 200_000)}
STORED = {
    "id": st.text(max_size=5),
    "pages": st.integers() | st.booleans(),
    "text": st.text("党建", min_size=300, max_size=310),
}
Row = dict[str, dict[str, Any]]
ROW = st.fixed_dictionaries(
    {
        "columns": st.fixed_dictionaries({}, optional=VALUES),
        "lengths": st.fixed_dictionaries({}, optional=LENGTHS),
        "stored": st.fixed_dictionaries({}, optional=STORED),
    }
)
ROWS = st.lists(ROW, max_size=8)


class Kept(BytesIO):
    def close(self) -> None:
        """Stay readable."""


def written(writer: DocumentsWriter, rows: list[Row]) -> Documents:
    for row in rows:
        writer.start_doc(writer.count)
        for name in {**row["lengths"], **row["stored"]}:
            writer.add_field(name, None, row["stored"].get(name), row["lengths"].get(name))
        for name, value in row["columns"].items():
            writer.add_column_value(name, STOCK[name], value)
        writer.finish_doc()
    return closed(writer)


def closed(writer: DocumentsWriter) -> Documents:
    writer.close()
    return Documents(memoryview(writer._file.getvalue()))


def new_writer() -> DocumentsWriter:
    return DocumentsWriter(Kept())


def told(documents: Documents) -> list[Row]:
    """All that a reader says, by document; values that are none left out."""
    rows = []
    for number in range(documents.count):
        values = {name: column[number] for name, column in documents.columns.items()}
        lengths = {name: documents.lengths(name)[number] for name in documents.totals}
        rows.append(
            {
                "columns": {name: value for name, value in values.items() if value != STOCK[name].default_value()},
                "lengths": {name: byte_to_length(byte) for name, byte in lengths.items() if byte},
                "stored": documents.stored[number],
            }
        )
    return rows


def expected(rows: list[Row]) -> list[Row]:
    """Lengths as Whoosh rounds them."""
    rounded = [{name: byte_to_length(length_to_byte(n)) for name, n in row["lengths"].items() if n} for row in rows]
    return [
        {**row, "columns": {name: value for name, value in row["columns"].items() if value != b""}, "lengths": lengths}
        for row, lengths in zip(rows, rounded, strict=True)
    ]


@given(rows=ROWS)
def test_what_is_written_is_read(rows: list[Row]) -> None:
    documents = written(new_writer(), rows)
    assert told(documents) == expected(rows)
    assert documents.totals == {
        name: sum(row["lengths"].get(name, 0) for row in rows)
        for name in LENGTHS
        if any(row["lengths"].get(name) for row in rows)
    }


@given(parts=st.lists(st.tuples(ROWS, st.sets(st.integers(0, 7))), max_size=4), more=ROWS)
def test_joined_segments_hold_what_was_not_deleted(parts: list[tuple[list[Row], set[int]]], more: list[Row]) -> None:
    sources, staying, writer = [], list[Row](), new_writer()
    for rows, deleted in parts:
        left = [number for number in range(len(rows)) if number not in deleted]
        numbers = np.full(len(rows), -1)
        numbers[left] = np.arange(len(left)) + len(staying)
        sources.append((written(new_writer(), rows), numbers))
        staying += [rows[number] for number in left]
    join_documents(writer, sources)
    assert told(written(writer, more)) == expected(staying + more)


@given(values=st.lists(WORDS, max_size=6), often=st.sampled_from([1, 20]))
def test_strings_of_many_documents_are_read_at_once(values: list[bytes], often: int) -> None:
    rows: list[Row] = [{"columns": {"name": value}, "lengths": {}, "stored": {}} for value in values]
    column = written(new_writer(), rows).columns.get("name")
    if isinstance(column, Codes):
        assert column.strings.padded(column.codes.repeat(often)).tolist() == list(np.repeat(values, often))


def test_numbers_that_leave_a_gap_are_refused() -> None:
    source = written(new_writer(), [{"columns": {}, "lengths": {}, "stored": {}}])
    with pytest.raises(ValueError, match="Document 0"):
        join_documents(new_writer(), [(source, np.array([1]))])


def test_whoosh_reads_columns_and_lengths() -> None:
    row: Row = {"columns": {"day": 7, "region": b"a/b"}, "lengths": {"body": 3}, "stored": {"id": "x"}}
    reader = DocumentsReader(written(new_writer(), [row]), W3Segment(None, "MAIN", doccount=1))
    assert reader.doc_field_length(0, "body") == reader.max_field_length("body") == 3
    assert reader.field_length("none") == 0
    days, regions = reader.column_reader("day", None), reader.column_reader("region", None)
    assert (list(days), list(regions), days.sort_key(0)) == ([7], [b"a/b"], 7)
    days.set_reverse()
    assert days.sort_key(0) == -7
    with pytest.raises(NotImplementedError):
        regions.set_reverse()


def test_what_is_not_kept_is_refused() -> None:
    writer = new_writer()
    writer.start_doc(0)
    with pytest.raises(ValueError, match="flag wants BitColumn"):
        writer.add_column_value("flag", BitColumn(), True)
    with pytest.raises(ValueError, match="vectors"):
        writer.add_vector_items("text", None, [])
