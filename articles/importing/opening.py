"""From an open stream to the articles in it: a file of its own, the rows of a table, the files of an archive."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from articles.importing.archives import DAMAGE, UNPACKERS, Member, tar_members, unpacked, zip_members
from articles.importing.bounds import Bounds, Meter, OutOfBounds
from articles.importing.items import Item
from articles.importing.rows import Row, csv_rows, json_lines
from articles.importing.web_archives import DAMAGE as WEB_DAMAGE
from articles.importing.web_archives import web_pages
from articles.reading.decoding import LARGEST
from articles.reading.extracting.media_types import ROW, media_type_of

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
        return _Source(stream, f"{self.name}!{member}", f"{self.file_name}!{member}", endings_of(member))


@dataclass(frozen=True, slots=True)
class Opening:
    """How streams are opened: `endings`, where they count instead of those of the names; `columns` as in `Item`."""

    columns: Mapping[str, str]
    endings: tuple[str, ...]
    bounds: Bounds

    def items(self, stream: BinaryIO, name: str, file_name: str) -> Iterator[Item]:
        """All that comes of it, and last of all why there is no more of it."""
        source = _Source(stream, name, file_name, self.endings or endings_of(file_name))
        try:
            yield from self._opened(source, Meter(self.bounds))
        except OutOfBounds as reason:
            yield Item(name, trouble=str(reason))
        except (*DAMAGE, *WEB_DAMAGE) as error:
            yield Item(name, trouble=_damaged(error))

    def _opened(self, source: _Source, meter: Meter) -> Iterator[Item]:
        if source.ending in UNPACKERS:
            inner = unpacked(source.stream, source.ending, meter)
            source = _Source(inner, source.name, source.file_name, source.endings[:-1])
        if source.ending in _ARCHIVES:
            yield from self._members(source, meter)
        elif source.ending == _WEB_ARCHIVE:
            yield from _answers(source, meter)
        else:
            yield from self._articles(source)

    def _members(self, source: _Source, meter: Meter) -> Iterator[Item]:
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
                    yield from self._articles(source.within(stream, member.name))
            except DAMAGE as error:
                yield Item(within.name, trouble=_damaged(error))

    def _articles(self, source: _Source) -> Iterator[Item]:
        """The rows of a table, else the one article that the file is."""
        if source.ending in _TABLES:
            for row in _TABLES[source.ending](source.stream, self.columns):
                yield self._row(source, row)
            return
        raw = _read(source.stream)
        if len(raw) > LARGEST:
            yield Item(source.name, trouble=_TOO_LARGE)
        else:
            media_type = media_type_of(raw, source.file_name + source.ending)
            yield Item(source.name, source.file_name, raw, media_type, self.columns if media_type == ROW else {})

    def _row(self, source: _Source, row: Row) -> Item:
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


def endings_of(name: str) -> tuple[str, ...]:
    """The last of them, or the last two where the last says only how the file is packed: .tar and .gz."""
    path = PurePosixPath(name.lower())
    endings = PurePosixPath(path.stem + _SHORT.get(path.suffix, path.suffix)).suffixes
    return tuple(endings[-2:] if endings and endings[-1] in UNPACKERS else endings[-1:])


def _is_archive(source: _Source) -> bool:
    return source.ending in (*_ARCHIVES, *UNPACKERS, _WEB_ARCHIVE)


def _damaged(error: Exception) -> str:
    return f"is damaged, or not what its name says ({error})"
