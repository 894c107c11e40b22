"""From the paths somebody named to single files, in a fixed order; whatever cannot be one says why."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or, where `trouble` is not empty, a path that cannot be read and why."""

    path: Path
    trouble: str = ""


def find_files(paths: Iterable[Path]) -> Iterator[Found]:
    """Every file at or below the paths, folders in the order of their names, hidden names left out below a folder."""
    for path in paths:
        yield from _walk(path, above=())


def _walk(path: Path, above: tuple[Path, ...]) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _walk_folder(path, above)
        elif stat.S_ISREG(mode):
            yield Found(path)
        else:
            yield Found(path, "is neither a file nor a folder")
    except OSError as error:
        yield Found(path, _why(path, error))


def _walk_folder(path: Path, above: tuple[Path, ...]) -> Iterator[Found]:
    real = path.resolve(strict=True)
    if real in above:
        yield Found(path, "is a folder loop: it leads back to a folder above it")
        return
    for name in sorted(os.listdir(path)):  # noqa: PTH208  names alone: a folder may hold very many
        if not name.startswith("."):
            yield from _walk(path / name, (*above, real))


def _why(path: Path, error: OSError) -> str:
    if path.is_symlink():
        return "is a broken link" if isinstance(error, FileNotFoundError) else "is a link that leads back to itself"
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read by this user"
    return f"cannot be read ({error.strerror})"


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """The file, open to be read. Raises Unreadable with the reason where it cannot be opened or read."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise Unreadable(_why(path, error)) from error


class Unreadable(Exception):
    """A file that cannot be read, and why."""
