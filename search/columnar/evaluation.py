"""Queries over whole lists at once: the hits and scores that Whoosh's matchers would step through one by one.

Terms, phrases of neighbours, runs of characters, AND, OR, AND NOT and “everything” are worked out on arrays; any other
query is left to Whoosh's own matchers, and joins in as an array. An evaluator keeps nothing of a query: it serves any
number of threads.
"""

from collections.abc import Iterator
from functools import cached_property, reduce, singledispatchmethod
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query as q
from whoosh.searching import SearchContext, Searcher

from search.columnar import scoring
from search.columnar.codec import SegmentTermsReader
from search.columnar.elias_fano import Bytes, Values
from search.columnar.findings import finding_of
from search.columnar.hits import NONE, Hits, are_among, union
from search.columnar.postings import Counted, FieldReader
from search.columnar.run_query import Run
from search.columnar.runs import common, encoded
from search.columnar.vocabulary import Entry

__all__ = ["Evaluator", "Hits"]

_UNSCORED = SearchContext(weighting=None)


class Evaluator:
    """Of one commit."""

    def __init__(self, searcher: Searcher) -> None:
        averages: dict[str, float] = {}
        self._leaves = [(_Leaf(leaf, averages), offset) for leaf, offset in searcher.leaf_searchers()]

    def hits(self, query: q.Query, context: SearchContext) -> Hits:
        """Of all segments, by the numbers that the commit gives the documents."""
        query = query.normalize()
        found = [(leaf.hits(query, context), offset) for leaf, offset in self._leaves]
        if len(found) == 1:
            return found[0][0]
        return Hits(
            np.concatenate([NONE.documents, *(hits.documents + offset for hits, offset in found)]),
            np.concatenate([NONE.scores, *(hits.scores for hits, _ in found)]),
        )


