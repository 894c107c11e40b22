"""What a reader asked for, as a tree; the parser makes it and the compiler reads it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.script import comparable


@dataclass(frozen=True, slots=True)
class Term:
    """The folded characters must stand in the article one behind the other; white space occurs in quoted terms only."""

    text: str
    quoted: bool = False

    @property
    def characters(self) -> str:
        """What is looked for, as texts are made comparable."""
        return comparable(self.text)

    def __str__(self) -> str:
        return f"“{self.text}”" if self.quoted or self.text.startswith("-") else self.text


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: Node

    def __str__(self) -> str:
        return f"-{self.part}"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold; without parts, everything does."""

    parts: tuple[Node, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))


Node = Term | Not | All


def asked_terms(node: Node) -> list[Term]:
    """The terms that an article must hold, each once, in the order they were typed: what is ranked by and marked."""
    match node:
        case Term():
            return [node]
        case All(parts):
            return list(dict.fromkeys(term for part in parts for term in asked_terms(part)))
        case Not():
            return []
