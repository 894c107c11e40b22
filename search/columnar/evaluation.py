"""Queries over whole lists at once: the hits and scores that Whoosh's matchers would step through one by one.

Terms, phrases of neighbours, AND, OR, AND NOT and “everything” are worked out on arrays; any other query is
left to Whoosh's own matchers, and joins in as an array.
"""

from collections.abc import Iterator
from functools import cached_property, reduce, singledispatchmethod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import query as q
from whoosh.scoring import WeightLengthScorer, WeightScorer
from whoosh.searching import SearchContext, Searcher

from search.columnar.codec import SegmentTermsReader
from search.columnar.documents import LENGTHS
from search.columnar.findings import postings_of, scorer_of
from search.columnar.postings import FieldReader, Postings
from search.columnar.run_query import Run


class Hits(NamedTuple):
    """Documents in their order, each once, and their scores."""

    documents: NDArray[np.int64]
    scores: NDArray[np.float64]


_NONE = Hits(np.empty(0, np.int64), np.empty(0, np.float64))


class Evaluator:
    """Of one commit."""

    def __init__(self, searcher: Searcher) -> None:
        self._leaves = [(_Leaf(leaf), offset) for leaf, offset in searcher.leaf_searchers()]

    def hits(self, query: q.Query, context: SearchContext) -> Hits:
        """Of all segments, by the numbers that the commit gives the documents."""
        query = query.normalize()
        found = [(leaf.hits(query, context), offset) for leaf, offset in self._leaves]
        return Hits(
            np.concatenate([hits.documents + offset for hits, offset in found] or [_NONE.documents]),
            np.concatenate([hits.scores for hits, _ in found] or [_NONE.scores]),
        )


