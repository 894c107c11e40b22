"""Queries over whole lists at once: the hits and scores that Whoosh's matchers would step through one by one.

Terms, phrases of neighbours, runs of characters, AND, OR, AND NOT and “everything” are worked out on arrays; any other
query is left to Whoosh's own matchers, and joins in as an array. An evaluator keeps nothing of a query: it serves any
number of threads.

A class of queries has up to three functions here, which tell of one segment

    _hits    its hits and their scores
    _among   those among some documents
    _most    no more hits than that
"""

from functools import reduce, singledispatch
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query as q
from whoosh.searching import SearchContext, Searcher

from search.columnar.asking import scoring
from search.columnar.asking.conjunction import conjunction, scored_all
from search.columnar.asking.disjunction import disjunction
from search.columnar.asking.findings import finding_of
from search.columnar.asking.hits import NONE, Best, Hits, Sum, best, union
from search.columnar.asking.leading import leading
from search.columnar.asking.leaf import Leaf
from search.columnar.asking.neighbours import standing
from search.columnar.asking.normal import normal
from search.columnar.asking.run_query import Run
from search.columnar.asking.runs import encoded
from search.columnar.lists.ascending import are_among
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import Counted

__all__ = ["Best", "Evaluator", "Hits"]

_UNSCORED = SearchContext(weighting=None)
_SPARSE = 8
"""Hits are added up in a place for each document unless there are so many times as many documents."""


class Evaluator:
    """Of one commit."""

    def __init__(self, searcher: Searcher) -> None:
        averages: dict[str, float] = {}
        leaves = ((Leaf(leaf, averages), offset) for leaf, offset in searcher.leaf_searchers())
        # Of an index without segments Whoosh's reader is empty, and no file of ours.
        self._leaves = [(leaf, offset) for leaf, offset in leaves if leaf.count]

    def hits(self, query: q.Query, context: SearchContext) -> Hits:
        """Of all segments, by the numbers that the commit gives the documents."""
        query = normal(query)
        found = [(_of_leaf(leaf, query, context), offset) for leaf, offset in self._leaves]
        if len(found) == 1:
            return found[0][0]
        return Hits(
            np.concatenate([NONE.documents, *(hits.documents + offset for hits, offset in found)]),
            np.concatenate([NONE.scores, *(hits.scores for hits, _ in found)]),
        )

    def best(self, query: q.Query, context: SearchContext, count: int) -> Best:
        """So many hits, the best first and of equal ones the one before, and how many there are in all."""
        query = normal(query)
        found = [(_best_of_leaf(leaf, query, context, count), offset) for leaf, offset in self._leaves]
        if len(found) == 1:
            return found[0][0]
        documents = np.concatenate([NONE.documents, *(each.hits.documents + offset for each, offset in found)])
        scores = np.concatenate([NONE.scores, *(each.hits.scores for each, _ in found)])
        return Best(
            sum(each.total for each, _ in found), Hits(documents, scores).at(np.lexsort((documents, -scores))[:count])
        )


def _best_of_leaf(leaf: Leaf, query: q.Query, context: SearchContext, count: int) -> Best:
    if leaf.is_ours and isinstance(query, q.Term) and (found := leading(query, leaf, context, count)):
        return found
    if leaf.is_ours and isinstance(query, q.Or) and (found := disjunction(query, leaf, context, count)):
        return found
    hits = _of_leaf(leaf, query, context)
    return Best(len(hits.documents), hits.at(best(hits.scores, count)))


def _of_leaf(leaf: Leaf, query: q.Query, context: SearchContext) -> Hits:
    """Deleted documents are left out last: no other document's score depends on them."""
    return leaf.living(_hits(query, leaf, context)) if leaf.is_ours else leaf.stepped(query, context)


@singledispatch
def _hits(query: q.Query, leaf: Leaf, context: SearchContext) -> Hits:
    return leaf.stepped(query, context)


@singledispatch
def _among(query: q.Query, documents: Values, leaf: Leaf, context: SearchContext) -> Hits:
    return _hits(query, leaf, context).among(documents)


@singledispatch
def _most(query: q.Query, leaf: Leaf) -> int:
    return leaf.count


# Terms.


@_hits.register
def _(query: q.Term, leaf: Leaf, context: SearchContext) -> Hits:
    found = leaf.found(query)
    if found is None:
        return NONE
    if context.weighting is None:
        documents = found.field.documents(found.entry)
        return Hits(documents, np.zeros(len(documents)))
    scorer = leaf.scorer(query.fieldname, found.entry.term, context)
    if not scoring.takes_arrays(scorer):
        return leaf.stepped(query, context)
    return leaf.scored(query, found.field.counted(found.entry), scorer)


@_among.register
def _(query: q.Term, documents: Values, leaf: Leaf, context: SearchContext) -> Hits:
    found = leaf.found(query)
    if found is None:
        return NONE
    if context.weighting is None:
        have_it = found.field.holding(found.entry, documents)
        return Hits(have_it, np.zeros(len(have_it)))
    scorer = leaf.scorer(query.fieldname, found.entry.term, context)
    if found.field.has_weights or not scoring.takes_arrays(scorer):
        return _hits(query, leaf, context).among(documents)
    counted = Counted(documents, found.field.frequencies_in(found.entry, documents), None)
    return leaf.scored(query, counted.present(), scorer)


@_most.register
def _(query: q.Term, leaf: Leaf) -> int:
    found = leaf.found(query)
    return found.entry.documents if found else 0


# Characters and words one behind another.


