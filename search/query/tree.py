"""What a reader asked for, as a tree; the parser makes it and the compiler reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from articles.reading.script import comparable
from search.words.pieces import Whole, wholes

Field = Literal["title", "organisation", "outlet", "author", "tag"]
"""A part of what is known of an article, beside its text."""

FIELD_NAMES: dict[Field, str] = {
    "title": "标题",
    "organisation": "机构",
    "outlet": "媒体",
    "author": "作者",
    "tag": "标签",
}
"""As they are printed, so that they can be typed again."""

ANY = "\ufffc"
"""Stands in a term for exactly one character, whichever. No text that anybody types holds it."""

_MEANS_MORE = re.compile(r"[-(]|.*:|(?:或者?|并且)$")
"""A term that would be read as more than itself, were it not quoted."""


@dataclass(frozen=True, slots=True)
class Term:
    """The folded characters must stand in the article one behind the other; white space occurs in quoted terms only."""

    text: str
    quoted: bool = False
    field: Field | None = None

    @property
    def characters(self) -> str:
        """What is looked for, as texts are made comparable."""
        return _characters(self.text)

    @property
    def wholes(self) -> tuple[Whole, ...]:
        """What it may be a piece of, looked for too."""
        return wholes(self.text, ANY)

    def __str__(self) -> str:
        as_it_stands = self.quoted or (ANY not in self.text and _MEANS_MORE.match(self.text))
        shown = _in_quotes(self.text) if as_it_stands else self.text.replace("?", "？").replace(ANY, "?")
        return f"{FIELD_NAMES[self.field]}:{shown}" if self.field else shown


@dataclass(frozen=True, slots=True)
class Near:
    """The terms must stand within so many characters of one another, in any order."""

    terms: tuple[Term, ...]
    distance: int

    def __str__(self) -> str:
        return f"{_in_quotes(' '.join(term.text for term in self.terms))}~{self.distance}"


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: Node

    def __str__(self) -> str:
        return f"-{_enclosed(self.part)}"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold; without parts, everything does."""

    parts: tuple[Node, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(_enclosed, self.parts))


@dataclass(frozen=True, slots=True)
class Any:
    """One part at least must hold."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_enclosed, self.parts))


Node = Term | Near | Not | All | Any

PAIRS = ("“”", '""', "「」", "『』", "《》")
"""Quotation marks. What stands between two of them never holds the second."""


def _in_quotes(text: str) -> str:
    marks = next(pair for pair in PAIRS if pair[1] not in text)
    return f"{marks[0]}{text}{marks[1]}"


def _enclosed(node: Node) -> str:
    return f"({node})" if isinstance(node, All | Any) else str(node)


def asked_terms(node: Node) -> list[Term]:
    """The terms that an article may be found by, each once, in the order they were typed: what is ranked and marked."""
    return list(dict.fromkeys(_asked(node)))


def _asked(node: Node) -> Iterator[Term]:
    match node:
        case Term():
            yield node
        case Near(terms):
            yield from terms
        case All(parts) | Any(parts):
            for part in parts:
                yield from _asked(part)


@lru_cache(maxsize=1024)
def _characters(text: str) -> str:
    """Kept, because every line of every hit is searched for them."""
    return comparable(text)
