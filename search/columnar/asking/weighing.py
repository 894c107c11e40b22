"""Many terms scored at once, for documents that are known to match: nothing else is worked out."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
from whoosh.scoring import WeightingModel
from whoosh.searching import Searcher

from search.columnar.asking import scoring
from search.columnar.asking.hits import Scores
from search.columnar.asking.run_query import fields_of
from search.columnar.lists.ascending import add_told
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.postings import Counted, FieldReader
from search.columnar.lists.vocabulary import Entry

_MANY = 2
"""A term that has not so many times more documents than there are to be scored is scored wherever it is; any other,
wherever they are.
"""


class Weighed(NamedTuple):
    """A term of a field, and what its score counts."""

    field: str
    term: bytes
    weight: float = 1.0


class _List(NamedTuple):
    """Of a term in one segment; `lengths` are those of its field."""

    field: FieldReader
    entry: Entry
    lengths: Bytes

    def add_to_all(self, scorer: Any, weight: float, scores: Scores) -> None:
        """To the scores of all documents of the segment."""
        counted = self.field.counted(self.entry)
        scores[counted.documents] += weight * scoring.scores(scorer, counted, self.lengths)

    def add(self, scorer: Any, weight: float, documents: Values, scores: Scores) -> None:
        """To the scores of some of the segment's documents, which ascend."""
        if self.entry.documents < len(documents) * _MANY:
            counted = self.field.counted(self.entry)
            add_told(scores, documents, counted.documents, weight * scoring.scores(scorer, counted, self.lengths))
        else:
            counted = Counted(documents, self.field.frequencies_in(self.entry, documents), None)
            scores += weight * scoring.scores(scorer, counted, self.lengths)


class _Term(NamedTuple):
    """What it counts, and its lists by the numbers of the segments that have it."""

    scorer: Any
    weight: float
    lists: dict[int, _List]


class Weighing:
    """Of some terms, which are looked up once."""

    def __init__(self, terms: Sequence[_Term], borders: Sequence[int]) -> None:
        """`borders`: the first document of each segment, and the one behind the last."""
        self._terms, self._borders = terms, borders

    @property
    def most(self) -> float:
        """No document has so much of the terms, of a BM25F."""
        return sum(term.weight * scoring.most(term.scorer) for term in self._terms)

    def scores(self, documents: Values) -> Scores:
        """The weighted sum for each document; they ascend."""
        scores = np.zeros(len(documents))
        places = np.searchsorted(documents, self._borders).tolist()
        for segment, (start, end) in enumerate(pairwise(places)):
            if start < end:
                own = documents[start:end] - self._borders[segment]
                scores[start:end] = self._scores_in(segment, own)
        return scores

    def _scores_in(self, segment: int, documents: Values) -> Scores:
        """Of documents of one segment."""
        first, behind = self._borders[segment : segment + 2]
        lists = [(scorer, weight, lists[segment]) for scorer, weight, lists in self._terms if segment in lists]
        if sum(each.entry.documents for *_, each in lists) < len(documents):
            # Every list in a place for each document: faster than to look for each of its documents among these.
            scores = np.zeros(behind - first)
            for scorer, weight, each in lists:
                each.add_to_all(scorer, weight, scores)
            return scores.take(documents)
        scores = np.zeros(len(documents))
        for scorer, weight, each in lists:
            each.add(scorer, weight, documents, scores)
        return scores


class Weigher:
    """Of one commit."""

    def __init__(self, searcher: Searcher) -> None:
        self._leaves = [(leaf, fields_of(leaf.reader()) or {}) for leaf, _ in searcher.leaf_searchers()]
        self._borders = [0, *accumulate(leaf.doc_count_all() for leaf, _ in self._leaves)]
        self._averages: dict[str, float] = {}

    def weighing(self, terms: Iterable[Weighed], weighting: WeightingModel) -> Weighing:
        """Of these terms, as far as they are known. Raises TypeError for a weighting that takes no arrays."""
        found = (self._found(term, weighting) for term in terms)
        return Weighing([term for term in found if term], self._borders)

    def _found(self, asked: Weighed, weighting: WeightingModel) -> _Term | None:
        name, term, weight = asked
        lists = {
            segment: _List(field, entry, leaf.reader()._perdoc.documents.lengths(name))  # noqa: SLF001
            for segment, (leaf, fields) in enumerate(self._leaves)
            if (field := fields.get(name)) and (entry := field.find(term))
        }
        if not lists:
            return None
        scorer = scoring.scorer(weighting, self._leaves[min(lists)][0], name, term, self._averages)
        if not scoring.takes_arrays(scorer) or any(each.field.has_weights for each in lists.values()):
            raise TypeError(f"The field {name} cannot be scored on arrays by {weighting}.")
        return _Term(scorer, weight, lists)
