"""Many terms scored at once, for documents that are known to match: nothing else is worked out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from whoosh.scoring import BM25F, WeightingModel
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


class Weigher:
    """Of one commit."""

    def __init__(self, searcher: Searcher) -> None:
        self._leaves = [(leaf, offset) for leaf, offset in searcher.leaf_searchers() if fields_of(leaf.reader())]
        self._averages: dict[str, float] = {}

    def scores(self, terms: Sequence[Weighed], documents: Values, weighting: WeightingModel) -> Scores:
        """The weighted sum for each document; they ascend. Raises TypeError for a weighting that takes no arrays."""
        scores = np.zeros(len(documents))
        for leaf, offset in self._leaves:
            here = slice(*np.searchsorted(documents, (offset, offset + leaf.doc_count_all())))
            if here.start < here.stop:
                self._add(leaf, terms, documents[here] - offset, weighting, scores[here])
        return scores

    def most(self, terms: Iterable[Weighed], weighting: BM25F) -> float:
        """No document has so much of the terms: a term's BM25F stays below its idf, K1 + 1 times."""
        idfs = (weight * self._idf(name, term) for name, term, weight in terms)
        return sum(idfs) * float(weighting.K1 + 1)

    def _idf(self, name: str, term: bytes) -> float:
        for leaf, _ in self._leaves:
            if _found(leaf, name, term):
                return float(leaf.get_parent().idf(name, term))
        return 0.0

    def _add(
        self, leaf: Searcher, terms: Iterable[Weighed], documents: Values, weighting: WeightingModel, scores: Scores
    ) -> None:
        for name, term, weight in terms:
            if not (found := _found(leaf, name, term)):
                continue
            field, entry = found
            scorer = scoring.scorer(weighting, leaf, name, term, self._averages)
            if field.has_weights or not scoring.takes_arrays(scorer):
                raise TypeError(f"The field {name} cannot be scored on arrays by {weighting}.")
            lengths: Bytes = leaf.reader()._perdoc.documents.lengths(name)  # noqa: SLF001
            if entry.documents < len(documents) * _MANY:
                counted = field.counted(entry)
                add_told(scores, documents, counted.documents, weight * scoring.scores(scorer, counted, lengths))
            else:
                counted = Counted(documents, field.frequencies_in(entry, documents), None)
                scores += weight * scoring.scores(scorer, counted, lengths)


def _found(leaf: Searcher, name: str, term: bytes) -> tuple[FieldReader, Entry] | None:
    field = (fields_of(leaf.reader()) or {}).get(name)
    entry = field.find(term) if field else None
    return (field, entry) if field and entry else None
