"""What a query means beyond its letters: the words of a term that nobody would expect to find as it stands, and what
counts as a part of a query where nothing has all of it.

A term is a string, found wherever it stands. But who writes a sentence without spaces, or pastes a title, means its
words: they must all occur, and where the whole run stands is best.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from search.analysis import long_words
from search.query.tree import ANY, All, Any, Field, Near, Node, Not, Term

LONGEST_STRING = 6
"""Characters of a term without quotation marks that is a string and nothing else: a name, an office, a place."""
_SHORTEST_WORD = 2
"""Shorter words tell nothing beside others."""


def words_meant(term: Term) -> list[Term]:
    """Two or more that must all occur, or none where the term is meant as it stands."""
    words = _words(term) if len(term.text) > LONGEST_STRING else []
    return words if len(words) > 1 else []


def parts_of(tree: All) -> list[Node]:
    """What an article may have or lack of it: all that must hold, terms without quotation marks by their words."""
    wanted = [part for part in tree.parts if not isinstance(part, Not)]
    parts = (_words(part) or [part] if isinstance(part, Term) else [part] for part in wanted)
    return list(dict.fromkeys(part for several in parts for part in several))


def barred(tree: All) -> All:
    """What must not hold."""
    return All(tuple(part for part in tree.parts if isinstance(part, Not)))


def to_mark(nodes: Sequence[Node], field: Field | None = None) -> list[Term | Near]:
    """What is marked in a text, or in a field: what a hit may be found by there, each once."""
    return list(dict.fromkeys(_to_mark(All(tuple(nodes)), field)))


def _to_mark(node: Node, field: Field | None) -> Iterator[Term | Near]:
    match node:
        case Term():
            if node.field in (None, field):
                yield node
                yield from words_meant(node)
        case Near():
            yield node
        case All(parts) | Any(parts):
            for part in parts:
                yield from _to_mark(part, field)


def _words(term: Term) -> list[Term]:
    if term.quoted or ANY in term.text:
        return []
    words = dict.fromkeys(word for word in long_words(term.text) if len(word) >= _SHORTEST_WORD)
    return [replace(term, text=word) for word in words]
