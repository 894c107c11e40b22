"""Many terms scored at once, for documents that are known to match: nothing else is worked out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from whoosh.scoring import WeightingModel
from whoosh.searching import Searcher

from search.columnar.asking import scoring
from search.columnar.asking.hits import Scores
from search.columnar.asking.run_query import fields_of
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.postings import Counted

_FEW = 4
"""A term with so many times fewer documents than there are to be scored is scored where it is, else everywhere."""


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

    def _add(
        self, leaf: Searcher, terms: Iterable[Weighed], documents: Values, weighting: WeightingModel, scores: Scores
    ) -> None:
        fields = fields_of(leaf.reader()) or {}
        for name, term, weight in terms:
            field = fields.get(name)
            if field is None or (entry := field.find(term)) is None:
                continue
            scorer = scoring.scorer(weighting, leaf, name, term, self._averages)
            if field.has_weights or not scoring.takes_arrays(scorer):
                raise TypeError(f"The field {name} cannot be scored on arrays by {weighting}.")
            lengths: Bytes = leaf.reader()._perdoc.documents.lengths(name)  # noqa: SLF001
            if entry.documents * _FEW < len(documents):
                counted, at = _among(field.counted(entry), documents)
                scores[at] += weight * scoring.scores(scorer, counted, lengths)
            else:
                counted = Counted(documents, field.frequencies_in(entry, documents), None)
                scores += weight * scoring.scores(scorer, counted, lengths)


def _among(counted: Counted, documents: Values) -> tuple[Counted, Values]:
    """Those of the documents, and which of them these are."""
    at = documents.searchsorted(counted.documents)
    is_one = documents.take(at, mode="clip") == counted.documents
    return Counted(counted.documents[is_one], counted.frequencies[is_one], None), at[is_one]