class _Leaf:
    """One segment. Deleted documents are left out last: no other document's score depends on them."""

    def __init__(self, searcher: Searcher, averages: dict[str, float]) -> None:
        self._searcher, self._averages = searcher, averages
        self._reader = searcher.reader()
        terms = getattr(self._reader, "_terms", None)
        self._fields = terms.fields if isinstance(terms, SegmentTermsReader) else None

    def hits(self, query: q.Query, context: SearchContext) -> Hits:
        if self._fields is None:
            return self._stepped(query, context)
        hits = self._hits(query, context)
        return hits.at(self._alive[hits.documents]) if self._reader.has_deletions() else hits

    @cached_property
    def _alive(self) -> NDArray[np.bool_]:
        alive = np.ones(self._reader.doc_count_all(), np.bool_)
        alive[list(self._reader.segment().deleted_docs())] = False
        return alive

    @singledispatchmethod
    def _hits(self, query: q.Query, context: SearchContext) -> Hits:
        return self._stepped(query, context)

    @singledispatchmethod
    def _among(self, query: q.Query, documents: Values, context: SearchContext) -> Hits:
        """Those hits that are among the documents."""
        return self._hits(query, context).among(documents)

    @singledispatchmethod
    def _most(self, query: q.Query) -> int:
        """It has no more hits than that."""
        return int(self._reader.doc_count_all())

    def _stepped(self, query: q.Query, context: SearchContext) -> Hits:
        matcher = query.matcher(self._searcher, context)
        rows = list(_rows(matcher, scored=context.weighting is not None))
        documents, scores = zip(*rows, strict=True) if rows else ((), ())
        return Hits(np.array(documents, np.int64), np.array(scores, np.float64))

    # Terms.

    @_hits.register
    def _of_term(self, query: q.Term, context: SearchContext) -> Hits:
        found = self._found(query.fieldname, query.text)
        if found is None:
            return NONE
        scorer = self._scorer(query, found[1], context)
        if scorer and not scoring.takes_arrays(scorer):
            return self._stepped(query, context)
        field, entry = found
        return self._scored(query, field.counted(entry), scorer)

    @_among.register
    def _of_term_among(self, query: q.Term, documents: Values, context: SearchContext) -> Hits:
        found = self._found(query.fieldname, query.text)
        if found is None:
            return NONE
        field, entry = found
        scorer = self._scorer(query, entry, context)
        if field.has_weights or (scorer and not scoring.takes_arrays(scorer)):
            return self._of_term(query, context).among(documents)
        frequencies = field.frequencies_in(entry, documents)
        has_it = frequencies.nonzero()[0]
        return self._scored(query, Counted(documents[has_it], frequencies[has_it], None), scorer)

    @_most.register
    def _of_term_most(self, query: q.Term) -> int:
        found = self._found(query.fieldname, query.text)
        return found[1].documents if found else 0

    def _found(self, name: str, text: Any) -> tuple[FieldReader, Entry] | None:
        """The field, and the term's entry in it."""
        field = self._fields.get(name) if self._fields and name in self._searcher.schema else None
        if field is None:
            return None
        try:
            entry = field.find(self._searcher.schema[name].to_bytes(text))
        except ValueError:
            return None
        return (field, entry) if entry else None

    def _scorer(self, query: q.Term, entry: Entry, context: SearchContext) -> Any:
        """None where nothing is to be scored."""
        if context.weighting is None:
            return None
        return scoring.scorer(context.weighting, self._searcher, query.fieldname, entry.term, self._averages)

    def _scored(self, query: q.Term | Run, counted: Counted, scorer: Any) -> Hits:
        if scorer is None:
            return Hits(counted.documents, np.zeros(len(counted.documents)))
        scores = scoring.scores(scorer, counted, self._lengths(query.fieldname))
        return Hits(counted.documents, scores).boosted(query.boost)

    def _lengths(self, name: str) -> Bytes:
        """Of all documents, as one byte tells them; of those without the field 0."""
        lengths: Bytes = self._reader._perdoc.documents.lengths(name)  # noqa: SLF001
        return lengths

    # Characters and words one behind another.

    @_hits.register
    def _of_run(self, query: Run, context: SearchContext) -> Hits:
        found, scorer = finding_of(query, self._searcher), None
        if context.weighting is not None:
            commit = found.as_term(self._searcher)
            scorer = scoring.scorer(context.weighting, commit, query.fieldname, encoded(query.text), self._averages)
        if scorer and not scoring.takes_arrays(scorer):
            return self._stepped(query, context)
        postings = found.postings(self._searcher)
        return self._scored(query, Counted(postings.documents, postings.frequencies, None), scorer)

    @_most.register
    def _of_run_most(self, query: Run) -> int:
        return len(finding_of(query, self._searcher).postings(self._searcher).documents)

    @_hits.register
    def _of_phrase(self, query: q.Phrase, context: SearchContext) -> Hits:
        if query.slop != 1 or len(query.words) < 2:
            return self._stepped(query, context)
        found = [pair for word in query.words if (pair := self._found(query.fieldname, word))]
        if len(found) < len(query.words):
            return NONE
        field = found[0][0]
        if field.layout is None:
            return self._stepped(query, context)
        starts = _starts(field, [entry for _, entry in found])
        documents, _ = field.layout.counted(starts)
        terms = q.And([q.Term(query.fieldname, word) for word in query.words])
        return self._of_all_among(terms, documents, context).boosted(query.boost)

    # Several queries.

    @_hits.register
    def _of_all(self, query: q.And, context: SearchContext) -> Hits:
        return self._of_all_among(query, None, context)

    @_among.register
    def _of_all_among(self, query: q.And, documents: Values | None, context: SearchContext) -> Hits:
        """The rarest first: the others are asked only for what is left. Scores are added as Whoosh adds them."""
        scores: dict[int, NDArray[np.float64]] = {}
        for at in sorted(range(len(query.subqueries)), key=lambda at: self._most(query.subqueries[at])):
            each = query.subqueries[at]
            hits = self._hits(each, context) if documents is None else self._among(each, documents, context)
            if documents is not None and len(hits.documents) < len(documents):
                stays = np.searchsorted(documents, hits.documents)
                scores = {other: kept[stays] for other, kept in scores.items()}
            documents, scores[at] = hits.documents, hits.scores
        if documents is None:
            return NONE
        return Hits(documents, reduce(add, (scores[at] for at in sorted(scores)))).boosted(query.boost)

    @_most.register
    def _of_all_most(self, query: q.And) -> int:
        return min(map(self._most, query.subqueries), default=0)

    @_hits.register
    def _of_any(self, query: q.Or, context: SearchContext) -> Hits:
        if query.scale:
            return self._stepped(query, context)
        found = [self._hits(each, context) for each in query.subqueries]
        return union(found, self._reader.doc_count_all()).boosted(query.boost)

    @_most.register
    def _of_any_most(self, query: q.Or) -> int:
        return sum(map(self._most, query.subqueries))

    @_hits.register
    def _of_others(self, query: q.AndNot, context: SearchContext) -> Hits:
        hits = self._hits(query.a, context)
        others = self._among(query.b, hits.documents, _UNSCORED)
        return hits.at(~are_among(hits.documents, others.documents))

    @_most.register
    def _of_others_most(self, query: q.AndNot) -> int:
        return self._most(query.a)

    @_hits.register
    def _of_required(self, query: q.Require, context: SearchContext) -> Hits:
        # Whoosh's own matcher never looks for its first hit.
        hits = self._hits(query.a, context)
        return hits.among(self._among(query.b, hits.documents, _UNSCORED).documents)

    @_hits.register
    def _of_perhaps(self, query: q.AndMaybe, context: SearchContext) -> Hits:
        hits = self._hits(query.a, context)
        more = self._among(query.b, hits.documents, context)
        scores = hits.scores.copy()
        scores[np.searchsorted(hits.documents, more.documents)] += more.scores
        return Hits(hits.documents, scores)

    @_hits.register
    def _of_what_is_not(self, query: q.Not, context: SearchContext) -> Hits:
        is_left = self._alive.copy()
        is_left[self._hits(query.query, _UNSCORED).documents] = False
        return self._alike(is_left.nonzero()[0], context, 1.0)

    @_among.register
    def _of_what_is_not_among(self, query: q.Not, documents: Values, context: SearchContext) -> Hits:
        others = self._among(query.query, documents, _UNSCORED).documents
        return self._alike(documents[~are_among(documents, others)], context, 1.0)

    @_hits.register
    def _of_everything(self, query: q.Every, context: SearchContext) -> Hits:
        if query.fieldname and query.fieldname != "*":
            return self._stepped(query, context)
        return self._alike(self._alive.nonzero()[0], context, query.boost)

    @staticmethod
    def _alike(documents: Values, context: SearchContext, score: float) -> Hits:
        return Hits(documents, np.full(len(documents), score if context.weighting else 0.0))


def _starts(field: FieldReader, entries: list[Entry]) -> Values:
    """Where the terms stand one behind the other: the rarest first."""
    order = sorted(range(len(entries)), key=lambda at: entries[at].values)
    starts = field.places(entries[order[0]]) - order[0]
    for at in order[1:]:
        if not len(starts):
            break
        starts = common(starts, field.places(entries[at]) - at)
    return starts


def _rows(matcher: Any, *, scored: bool) -> Iterator[tuple[int, float]]:
    while matcher.is_active():
        yield matcher.id(), matcher.score() if scored else 0.0
        matcher.next()
