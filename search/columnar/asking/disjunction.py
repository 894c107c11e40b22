"""The best few hits of any of several terms, and how many there are in all: few of them are scored.

The documents of the term that may add most to a score are scored first, for all terms. Those of the next one need only
be looked at where it and all that may add less could together reach the last of the best; and so on.
"""

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any, NamedTuple

import numpy as np
from whoosh import query as q
from whoosh.searching import SearchContext

from search.columnar.asking import scoring
from search.columnar.asking.hits import NONE, Best, Hits, Scores, best
from search.columnar.asking.leaf import Leaf
from search.columnar.lists.ascending import told
from search.columnar.lists.bits import add_to, are_set, count, words
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.frequent import Row
from search.columnar.lists.postings import NONE_COUNTED, Counted, FieldReader
from search.columnar.lists.vocabulary import Entry

_ROUNDED = 1 - 1e-12
"""Sums differ by less with the order of what is added up."""


class _Part(NamedTuple):
    """One of the terms: a frequent one has a row, of any other it is at hand how often each document has it."""

    term: q.Term
    row: Row | None
    counted: Counted
    scorer: Any

    @property
    def most(self) -> float:
        """It never adds so much to a score."""
        return scoring.most(self.scorer) * float(self.term.boost)

    def own(self, leaf: Leaf) -> Hits:
        """All its documents that are not deleted, and what it adds to their scores."""
        counted = Counted(*self.row.counted(), None) if self.row else self.counted
        return leaf.living(leaf.scored(self.term, counted, self.scorer))

    def scores(self, documents: Values, leaf: Leaf) -> Scores:
        """What it adds; 0 where it is not."""
        frequencies = self.row.at(documents) if self.row else told(documents, *self.counted[:2])
        return leaf.scored(self.term, Counted(documents, frequencies, None), self.scorer).scores


def disjunction(query: q.Or, leaf: Leaf, context: SearchContext, wanted: int) -> Best | None:
    """None for queries or a weighting that this does not know."""
    terms = [each for each in query.subqueries if isinstance(each, q.Term) and each.boost > 0]
    if query.scale or query.boost <= 0 or len(terms) < len(query.subqueries):
        return None
    found = [(term, each) for term in terms if (each := leaf.found(term))]
    scorers = [leaf.scorer(term.fieldname, each.entry.term, context) for term, each in found]
    if not all(map(scoring.has_most, scorers)) or any(each.field.has_weights for _, each in found):
        return None
    parts = [_part(term, *each, scorer) for (term, each), scorer in zip(found, scorers, strict=True)]
    return Best(_total(parts, leaf), _best(parts, leaf, wanted).boosted(query.boost))


def _part(term: q.Term, field: FieldReader, entry: Entry, scorer: Any) -> _Part:
    row = field.row(entry)
    return _Part(term, row, NONE_COUNTED if row else field.counted(entry), scorer)


def _best(parts: Sequence[_Part], leaf: Leaf, wanted: int) -> Hits:
    """In their order. Scores are added up in the order of the terms."""
    rest, least, found = sum(part.most for part in parts), 0.0, NONE
    seen = np.zeros(words(leaf.count), np.uint64)
    for part in sorted(parts, key=lambda part: -part.most):
        if rest < least:
            break
        own = part.own(leaf)
        rest -= part.most
        some = own.documents[own.scores + rest >= least]
        some = some[~are_set(seen, some)]
        add_to(seen, some)
        scores = reduce(add, (other.scores(some, leaf) for other in parts))
        found = _first(found, Hits(some, scores), wanted)
        if len(found.documents) >= wanted > 0:
            least = _ROUNDED * float(found.scores[-1])
    return found


def _first(some: Hits, others: Hits, wanted: int) -> Hits:
    """The best of both; of equal ones the one before."""
    others = others.at(best(others.scores, wanted))
    if not len(some.documents):
        return others
    documents = np.concatenate([some.documents, others.documents])
    scores = np.concatenate([some.scores, others.scores])
    return Hits(documents, scores).at(np.lexsort((documents, -scores))[:wanted])


def _total(parts: Sequence[_Part], leaf: Leaf) -> int:
    """Documents that have any of the terms and are not deleted."""
    union = np.zeros(words(leaf.count), np.uint64)
    for part in parts:
        if part.row:
            union |= part.row.bits
        else:
            add_to(union, part.counted.documents)
    return count(union) - int(np.count_nonzero(are_set(union, leaf.gone)))