@_hits.register
def _(query: Run, leaf: Leaf, context: SearchContext) -> Hits:
    found = finding_of(query, leaf.searcher)
    scorer = leaf.scorer(query.fieldname, encoded(query.text), context, found.as_term(leaf.searcher))
    if not scoring.takes_arrays(scorer):
        return leaf.stepped(query, context)
    return leaf.scored(query, found.counted(leaf.searcher), scorer)


@_most.register
def _(query: Run, leaf: Leaf) -> int:
    return len(finding_of(query, leaf.searcher).counted(leaf.searcher).documents)


@_hits.register
def _(query: q.Phrase, leaf: Leaf, context: SearchContext) -> Hits:
    if query.slop != 1 or len(query.words) < 2:
        return leaf.stepped(query, context)
    found = [each for word in query.words if (each := leaf.find(query.fieldname, word))]
    if len(found) < len(query.words):
        return NONE
    field = found[0].field
    if field.layout is None:
        return leaf.stepped(query, context)
    documents, _ = field.layout.counted(standing(field, [(at, each.entry) for at, each in enumerate(found)]))
    terms = [q.Term(query.fieldname, word) for word in query.words]
    hits = scored_all(terms, found, documents, leaf, context)
    if hits is None:
        return _all_of(query, terms, documents, leaf, context)
    return hits.boosted(query.boost)


# Several queries.


@_hits.register
def _(query: q.And, leaf: Leaf, context: SearchContext) -> Hits:
    terms = [each for each in query.subqueries if isinstance(each, q.Term)]
    if len(terms) == len(query.subqueries) and (hits := conjunction(terms, leaf, context)):
        return hits.boosted(query.boost)
    return _all_of(query, query.subqueries, None, leaf, context) if _most(query, leaf) else NONE


@_among.register
def _(query: q.And, documents: Values, leaf: Leaf, context: SearchContext) -> Hits:
    return _all_of(query, query.subqueries, documents, leaf, context)


@_most.register
def _(query: q.And, leaf: Leaf) -> int:
    return min((_most(each, leaf) for each in query.subqueries), default=0)


def _all_of(query: Any, every: list[q.Query], documents: Values | None, leaf: Leaf, context: SearchContext) -> Hits:
    """The rarest first: the others are asked only for what is left. Scores are added in the order of the queries."""
    scores: dict[int, NDArray[np.float64]] = {}
    for at in sorted(range(len(every)), key=lambda at: _most(every[at], leaf)):
        if documents is None:
            hits = _hits(every[at], leaf, context)
        else:
            hits = _among(every[at], documents, leaf, context)
            if len(hits.documents) < len(documents):
                stays = np.searchsorted(documents, hits.documents)
                scores = {other: kept[stays] for other, kept in scores.items()}
        documents, scores[at] = hits.documents, hits.scores
        if not len(documents):
            return NONE
    if documents is None:
        return NONE
    return Hits(documents, reduce(add, (scores[at] for at in sorted(scores)))).boosted(query.boost)


@_hits.register
def _(query: q.Or, leaf: Leaf, context: SearchContext) -> Hits:
    if query.scale:
        return leaf.stepped(query, context)
    if _most(query, leaf) * _SPARSE <= leaf.count:
        return union([_hits(each, leaf, context) for each in query.subqueries]).boosted(query.boost)
    total = Sum(leaf.count)
    for each in query.subqueries:
        total.add(_hits(each, leaf, context))
    return total.hits().boosted(query.boost)


@_most.register
def _(query: q.Or, leaf: Leaf) -> int:
    return sum(_most(each, leaf) for each in query.subqueries)


@_hits.register
def _(query: q.AndNot, leaf: Leaf, context: SearchContext) -> Hits:
    hits = _hits(query.a, leaf, context)
    others = _among(query.b, hits.documents, leaf, _UNSCORED)
    return hits.at(~are_among(hits.documents, others.documents))


@_most.register
def _(query: q.AndNot, leaf: Leaf) -> int:
    return _most(query.a, leaf)


@_hits.register
def _(query: q.Require, leaf: Leaf, context: SearchContext) -> Hits:
    # Whoosh's own matcher never looks for its first hit.
    if _most(query.b, leaf) < _most(query.a, leaf):
        return _among(query.a, _hits(query.b, leaf, _UNSCORED).documents, leaf, context)
    hits = _hits(query.a, leaf, context)
    return hits.among(_among(query.b, hits.documents, leaf, _UNSCORED).documents)


@_hits.register
def _(query: q.AndMaybe, leaf: Leaf, context: SearchContext) -> Hits:
    hits = _hits(query.a, leaf, context)
    more = _among(query.b, hits.documents, leaf, context)
    scores = hits.scores.copy()
    scores[np.searchsorted(hits.documents, more.documents)] += more.scores
    return Hits(hits.documents, scores)


@_hits.register
def _(query: q.Not, leaf: Leaf, context: SearchContext) -> Hits:
    is_left = leaf.alive.copy()
    is_left[_hits(query.query, leaf, _UNSCORED).documents] = False
    return _alike(is_left.nonzero()[0], 1.0, context)


@_among.register
def _(query: q.Not, documents: Values, leaf: Leaf, context: SearchContext) -> Hits:
    others = _among(query.query, documents, leaf, _UNSCORED).documents
    return _alike(documents[~are_among(documents, others)], 1.0, context)


@_hits.register
def _(query: q.Every, leaf: Leaf, context: SearchContext) -> Hits:
    if query.fieldname and query.fieldname != "*":
        return leaf.stepped(query, context)
    return _alike(leaf.alive.nonzero()[0], query.boost, context)


def _alike(documents: Values, score: float, context: SearchContext) -> Hits:
    return Hits(documents, np.full(len(documents), score if context.weighting else 0.0))
