"""Single files out of .zip and .tar, one after the other; whatever must not or cannot be read says why."""

import bz2
import gzip
import io
import stat
import struct
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from articles.importing.bounds import CountedStream, Meter, bounded

DAMAGE = (
    *(BadZipFile, tarfile.TarError, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, LookupError, OverflowError),
)
"""What the libraries raise for archives that are broken or packed in ways they do not know."""

UNPACKERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda stream: gzip.GzipFile(fileobj=stream),  # type: ignore[return-value,dict-item]
    ".bz2": lambda stream: bz2.BZ2File(stream),  # type: ignore[return-value,dict-item]
}
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_NOT_OURS = ("__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive, or, where `trouble` is not empty, an entry that is not read and why."""

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]] = io.BytesIO
    trouble: str = ""


def zip_members(stream: BinaryIO, meter: Meter) -> Iterator[Member]:
    """In the order of the archive's directory. Raises OutOfBounds, and what DAMAGE names."""
    with ZipFile(stream) as archive:
        for entry in archive.infolist():
            name = _name_of(entry)
            if entry.is_dir() or _is_not_ours(name):
                continue
            meter.count_entry()
            yield Member(name, _opener(archive, entry, meter), _zip_trouble(name, entry))


def _opener(archive: ZipFile, entry: ZipInfo, meter: Meter) -> Callable[[], AbstractContextManager[BinaryIO]]:
    return lambda: bounded(archive.open(entry), meter, lambda: entry.compress_size)


def _zip_trouble(name: str, entry: ZipInfo) -> str:
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return _trouble(name, is_file=kind in (0, stat.S_IFREG))


def _name_of(entry: ZipInfo) -> str:
    """Windows in China writes names in GBK, others in UTF-8 without saying so; the library takes both for DOS."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def tar_members(stream: BinaryIO, meter: Meter) -> Iterator[Member]:
    """In the order of the archive, each to be read before the next. Raises OutOfBounds, and what DAMAGE names."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for entry in archive:
            # The library remembers every entry, which a stream has no use for.
            archive.members = []  # type: ignore[attr-defined]
            if not entry.isdir() and not _is_not_ours(entry.name):
                meter.count_entry()
                yield Member(entry.name, _tar_opener(archive, entry), _tar_trouble(entry))


def _tar_opener(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Callable[[], AbstractContextManager[BinaryIO]]:
    return lambda: archive.extractfile(entry) or io.BytesIO()  # type: ignore[return-value]


def _tar_trouble(entry: tarfile.TarInfo) -> str:
    return "is a sparse file" if entry.issparse() else _trouble(entry.name, is_file=entry.isreg())


def _is_not_ours(name: str) -> bool:
    """What systems leave in archives, and hidden names, as below a folder."""
    parts = _path(name).parts
    return any(part in _NOT_OURS or (part.startswith(".") and part not in (".", "..")) for part in parts)


def _trouble(name: str, *, is_file: bool) -> str:
    path = _path(name)
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return "has a name that leads out of the archive"
    return "" if is_file else "is a link or a device, not a file"


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


def unpacked(stream: BinaryIO, ending: str, meter: Meter) -> BinaryIO:
    """What a .gz or .bz2 holds, within the bounds."""
    packed = CountedStream(stream)
    return bounded(UNPACKERS[ending](io.BufferedReader(packed)), meter, lambda: packed.count)
