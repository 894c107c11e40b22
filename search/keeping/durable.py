"""A commit is announced only when all of it lies on the disk, and carries a seal by which damage is told.

Whoosh writes the files of a commit, then its table of contents (TOC) under a passing name; renaming that announces the
commit, and only then go the files of the one before. It never waits for the disk, so after a power cut the new name may
stand and what it names may not. Here every file, the TOC and the folder are on the disk before the rename, the rename
itself before anything is removed: at any moment a whole commit lies there, with or without its successor.

A seal stands behind the TOC, where Whoosh does not read. A TOC is read only with a true seal, a file opened only in the
size that the seal gives; `verify` compares every byte, and whoever searches calls it once for each segment.
"""

import logging
import os
import re
import time
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, EmptyIndexError, FileIndex

from search.keeping.seals import Sum, seal_of, sum_of, unsealed
from search.troubles import IndexDamaged

logger = logging.getLogger(__name__)

NAME = "MAIN"
"""What Whoosh calls an index by itself."""
_TOC = re.compile(rf"_{NAME}_([0-9]+)\.toc")
_TICK = 100_000_000
"""Nanoseconds after which what changes in a folder surely gives it another time than it has."""


class DurableStorage(FileStorage):
    """A folder of one index, for one reader or writer. Files that a codec creates through it are sealed and synced."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._folder = folder
        self._created: set[str] = set()
        self._sums: dict[str, Sum] = {}

    def create_file(self, name: str, **options: Any) -> StructFile:
        """Remember it until it is announced or deleted."""
        self._created.add(name)
        return super().create_file(name, **options)

    def delete_file(self, name: str) -> None:
        """Pieces that were joined to one file need not reach the disk."""
        self._created.discard(name)
        super().delete_file(name)

    def whole(self, name: str) -> "Whole":
        """A file that was written here and is to go elsewhere, on the disk by now."""
        sync(self._folder / name)
        return Whole(self._folder / name, sum_of(self._folder / name))

    def adopt(self, file: "Whole") -> None:
        """Take over a file that was written beside this folder, on the same disk."""
        file.path.replace(self._folder / file.path.name)
        self._sums[file.path.name] = file.known

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Announce a commit: Whoosh renames nothing but a finished TOC. Raises OSError: then nothing is announced."""
        self._created.discard(oldname)
        standing = {name: known for name, known in self._sums.items() if self.file_exists(name)}
        self._sums = standing | {name: sum_of(self._folder / name) for name in self._created}
        with (self._folder / oldname).open("r+b") as toc:
            content = toc.read()
            toc.write(seal_of(content, self._sums))
        for name in (*self._created, oldname):
            sync(self._folder / name)
        sync(self._folder)
        (self._folder / oldname).replace(self._folder / newname)
        sync(self._folder)
        self._created.clear()
        for cut_off in self._folder.glob("*.toc.*"):
            cut_off.unlink()

    def open_file(self, name: str, **options: Any) -> StructFile:
        """Raises IndexDamaged for a TOC without a true seal, and for a file that is longer or shorter than it was."""
        if name.endswith(".toc"):
            content, self._sums = unsealed(name, (self._folder / name).read_bytes())
            return StructFile(BytesIO(content), name=name)
        file = super().open_file(name, **options)
        if name in self._sums and (size := os.fstat(file.fileno()).st_size) != self._sums[name].size:
            file.close()
            raise IndexDamaged from ValueError(f"{name}: {size} bytes in place of {self._sums[name].size}")
        return file

    def verify(self, segments: Collection[str]) -> None:
        """Read every byte of the segments with these names. Raises IndexDamaged, or OSError where a file is gone."""
        for name, known in self._sums.items():
            if name.split(".")[0] in segments and sum_of(self._folder / name) != known:
                raise IndexDamaged from ValueError(f"{name}: other bytes than were written")


class Whole(NamedTuple):
    """A file that lies on the disk as it is to be."""

    path: Path
    known: Sum


class DurableIndex(FileIndex):
    """The newest commit with a true seal.

    An announced TOC was on the disk before it had its name, so a torn one was torn later. Mostly nothing older is left
    then, and the index has to be made anew; but where the writer was cut off before it removed the commit before, that
    one is read, for what the torn one would have said is still owed.
    """

    def __init__(self, folder: Path, schema: Schema) -> None:
        self.storage, self.indexname, self._schema = DurableStorage(folder), NAME, schema
        self._folder, self._looked = folder, (-1, -1)

    def commit(self) -> TOC:
        """What the newest one says. Raises IndexDamaged."""
        return self._read_toc()

    def _read_toc(self) -> TOC:
        generations = sorted(self._generations())
        if not generations:
            raise EmptyIndexError
        try:
            return TOC.read(self.storage, NAME, gen=generations[-1], schema=self._schema)
        except FileNotFoundError:
            if self.latest_generation() == generations[-1]:
                raise
            # A newer commit has removed it since the look into the folder.
            return self._read_toc()
        except IndexDamaged as damage:
            if len(generations) == 1:
                raise
            toc = TOC.read(self.storage, NAME, gen=generations[-2], schema=self._schema)
            logger.warning("index.torn", extra={"commit": generations[-1], "cause": repr(damage.__cause__)})
            # The next commit must not take the torn one's number: readers know a commit by it.
            toc.generation = generations[-1]
            return toc

    @property
    def segments(self) -> list[Any]:
        """Of the commit, with what is deleted in each."""
        return list(self._read_toc().segments)

    def latest_generation(self) -> int:
        """-1 where there is none. Costs one look at the folder's time, and one into it where that tells of a change, or
        is so new that it would not tell of another.
        """
        changed, looked = self._folder.stat().st_mtime_ns, self._looked
        if looked[0] == changed:
            return looked[1]
        is_settled = time.time_ns() - changed > _TICK
        latest = max(self._generations(), default=-1)
        if is_settled:
            self._looked = changed, latest
        return latest

    def _generations(self) -> Iterator[int]:
        found = map(_TOC.fullmatch, self.storage.list())
        return (int(name[1]) for name in found if name)

    def verify(self) -> None:
        """Read every byte of the commit. Raises IndexDamaged."""
        toc = self._read_toc()
        try:
            self.storage.verify({segment.segment_id() for segment in toc.segments})
        except FileNotFoundError:
            if self.latest_generation() == toc.generation:
                raise
            # A newer commit has removed it.
            self.verify()


def write_synced(file: Path, text: str) -> None:
    """Write a small file; it is on the disk on return, its name perhaps not yet."""
    with file.open("w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
