"""The rows of .csv and the lines of .jsonl, each of them one article."""

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import BinaryIO

from articles.reading.decoding import LARGEST, decode
from articles.reading.extracting.columns import columns_of, unknown
from articles.reading.record import Refused

_SAMPLE = 1024**2
_DELIMITERS = (",", "\t", ";", "|")
_MOST_TOLD = 30
_CODECS = {"big5": "big5hkscs", "utf-8": "utf-8-sig"}


@dataclass(frozen=True, slots=True)
class Row:
    """The bytes of one article, or why there are none, or (without number) something to tell of the whole table."""

    number: int
    raw: bytes = b""
    trouble: str = ""
    note: str = ""


def json_lines(stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Row]:
    """A row a line, by the line's number, its bytes as they are; blank lines are none."""
    unread: dict[str, None] = {}
    for number in count(1):
        line = stream.readline(LARGEST + 1)
        if not line:
            break
        if len(line) > LARGEST:
            yield Row(number, trouble=f"is longer than {LARGEST // 1024**2} MB; the rest of the file was not read")
            return
        raw = line.removeprefix(b"\xef\xbb\xbf").strip()
        if raw:
            yield Row(number, raw, _trouble_of(raw, columns, unread))
    yield from _told(unread)


def _trouble_of(raw: bytes, columns: Mapping[str, str], unread: dict[str, None]) -> str:
    """Why the line is no row; remembers the columns that nothing is read from."""
    try:
        row = _parsed(raw)
    except (ValueError, RecursionError, Refused):
        return "is not a JSON object on a line of its own"
    if not isinstance(row, dict):
        return "is not a JSON object"
    if len(unread) < _MOST_TOLD:
        unread.update(dict.fromkeys(unknown(row, columns)))
    return ""


def _parsed(raw: bytes) -> object:
    try:
        return json.loads(raw.decode())
    except UnicodeDecodeError:
        return json.loads(decode(raw).text)


def csv_rows(stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Row]:
    """A row as JSON of its columns, by its number as in a spreadsheet: that of the header is 1."""
    csv.field_size_limit(LARGEST)
    reader = _reader(stream, columns)
    header = _distinct(next(reader, []))
    if "text" not in columns_of(header, columns):
        named = ", ".join(header[:_MOST_TOLD]) or "none"
        yield Row(0, trouble=f"names no column for the text (name it: --columns text=…); its columns are: {named}")
        return
    yield from _rows(reader, header)
    yield from _told(unknown(header, columns))


def _reader(stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[list[str]]:
    """With the encoding of the first megabyte, and the delimiter under which the first line names most."""
    sample = stream.read(_SAMPLE)
    text = io.TextIOWrapper(_behind(sample, stream), _encoding_of(sample), errors="replace", newline="")
    first = text.readline(LARGEST)
    headers = ((delimiter, next(csv.reader([first], delimiter=delimiter), [])) for delimiter in _DELIMITERS)
    delimiter, _ = max(headers, key=lambda each: (len(columns_of(each[1], columns)), len(each[1])))
    return csv.reader(chain([first], iter(lambda: text.readline(LARGEST), "")), delimiter=delimiter)


def _behind(sample: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream as it was before the sample was read."""
    return io.BufferedReader(_Joined(sample, stream))


class _Joined(io.RawIOBase):
    def __init__(self, sample: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self.sample, self.stream = io.BytesIO(sample), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        got = self.sample.read(len(buffer)) or self.stream.read(len(buffer))
        buffer[: len(got)] = got
        return len(got)


def _encoding_of(sample: bytes) -> str:
    """Where there is more than the sample, of its whole lines: half a character would count against its encoding."""
    whole = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1] or sample
    try:
        encoding = decode(whole).encoding
    except Refused:
        encoding = "utf-8"
    return _CODECS.get(encoding, encoding)


def _distinct(header: Sequence[str]) -> list[str]:
    """The names of the columns, none empty and none twice."""
    names: list[str] = []
    for place, name in enumerate(map(str.strip, header), 1):
        named = name or f"column {place}"
        names.append(named if named not in names else f"{named} ({place})")
    return names


def _rows(reader: Iterator[list[str]], header: Sequence[str]) -> Iterator[Row]:
    for number in count(2):
        try:
            fields = next(reader, None)
        except csv.Error as error:
            yield Row(number, trouble=f"is no row of a table ({error})")
            continue
        if fields is None:
            return
        if any(map(str.strip, fields)):
            yield _row(number, fields, header)


def _row(number: int, fields: Sequence[str], header: Sequence[str]) -> Row:
    if len(fields) < len(header) or any(fields[len(header) :]):
        return Row(number, trouble=f"has {len(fields)} fields where the header names {len(header)}")
    row = dict(zip(header, fields, strict=False))
    return Row(number, json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _told(unread: Collection[str]) -> Iterator[Row]:
    if unread:
        names = ", ".join(list(unread)[:_MOST_TOLD])
        yield Row(0, note=f"nothing is read from these columns, which are kept in the originals: {names}")
