"""Documents found, with their scores, and what is done with several of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.elias_fano import Values

Scores = NDArray[np.float64]

_SPARSE = 8
"""Hits are sorted together where there are so many times as many documents, or more; else each has its place."""
_FEW = 500
"""Documents of which each is looked up."""


class Hits(NamedTuple):
    """Documents in their order, each once, and their scores."""

    documents: Values
    scores: Scores

    def at(self, which: NDArray[np.bool_] | Values) -> "Hits":
        """Some of them."""
        return Hits(self.documents[which], self.scores[which])

    def among(self, documents: Values) -> "Hits":
        """Those of the documents, which ascend."""
        return self.at(are_among(self.documents, documents))

    def boosted(self, boost: float) -> "Hits":
        """With so much of their scores."""
        return self if boost == 1.0 else Hits(self.documents, self.scores * boost)


NONE = Hits(np.empty(0, np.int64), np.empty(0, np.float64))


def are_among(some: Values, others: Values) -> NDArray[np.bool_]:
    """Of ascending numbers, which are among other ascending ones."""
    if not len(others):
        return np.zeros(len(some), np.bool_)
    if len(some) > _FEW and len(some) * _SPARSE > len(others):
        mask = np.zeros(1 + max(int(some[-1]) if len(some) else 0, int(others[-1])), np.bool_)
        mask[others] = True
        marked: NDArray[np.bool_] = mask[some]
        return marked
    at = np.minimum(np.searchsorted(others, some), len(others) - 1)
    found: NDArray[np.bool_] = others[at] == some
    return found


def union(every: Sequence[Hits], documents: int) -> Hits:
    """Of all of them, the scores of a document added up; of so many documents."""
    if sum(len(hits.documents) for hits in every) * _SPARSE > documents:
        return _placed(every, documents)
    numbers = np.concatenate([NONE.documents, *(hits.documents for hits in every)])
    order = np.argsort(numbers, kind="stable")
    numbers, scores = numbers[order], np.concatenate([NONE.scores, *(hits.scores for hits in every)])[order]
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    return Hits(numbers[starts], np.add.reduceat(scores, starts)) if len(starts) else NONE


def _placed(every: Sequence[Hits], documents: int) -> Hits:
    is_hit, scores = np.zeros(documents, np.bool_), np.zeros(documents)
    for hits in every:
        is_hit[hits.documents] = True
        scores[hits.documents] += hits.scores
    numbers = is_hit.nonzero()[0]
    return Hits(numbers, scores[numbers])


def best(scores: Scores, count: int) -> Values:
    """The places of the best so many, the best first; of equal ones the one before."""
    if not 0 < count < len(scores):
        return np.argsort(-scores, kind="stable")[:count]
    least = np.partition(scores, -count)[-count]
    better = np.flatnonzero(scores > least)
    better = better[np.argsort(-scores[better], kind="stable")]
    return np.concatenate([better, np.flatnonzero(scores == least)[: count - len(better)]])
