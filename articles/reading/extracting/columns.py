"""The names that columns of a table have for the parts of an article, in Chinese and English."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from articles.reading.tables.words import words_by_label

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
_FILLING = re.compile(r"[\s_\-.:：*()（）\ufeff]+")


def stated_columns(stated: str) -> dict[str, str]:
    """Part → column, of `title=headline,text=body`; a part may have any of its usual names. Raises ValueError."""
    part_of = {name: part for part, names in words_by_label("columns.tsv").items() for name in (*names, part)}
    columns: dict[str, str] = {}
    for pair in filter(None, stated.split(",")):
        name, parted, column = (word.strip() for word in pair.partition("="))
        part = part_of.get(_plain(name), "")
        if not (part and parted and column):
            parts = ", ".join(words_by_label("columns.tsv"))
            raise ValueError(f"“{pair}” is not PART=COLUMN with a part among {parts}")
        columns[part] = column
    return columns


def columns_of(names: Iterable[str], stated: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Part → its columns: the one that was stated, else those with a usual name, the more usual before the less."""
    return _columns_of(tuple(names), tuple(sorted(stated.items())))


@lru_cache(maxsize=256)
def _columns_of(names: tuple[str, ...], stated: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[str, ...]]:
    """The rows of a table have the same columns, nearly always."""
    plain = {name: _plain(name) for name in names}
    taken = dict(stated)
    found: dict[str, tuple[str, ...]] = {}
    for part, usual in words_by_label("columns.tsv").items():
        free = [name for name in names if plain[name] in usual and name not in taken.values()]
        by_use = sorted(free, key=lambda name: usual.index(plain[name]))
        found[part] = tuple(name for name in names if name == taken[part]) if part in taken else tuple(by_use)
    return {part: columns for part, columns in found.items() if columns}


def unknown(names: Iterable[str], stated: Mapping[str, str]) -> list[str]:
    """The columns that nothing is read from."""
    names = list(names)
    known = {column for columns in columns_of(names, stated).values() for column in columns}
    return [name for name in names if name not in known]


def _plain(name: str) -> str:
    return _FILLING.sub("", name).lower()
