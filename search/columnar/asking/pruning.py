"""The best few hits of one term or of any of several terms, and how many there are: few documents are scored for it.

A frequent term knows which documents are its best ones, however it is weighed (`frequent.leading`), and which have it
at all; the documents of other terms are at hand. So one of the best documents is

- a leading one of a frequent term, or
- one with another term, and good enough by those even where each frequent term adds the most that it adds anywhere, or
- one with two frequent terms, if all of them together may add enough.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import query as q
from whoosh.searching import SearchContext

from search.columnar.asking import scoring
from search.columnar.asking.hits import NONE, Hits, Scores, best, boosted, union
from search.columnar.asking.leaf import Leaf
from search.columnar.lists.bits import Bits, are_in, count, numbers_of
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.frequent import LEADING, Row
from search.columnar.lists.postings import Counted

_ROUNDED = 1 - 1e-12
"""Sums differ by less with the order of what is added up."""


class Best(NamedTuple):
    """The best hits, the best first and of equal ones the one before; `total`: how many hits there are."""

    total: int
    hits: Hits


class _Part(NamedTuple):
    """One of the terms: a frequent one with its row, another with its hits."""

    row: Row | None
    hits: Hits
    scorer: Any
    lengths: Bytes
    boost: float

    def scores(self, documents: Values) -> Scores:
        """Of documents in ascending order; 0 for those that have it not."""
        if self.row:
            counted = Counted(documents, self.row.at(documents), None)
            return boosted(scoring.scores(self.scorer, counted, self.lengths), self.boost)
        at = self.hits.documents.searchsorted(documents)
        is_hit = self.hits.documents.take(at, mode="clip") == documents
        return np.where(is_hit, self.hits.scores.take(at, mode="clip"), 0.0)


def pruned(query: q.Query, leaf: Leaf, context: SearchContext, wanted: int) -> Best | None:
    """Of one segment; None for a query, a weighting or a number of documents that this does not know."""
    if wanted + leaf.deleted > LEADING or not (terms := _terms(query)):
        return None
    parts = list(_parts(terms, leaf, context))
    if None in parts or not any(part and part.row for part in parts):
        return None
    return _Any([part for part in parts if part], leaf).best(wanted, query.boost if isinstance(query, q.Or) else 1.0)


def _terms(query: q.Query) -> list[q.Term]:
    """Of which any is asked; none where anything else is asked."""
    is_any = isinstance(query, q.Or) and not query.scale and query.boost > 0
    every = query.subqueries if is_any else [query]
    terms = [each for each in every if isinstance(each, q.Term) and each.boost > 0]
    return terms if len(terms) == len(every) else []


def _parts(terms: Sequence[q.Term], leaf: Leaf, context: SearchContext) -> Iterator[_Part | None]:
    """None for a term that this does not know; none for one that is nowhere."""
    for term in terms:
        if not (found := leaf.found(term)):
            continue
        scorer = leaf.scorer(term.fieldname, found.entry.term, context)
        if not scoring.prefers_leading(scorer) or found.field.has_weights:
            yield None
            continue
        row, lengths = found.field.row(found.entry), leaf.lengths(term.fieldname)
        if row and len(row.best):
            yield _Part(row, NONE, scorer, lengths, term.boost)
        else:
            yield _Part(None, leaf.scored(term, found.field.counted(found.entry), scorer), scorer, lengths, term.boost)


class _Any:
    """Of several terms any."""

    def __init__(self, parts: Sequence[_Part], leaf: Leaf) -> None:
        self._parts, self._leaf = parts, leaf
        self._rows = [part.row for part in parts if part.row]
        lists = [part.hits for part in parts if not part.row]
        self._rest = lists[0] if len(lists) == 1 else union(lists)
        self._frequent: Bits = reduce(np.bitwise_or, (row.bits for row in self._rows))

    def best(self, wanted: int, boost: float) -> Best:
        rest = self._rest
        some = self._living([*(row.best for row in self._rows), rest.documents[best(rest.scores, wanted)]])
        each = self._scores(some)
        scores = each.sum(axis=0)
        least = _ROUNDED * np.partition(scores, -wanted)[-wanted] if len(scores) > wanted else 0.0
        most = sum(part.max(initial=0.0) for part, of in zip(each, self._parts, strict=True) if of.row)
        chances = [rest.documents[rest.scores + most >= least]]
        if len(self._rows) > 1 and most >= least:
            chances.append(numbers_of(self._in_two()))
        if any(map(len, chances)):
            some = self._living([some, *chances])
            scores = self._scores(some).sum(axis=0)
        return Best(self._count(), Hits(some, boosted(scores, boost)).at(best(scores, wanted)))

    def _scores(self, documents: Values) -> NDArray[np.float64]:
        """A row for each term."""
        return np.array([part.scores(documents) for part in self._parts])

    def _living(self, pieces: Sequence[NDArray[np.integer]]) -> Values:
        """All of them once, ascending, without the deleted ones."""
        numbers = np.sort(np.concatenate(pieces).astype(np.int64))
        is_first = np.ones(len(numbers), np.bool_)
        np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
        if self._leaf.deleted:
            is_first &= self._leaf.alive[numbers]
        return numbers[is_first]

    def _in_two(self) -> Bits:
        """The documents that have two frequent terms."""
        one, two = self._rows[0].bits, np.zeros_like(self._rows[0].bits)
        for row in self._rows[1:]:
            two |= one & row.bits
            one = one | row.bits
        return two

    def _count(self) -> int:
        documents = self._rest.documents
        more = documents[~are_in(self._frequent, documents)] if len(documents) else documents
        if not self._leaf.deleted:
            return count(self._frequent) + len(more)
        alive = self._leaf.alive
        return int(alive[numbers_of(self._frequent)].sum()) + int(alive[more].sum())
