"""Everything somebody named for an import, as one stream of originals to be, in a fixed order and in flat memory."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from articles.importing.archives import DAMAGE, UNPACKERS, Member, tar_members, unpacked, zip_members
from articles.importing.bounds import Bounds, Meter, OutOfBounds
from articles.importing.files import Unreadable, find_files, open_file
from articles.importing.globs import expand
from articles.importing.rows import Row, csv_rows, json_lines
from articles.importing.web_archives import DAMAGE as WEB_DAMAGE
from articles.importing.web_archives import web_pages
from articles.reading.decoding import LARGEST
from articles.reading.extracting.media_types import ROW, media_type_of

STANDARD_INPUT = "-"
_TABLES: dict[str, Callable[[BinaryIO, Mapping[str, str]], Iterator[Row]]] = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".jsonl": json_lines,
    ".ndjson": json_lines,
}
_ARCHIVES: dict[str, Callable[[BinaryIO, Meter], Iterator[Member]]] = {".zip": zip_members, ".tar": tar_members}
_WEB_ARCHIVE = ".warc"
FORMATS = ("txt", "html", "md", "docx", "json", "csv", "tsv", "jsonl", "zip", "tar", "tar.gz", "warc", "warc.gz")
"""What a file may be said to be."""

_PORTION = 1024**2
_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2"}
_TOO_LARGE = f"is larger than {LARGEST // 1024**2} MB"


@dataclass(frozen=True, slots=True)
class Item:
    """One original to be, or why there is none (`trouble`), or something to tell that is no fault (`note`).

    `name` is what a report calls it (`in/news.zip!2021/a.txt`, `in/rows.csv#12`), `file_name` what is kept with the
    original, without the folders on this machine. With `raw`, `media_type` and `columns` (the part of an article →
    the column that holds it, where somebody said so) the article can be read again.
    """

    name: str
    file_name: str = ""
    raw: bytes = b""
    media_type: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    note: str = ""


def items(
    sources: Iterable[str | Path],
    columns: Mapping[str, str] | None = None,
    form: str = "",
    bounds: Bounds | None = None,
) -> Iterator[Item]:
    """An item for every article in the files, folders and globs; `-` is the standard input.

    `columns`: part → column, where the columns have other names than the usual; `form`: an ending (`csv`, `html` …)
    that counts instead of those of the names.
    """
    intake = _Intake(columns or {}, _endings(f"x.{form}") if form else (), bounds or Bounds())
    return chain.from_iterable(map(intake.take, map(str, sources)))


@dataclass(frozen=True, slots=True)
class _Source:
    """An open stream, what reports call it, what is kept of its name, and the endings that say what it is."""

    stream: BinaryIO
    name: str
    file_name: str
    endings: tuple[str, ...]

    @property
    def ending(self) -> str:
        return self.endings[-1] if self.endings else ""

    def within(self, stream: BinaryIO, member: str) -> "_Source":
        return _Source(stream, f"{self.name}!{member}", f"{self.file_name}!{member}", _endings(member))


@dataclass(frozen=True, slots=True)
class _Intake:
    columns: Mapping[str, str]
    endings: tuple[str, ...]
    bounds: Bounds

    def take(self, named: str) -> Iterator[Item]:
        """What a path, a glob or the standard input holds."""
        if named == STANDARD_INPUT:
            yield from self.outermost(sys.stdin.buffer, "standard input", "standard input")
            return
        nothing = True
        for found in find_files(expand(named)):
            nothing = False
            if found.trouble:
                yield Item(str(found.path), trouble=found.trouble)
            else:
                yield from self.file(found.path)
        if nothing and not Path(named).exists():
            yield Item(named, trouble="matches no file")

    def file(self, path: Path) -> Iterator[Item]:
        try:
            with open_file(path) as stream:
                yield from self.outermost(stream, str(path), path.name)
        except Unreadable as reason:
            yield Item(str(path), trouble=str(reason))

    def outermost(self, stream: BinaryIO, name: str, file_name: str) -> Iterator[Item]:
        """All that comes of it, and last of all why there is no more of it."""
        source = _Source(stream, name, file_name, self.endings or _endings(file_name))
        try:
            yield from self.opened(source, Meter(self.bounds))
        except OutOfBounds as reason:
            yield Item(name, trouble=str(reason))
        except (*DAMAGE, *WEB_DAMAGE) as error:
            yield Item(name, trouble=_damaged(error))

    def opened(self, source: _Source, meter: Meter) -> Iterator[Item]:
        if source.ending in UNPACKERS:
            inner = unpacked(source.stream, source.ending, meter)
            source = _Source(inner, source.name, source.file_name, source.endings[:-1])
        if source.ending in _ARCHIVES:
            yield from self.members(source, meter)
        elif source.ending == _WEB_ARCHIVE:
            yield from _answers(source, meter)
        else:
            yield from self.articles(source)

    def members(self, source: _Source, meter: Meter) -> Iterator[Item]:
        if not source.stream.seekable() and source.ending == ".zip":
            yield Item(source.name, trouble="is a .zip in a pipe, which cannot be read: name the file")
            return
        for member in _ARCHIVES[source.ending](source.stream, meter):
            within = source.within(source.stream, member.name)
            trouble = member.trouble or ("is an archive within an archive: unpack it first" * _is_archive(within))
            if trouble:
                yield Item(within.name, trouble=trouble)
                continue
            try:
                with member.open() as stream:
                    yield from self.articles(source.within(stream, member.name))
            except DAMAGE as error:
                yield Item(within.name, trouble=_damaged(error))

    def articles(self, source: _Source) -> Iterator[Item]:
        """The rows of a table, else the one article that the file is."""
        if source.ending in _TABLES:
            for row in _TABLES[source.ending](source.stream, self.columns):
                yield self.row(source, row)
            return
        raw = _read(source.stream)
        if len(raw) > LARGEST:
            yield Item(source.name, trouble=_TOO_LARGE)
        else:
            media_type = media_type_of(raw, source.file_name + source.ending)
            yield Item(source.name, source.file_name, raw, media_type, self.columns if media_type == ROW else {})

    def row(self, source: _Source, row: Row) -> Item:
        number = f"#{row.number}" if row.number else ""
        if row.trouble or row.note:
            return Item(source.name + number, trouble=row.trouble, note=row.note)
        return Item(source.name + number, source.file_name + number, row.raw, ROW, self.columns)


def _read(stream: BinaryIO) -> bytes:
    """At most one byte more than an article may have, in portions: a buffer is made as large as what is asked for."""
    portions: list[bytes] = []
    while portion := stream.read(min(_PORTION, LARGEST + 1 - sum(map(len, portions)))):
        portions.append(portion)
    return b"".join(portions)


def _answers(source: _Source, meter: Meter) -> Iterator[Item]:
    for page in web_pages(source.stream, meter):
        name = f"{source.name}!{page.address}" if page.address else source.name
        if page.note or len(page.raw) > LARGEST:
            yield Item(name, note=page.note, trouble="" if page.note else _TOO_LARGE)
        else:
            yield Item(name, page.address or source.file_name, page.raw, page.media_type)


def _endings(name: str) -> tuple[str, ...]:
    """The last of them, or the last two where the last says only how the file is packed: .tar and .gz."""
    path = PurePosixPath(name.lower())
    endings = PurePosixPath(path.stem + _SHORT.get(path.suffix, path.suffix)).suffixes
    return tuple(endings[-2:] if endings and endings[-1] in UNPACKERS else endings[-1:])


def _is_archive(source: _Source) -> bool:
    return source.ending in (*_ARCHIVES, *UNPACKERS, _WEB_ARCHIVE)


def _damaged(error: Exception) -> str:
    return f"is damaged, or not what its name says ({error})"
