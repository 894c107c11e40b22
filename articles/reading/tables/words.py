"""Small tables of words: text files with a comment on top, words apart by white space."""

from functools import cache
from importlib.resources import files

_TABLES = files("articles.reading.tables")


def lines(table: str) -> list[str]:
    """The lines of a table that are neither empty nor a comment."""
    text = (_TABLES / table).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words(table: str) -> frozenset[str]:
    return frozenset(word for line in lines(table) for word in line.split())


@cache
def words_by_label(table: str) -> dict[str, tuple[str, ...]]:
    """Of a table whose lines begin with a label and a tab."""
    labelled = (line.split("\t") for line in lines(table))
    return {label: tuple(listed.split()) for label, listed in labelled}


def alternation(listed: tuple[str, ...] | frozenset[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(sorted(listed, key=lambda word: (-len(word), word)))
