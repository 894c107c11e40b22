"""Patterns of paths, for shells that do not expand them and for folders too large for a command line."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from glob import has_magic
from pathlib import Path


def expand(pattern: str) -> Iterator[Path]:
    """The paths that match, folders in the order of their names; what exists under that very name is itself.

    `**` stands for any folders, links not followed; `*`, `?` and `[…]` for a part of one name; hidden names must be
    spelt with their dot.
    """
    whole = Path(pattern)
    if not has_magic(pattern) or whole.exists():
        yield whole
        return
    parts = whole.parts
    fixed = next(place for place, part in enumerate(parts) if has_magic(part))
    yield from _matches(Path(*parts[:fixed]), parts[fixed:])


def _matches(folder: Path, parts: Sequence[str]) -> Iterator[Path]:
    if not parts:
        yield folder
    elif parts[0] == "**":
        yield from _anywhere_below(folder, parts)
    elif not has_magic(parts[0]):
        if (folder / parts[0]).exists():
            yield from _matches(folder / parts[0], parts[1:])
    else:
        for path in _children(folder):
            if fnmatchcase(path.name, parts[0]) and (parts[0][0] == "." or path.name[0] != "."):
                yield from _matches(path, parts[1:])


def _anywhere_below(folder: Path, parts: Sequence[str]) -> Iterator[Path]:
    after = next((place for place, part in enumerate(parts) if part != "**"), len(parts))
    if after == len(parts):
        yield folder
        return
    yield from _matches(folder, parts[after:])
    for path in _children(folder):
        if path.name[0] != "." and path.is_dir() and not path.is_symlink():
            yield from _anywhere_below(path, parts)


def _children(folder: Path) -> list[Path]:
    """In the order of their names; none where it is no folder or may not be listed."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
