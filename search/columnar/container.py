"""One file of named sections: a mark with the format's version, a checksum for each section, read where it lies.

    magic and version | sections, each on a multiple of 8 | directory (JSON) | its place, length and checksum | magic

Numbers are little-endian. What was cut off or changed at the end is told on opening, what was changed inside a section
by `verify`, which reads it all.
"""

import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

VERSION = 8
_MAGIC = b"ARCOLUM" + bytes([VERSION])
_TAIL = struct.Struct("<QII8s")
_ALIGNED = 8


class Damaged(ValueError):
    """A file that is not what was written."""


class Section(NamedTuple):
    start: int
    length: int
    checksum: int


class Sink(Protocol):
    """What a container is written to."""

    def write(self, data: Any, /) -> object: ...


class Writer:
    """Sections are written as they come, whole or piece by piece; `finish` makes a container of them."""

    def __init__(self, file: Sink) -> None:
        self._file, self._place = file, 0
        self._sections: dict[str, Section] = {}
        self._open: str | None = None
        self._write(_MAGIC)

    def add(self, name: str, data: bytes | NDArray[np.generic]) -> None:
        """Raises ValueError for a name that is there already."""
        self.begin(name)
        self.append(data)
        self.end()

    def begin(self, name: str) -> None:
        """Raises ValueError for a name that is there already, or where another section has no end yet."""
        if name in self._sections:
            raise ValueError(f"There is a section “{name}” already.")
        if self._open is not None:
            raise ValueError(f"The section “{self._open}” has no end yet.")
        self._write(bytes(-self._place % _ALIGNED))
        self._open, self._sections[name] = name, Section(self._place, 0, 0)

    def append(self, data: bytes | NDArray[np.generic]) -> None:
        """The next piece of the section that was begun."""
        if self._open is None:
            raise ValueError("No section was begun.")
        raw: Any = data if isinstance(data, bytes) else np.ascontiguousarray(data).reshape(-1).view(np.uint8)
        start, length, checksum = self._sections[self._open]
        self._sections[self._open] = Section(start, length + len(raw), zlib.crc32(raw, checksum))
        self._write(raw)

    def end(self) -> None:
        self._open = None

    def finish(self) -> None:
        directory = json.dumps(self._sections, ensure_ascii=False).encode()
        tail = _TAIL.pack(self._place, len(directory), zlib.crc32(directory), _MAGIC)
        self._write(directory)
        self._write(tail)

    def _write(self, data: Any) -> None:
        self._file.write(data)
        self._place += len(data)


class Container:
    """Over a buffer that holds the whole file, such as a map of it; nothing is copied."""

    def __init__(self, buffer: memoryview) -> None:
        """Raises Damaged."""
        self._buffer = buffer
        self._sections = _directory(buffer)

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def __getitem__(self, name: str) -> memoryview:
        start, length, _ = self._sections[name]
        return self._buffer[start : start + length]

    def array(self, name: str, kind: str = "u1") -> NDArray[Any]:
        """The section as numbers of a kind, as numpy writes it: u1, <u4, <i8."""
        return np.frombuffer(self[name], dtype=kind)

    def sizes(self) -> dict[str, int]:
        """Bytes of each section."""
        return {name: section.length for name, section in self._sections.items()}

    def verify(self) -> None:
        """Read every section. Raises Damaged for the first that is not what was written."""
        for name, section in self._sections.items():
            if zlib.crc32(self[name]) != section.checksum:
                raise Damaged(f"The section “{name}” is not what was written.")


def _directory(buffer: memoryview) -> Mapping[str, Section]:
    if len(buffer) < len(_MAGIC) + _TAIL.size or bytes(buffer[: len(_MAGIC) - 1]) != _MAGIC[:-1]:
        raise Damaged("This is no file of the index, or only a piece of one.")
    if buffer[len(_MAGIC) - 1] != VERSION:
        raise Damaged(f"The file has format {buffer[len(_MAGIC) - 1]}; this program reads format {VERSION}.")
    start, length, checksum, magic = _TAIL.unpack(buffer[-_TAIL.size :])
    raw = bytes(buffer[start : start + length])
    if magic != _MAGIC or start + length + _TAIL.size != len(buffer) or zlib.crc32(raw) != checksum:
        raise Damaged("The end of the file is not what was written.")
    return {name: Section(*section) for name, section in json.loads(raw).items()}
