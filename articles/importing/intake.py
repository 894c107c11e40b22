"""Everything somebody named for an import, as one stream of originals to be, in a fixed order and in flat memory."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from articles.importing.bounds import Bounds
from articles.importing.files import Unreadable, find_files, open_file
from articles.importing.globs import expand
from articles.importing.items import Item
from articles.importing.opening import Opening, endings_of

STANDARD_INPUT = "-"


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
    opening = Opening(columns or {}, endings_of(f"x.{form}") if form else (), bounds or Bounds())
    for source in sources:
        yield from _of(str(source), opening)


def _of(named: str, opening: Opening) -> Iterator[Item]:
    """What a path, a glob or the standard input holds."""
    if named == STANDARD_INPUT:
        yield from opening.items(sys.stdin.buffer, "standard input", "standard input")
        return
    nothing = True
    for found in find_files(expand(named)):
        nothing = False
        if found.trouble:
            yield Item(str(found.path), trouble=found.trouble)
        else:
            yield from _of_file(found.path, opening)
    if nothing and not Path(named).exists():
        yield Item(named, trouble="matches no file")


def _of_file(path: Path, opening: Opening) -> Iterator[Item]:
    try:
        with open_file(path) as stream:
            yield from opening.items(stream, str(path), path.name)
    except Unreadable as reason:
        yield Item(str(path), trouble=str(reason))
