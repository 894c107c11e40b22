"""A Whoosh codec whose segments are read where they lie, mapped into memory.

Whoosh 2.7.4 copies every byte of a segment when it opens one (`BufferFile` wraps the map in a BytesIO): at 100,000
articles that is a second and two gigabytes a searcher. Format and files are Whoosh's own.
"""

import io
import os
import secrets
from shutil import copyfileobj
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile

_ALIGNED = 64


class _View(io.RawIOBase):
    """A file over a buffer that is not copied, for the few readers that seek."""

    def __init__(self, buffer: memoryview) -> None:
        super().__init__()
        self._buffer = buffer
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        piece = self._buffer[self._place : self._place + len(target)]
        target[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: len(self._buffer)}[whence]
        self._place = start + offset
        return self._place


class MappedFile(BufferFile):
    """One file of a segment. It has a place of its own to read at, so it belongs to one thread."""

    def __init__(self, buffer: memoryview, name: str) -> None:
        self._buf = buffer
        self._name = name
        self.file = _View(buffer)
        self.onclose = None
        self.is_real = self.is_closed = False

    def view(self) -> memoryview:
        """All of it, not copied."""
        return self._buf


class MappedStorage(CompoundStorage):
    """The files of one segment, all in one map that outlives the file's name: a commit never takes it from a reader."""

    def open_file(self, name: str, *args: Any, **kwargs: Any) -> BufferFile:
        """A window on the map."""
        if not self._source:
            return super().open_file(name, *args, **kwargs)
        offset, length = self.range(name)
        return MappedFile(memoryview(self._source)[offset : offset + length], name)


class MappedSegment(W3Segment):
    """Pickled into the index by this name."""

    @classmethod
    def _random_id(cls, size: int = 16) -> str:
        """Whoosh asks the common generator, and whoever seeds that gets two segments of one name."""
        return secrets.token_hex(size // 2)

    def create_compound_file(self, storage: Any) -> None:
        """As Whoosh makes it, but its files begin where the numbers in them can be read as they lie."""
        names, directory = self.list_files(storage), {}
        compound = self.create_file(storage, self.COMPOUND_EXT)
        compound.write_long(0)
        compound.write_int(0)
        for name in names:
            compound.write(bytes(-compound.tell() % _ALIGNED))
            length, modified = storage.file_length(name), storage.file_modified(name)
            directory[name] = {"offset": compound.tell(), "length": length, "modified": modified}
            with storage.open_file(name) as file:
                copyfileobj(file, compound)
        CompoundStorage.write_dir(compound, 0, directory)
        for name in names:
            storage.delete_file(name)
        self.compound = True

    def open_compound_file(self, storage: Any) -> MappedStorage:
        """Map the segment's file."""
        file = storage.open_file(self.make_filename(self.COMPOUND_EXT))
        try:
            return MappedStorage(file)
        except BaseException:
            file.close()
            raise


class MappedCodec(W3Codec):
    """Whoosh's own codec with mapped segments."""

    def new_segment(self, storage: Any, indexname: str) -> MappedSegment:
        """An empty segment."""
        return MappedSegment(self, indexname)


def view_of(storage: Any, name: str) -> memoryview:
    """A file of a segment where it lies, or a copy of it where the segment is not in one file."""
    file = storage.open_file(name)
    if isinstance(file, MappedFile):
        return file.view()
    with file:
        return memoryview(file.get(0, storage.file_length(name)))
