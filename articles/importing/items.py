"""Everything somebody named for an import, as one stream of originals to be, in a fixed order and in flat memory."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from articles.importing.files import Unreadable, find_files, open_file
from articles.importing.globs import expand
from articles.reading.decoding import LARGEST
from articles.reading.extracting.media_types import media_type_of

STANDARD_INPUT = "-"


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


def items(sources: Iterable[str | Path], columns: Mapping[str, str] | None = None, form: str = "") -> Iterator[Item]:
    """An item for every article in the files, folders and globs; `-` is the standard input.

    `columns`: part → column, where the columns have other names than the usual; `form`: an ending that counts instead
    of those of the names.
    """
    for source in map(str, sources):
        if source == STANDARD_INPUT:
            yield from _opened(sys.stdin.buffer, "standard input", "standard input")
        else:
            yield from _below(source)


def _below(source: str) -> Iterator[Item]:
    paths = expand(source)
    none = True
    for found in find_files(paths):
        none = False
        if found.trouble:
            yield Item(str(found.path), trouble=found.trouble)
            continue
        try:
            with open_file(found.path) as stream:
                yield from _opened(stream, str(found.path), found.path.name)
        except Unreadable as reason:
            yield Item(str(found.path), trouble=str(reason))
    if none and not Path(source).exists():
        yield Item(source, trouble="matches no file")


def _opened(stream: BinaryIO, name: str, file_name: str) -> Iterator[Item]:
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        yield Item(name, trouble=f"is larger than {LARGEST // 1024**2} MB")
    else:
        yield Item(name, file_name, raw, media_type_of(raw, file_name))
