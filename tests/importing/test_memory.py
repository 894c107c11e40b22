"""However much is named for an import, memory holds one article of it at a time."""

import io
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.importing.bounds import Bounds
from articles.importing.intake import items

_LINE = ('{"text":"' + "车棚改成议事厅。" * 40 + '"}\n').encode()
_NUMBER = 10_000
_MOST = 6 * 1024**2


def _jsonl(path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(_LINE for _ in range(_NUMBER))


def _csv(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"title,text\n")
        file.writelines(b"," + _LINE.replace(b'"', b"") for _ in range(_NUMBER))


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(_NUMBER // 10):
            archive.writestr(f"{number}.txt", _LINE * 10)


def _tar(path: Path) -> None:
    with tarfile.open(path, "w") as archive:
        for number in range(_NUMBER // 10):
            entry = tarfile.TarInfo(f"{number}.txt")
            entry.size = 10 * len(_LINE)
            archive.addfile(entry, io.BytesIO(_LINE * 10))


@pytest.mark.parametrize(("ending", "write"), [("jsonl", _jsonl), ("csv", _csv), ("zip", _zip), ("tar", _tar)])
def test_memory_stays_flat(ending: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / f"large.{ending}"
    write(path)
    tracemalloc.start()
    number = sum(not item.trouble for item in items([path], bounds=Bounds()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number >= _NUMBER // 10
    assert peak < _MOST < path.stat().st_size