class _Leaf:
    """One segment."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        terms = getattr(self._reader, "_terms", None)
        self._fields = terms.fields if isinstance(terms, SegmentTermsReader) else None
        self._kept_lengths: dict[str, NDArray[np.int64]] = {}

    def hits(self, query: q.Query, context: SearchContext) -> Hits:
        return self._stepped(query, context) if self._fields is None else self._hits(query, context)

    @singledispatchmethod
    def _hits(self, query: q.Query, context: SearchContext) -> Hits:
        return self._stepped(query, context)

    def _stepped(self, query: q.Query, context: SearchContext) -> Hits:
        matcher = query.matcher(self._searcher, context)
        rows = list(_rows(matcher, scored=context.weighting is not None))
        documents, scores = zip(*rows, strict=True) if rows else ((), ())
        return Hits(np.array(documents, np.int64), np.array(scores, np.float64))

    @_hits.register
    def _of_term(self, query: q.Term, context: SearchContext) -> Hits:
        found = self._found(query.fieldname, query.text)
        if found is None:
            return _NONE
        scorer = self._scorer(query, context)
        if not isinstance(scorer, WeightLengthScorer | WeightScorer | None):
            return self._stepped(query, context)
        postings = found[0].postings(found[1])
        return self._living(Hits(postings.documents, self._scores(query, postings, scorer)))

    def _found(self, name: str, text: Any) -> tuple[FieldReader, Any] | None:
        """The field, and the term's entry in it."""
        field = self._fields.get(name) if self._fields and name in self._searcher.schema else None
        if field is None:
            return None
        try:
            entry = field.find(self._searcher.schema[name].to_bytes(text))
        except ValueError:
            return None
        return (field, entry) if entry else None

    def _scorer(self, query: q.Term, context: SearchContext) -> Any:
        """None where nothing is to be scored."""
        if context.weighting is None:
            return None
        text = self._searcher.schema[query.fieldname].to_bytes(query.text)
        return context.weighting.scorer(self._searcher, query.fieldname, text)

    def _scores(
        self, query: q.Term | Run, postings: Postings, scorer: WeightLengthScorer | WeightScorer | None
    ) -> NDArray[np.float64]:
        if scorer is None:
            return np.zeros(len(postings.documents))
        weights: NDArray[np.float64] = postings.weights.astype(np.float64)
        if isinstance(scorer, WeightLengthScorer):
            weights = scorer._score(weights, self._lengths(query.fieldname)[postings.documents])  # noqa: SLF001
        boosted: NDArray[np.float64] = weights * query.boost
        return boosted

    def _lengths(self, name: str) -> NDArray[np.int64]:
        """Of all documents, as one byte tells them; of those without the field 0."""
        if name not in self._kept_lengths:
            self._kept_lengths[name] = LENGTHS[self._reader._perdoc.documents.lengths(name)]  # noqa: SLF001
        return self._kept_lengths[name]

    @_hits.register
    def _of_run(self, query: Run, context: SearchContext) -> Hits:
        scorer = scorer_of(query, self._searcher, context.weighting) if context.weighting else None
        if self._fields is None or not isinstance(scorer, WeightLengthScorer | WeightScorer | None):
            return self._stepped(query, context)
        found = postings_of(query, self._searcher)
        return self._living(Hits(found.documents, self._scores(query, found, scorer)))

    @_hits.register
    def _of_phrase(self, query: q.Phrase, context: SearchContext) -> Hits:
        if query.slop != 1 or len(query.words) < 2:
            return self._stepped(query, context)
        found = [self._found(query.fieldname, word) for word in query.words]
        if not all(found) or not found[0] or not found[0][0].has_positions:
            return _NONE if not all(found) else self._stepped(query, context)
        starts = reduce(_both, (field.places(entry) - at for at, (field, entry) in enumerate(filter(None, found))))
        documents = np.unique(found[0][0].documents_of(starts)).astype(np.int64)
        terms = q.And([q.Term(query.fieldname, word) for word in query.words])
        return _kept(self._hits(terms, context), documents, query.boost)

    @_hits.register
    def _of_all(self, query: q.And, context: SearchContext) -> Hits:
        found = [self._hits(each, context) for each in query.subqueries]
        documents = reduce(_both, sorted((hits.documents for hits in found), key=len)) if found else _NONE.documents
        scores = sum((_kept(hits, documents).scores for hits in found), np.zeros(len(documents)))
        return Hits(documents, scores * query.boost)

    @_hits.register
    def _of_any(self, query: q.Or, context: SearchContext) -> Hits:
        if query.scale:
            return self._stepped(query, context)
        found = [self._hits(each, context) for each in query.subqueries]
        counts = np.zeros(self._reader.doc_count_all(), np.bool_)
        scores = np.zeros(len(counts))
        for hits in found:
            counts[hits.documents] = True
            scores[hits.documents] += hits.scores
        documents = np.flatnonzero(counts)
        return Hits(documents, scores[documents] * query.boost)

    @_hits.register
    def _of_others(self, query: q.AndNot, context: SearchContext) -> Hits:
        hits, others = self._hits(query.a, context), self._hits(query.b, SearchContext(weighting=None))
        stays = ~np.isin(hits.documents, others.documents, assume_unique=True)
        return Hits(hits.documents[stays], hits.scores[stays])

    @_hits.register
    def _of_required(self, query: q.Require, context: SearchContext) -> Hits:
        # Whoosh's own matcher never looks for its first hit.
        others = self._hits(query.b, SearchContext(weighting=None))
        return _kept(self._hits(query.a, context), others.documents)

    @_hits.register
    def _of_perhaps(self, query: q.AndMaybe, context: SearchContext) -> Hits:
        hits, more = self._hits(query.a, context), self._hits(query.b, context)
        gain = np.zeros(self._reader.doc_count_all())
        gain[more.documents] = more.scores
        return Hits(hits.documents, hits.scores + gain[hits.documents])

    @_hits.register
    def _of_everything(self, query: q.Every, context: SearchContext) -> Hits:
        if query.fieldname and query.fieldname != "*":
            return self._stepped(query, context)
        documents = np.flatnonzero(self._alive)
        return Hits(documents, np.full(len(documents), query.boost))

    @cached_property
    def _alive(self) -> NDArray[np.bool_]:
        alive = np.ones(self._reader.doc_count_all(), np.bool_)
        alive[list(self._reader.segment().deleted_docs())] = False
        return alive

    def _living(self, hits: Hits) -> Hits:
        if not self._reader.has_deletions():
            return hits
        alive = self._alive[hits.documents]
        return Hits(hits.documents[alive], hits.scores[alive])


def _rows(matcher: Any, *, scored: bool) -> Iterator[tuple[int, float]]:
    while matcher.is_active():
        yield matcher.id(), matcher.score() if scored else 0.0
        matcher.next()


def _both(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """What two ascending lists have in common: the shorter one looked up in the longer."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not len(few):
        return few
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    common: NDArray[np.int64] = few[many[at] == few]
    return common


def _kept(hits: Hits, documents: NDArray[np.int64], boost: float = 1.0) -> Hits:
    """Those of the hits that are among the documents."""
    among = _both(hits.documents, documents)
    return Hits(among, hits.scores[np.searchsorted(hits.documents, among)] * boost)
