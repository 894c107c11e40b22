"""The names that columns of a table have for the parts of an article, in Chinese and English."""

import re
from collections.abc import Iterable, Mapping

from articles.reading.tables.words import words_by_label

_FILLING = re.compile(r"[\s_\-.:：*()（）\ufeff]+")


def parts() -> tuple[str, ...]:
    """title, text, date, source, author, editor, section …: what a column can be."""
    return tuple(words_by_label("columns.tsv"))


def columns_of(names: Iterable[str], stated: Mapping[str, str]) -> dict[str, list[str]]:
    """Part → its columns: the one that was stated, else those with a usual name, the more usual before the less."""
    tidy = {name: _FILLING.sub("", name).lower() for name in names}
    found: dict[str, list[str]] = {}
    for part, usual in words_by_label("columns.tsv").items():
        if part in stated:
            found[part] = [name for name in tidy if name == stated[part]]
        else:
            by_rank = {word: [name for name, plain in tidy.items() if plain == word] for word in usual}
            found[part] = [name for same in by_rank.values() for name in same if name not in stated.values()]
    return {part: columns for part, columns in found.items() if columns}


def unknown(names: Iterable[str], stated: Mapping[str, str]) -> list[str]:
    """The columns that nothing is read from."""
    names = list(names)
    known = {column for columns in columns_of(names, stated).values() for column in columns}
    return [name for name in names if name not in known]
