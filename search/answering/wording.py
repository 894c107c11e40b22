"""What of a query stands in documents as it was typed: as whole terms, and as whole words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from search.analysis import long_words
from search.answering.taught import is_name
from search.columnar.asking.phrasing import holding_phrase
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.query.compiling import string
from search.query.meaning import words_meant
from search.query.tree import ANY, All, Any, Field, Near, Node, Not, Term
from search.words.own import Own, in_use

Mask = NDArray[np.bool_]

FIELDS: Mapping[Field, tuple[str, ...]] = {"title": ("title",), "tag": ("subject",)}
"""Of words, for a term that was asked of one; of names there are none."""
_WHOLE = ("title", "subject", "body")
"""Fields in which a term must stand to be there as words: the first paragraph is in the body too."""


def held_whole(snapshot: Snapshot, terms: Iterable[Term], documents: Values) -> Mask:
    """Which of the documents hold every term that means its words as one string, too."""
    strings = [_hold(snapshot, term, documents) for term in terms if words_meant(term)]
    return reduce(np.logical_and, strings, np.ones(len(documents), np.bool_))


def held_as_words(snapshot: Snapshot, node: Node, documents: Values) -> Mask:
    """Which of the documents hold every term as whole words, one behind the other, of alternatives any. They ascend.
    A term that nobody can tell that of is no hindrance.
    """
    every = np.ones(len(documents), np.bool_)
    match node:
        case Term():
            return _as_words(snapshot, node, documents)
        case All(parts) | Near(parts):
            wanted = (part for part in parts if not isinstance(part, Not))
            return reduce(np.logical_and, (held_as_words(snapshot, part, documents) for part in wanted), every)
        case Any(parts):
            return reduce(np.logical_or, (held_as_words(snapshot, part, documents) for part in parts))
    return every


def _as_words(snapshot: Snapshot, term: Term, documents: Values) -> Mask:
    fields = _WHOLE if term.field is None else FIELDS.get(term.field, ())
    if ANY in term.text or not fields:
        return np.ones(len(documents), np.bool_)
    if is_name(snapshot, term.text):
        return _hold(snapshot, term, documents)
    words = [word.encode() for word in long_words_of(term.text)]
    held = reduce(np.logical_or, (holding_phrase(snapshot.reader, name, words, documents) for name in fields))
    return held | ~_hold(snapshot, term, documents) if words_meant(term) else held


def _hold(snapshot: Snapshot, term: Term, documents: Values) -> Mask:
    """Which of the documents hold the term as it stands."""
    marked = np.zeros(snapshot.size, np.bool_)
    marked[snapshot.matches(string(term))] = True
    return marked[documents]


def words_of(terms: Iterable[Term]) -> list[str]:
    """The long words of all terms, each once."""
    return list(dict.fromkeys(word for term in terms for word in long_words_of(term.text)))


def long_words_of(text: str) -> Sequence[str]:
    """Kept for a while: one answer asks for them several times."""
    return _long_words_of(text, in_use())


@lru_cache(maxsize=1024)
def _long_words_of(text: str, own: Own) -> Sequence[str]:
    return tuple(long_words(text))
