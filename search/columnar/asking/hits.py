"""Documents found, with their scores, and what is done with several of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values

Scores = NDArray[np.float64]

_SPARSE = 8
"""Numbers are looked up among so many times as many others, or more; else those are marked."""
_FEW = 500
"""Documents of which each is looked up."""
_SMALL = 300
"""Scores that are sorted at once."""
_HEAP, _HEAPS = 16, 3
"""Values of which the least is looked at first, and how many times as many such heaps as values that are wanted."""


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
        return Hits(self.documents, boosted(self.scores, boost))


def boosted(scores: Scores, boost: float) -> Scores:
    """So many times as great."""
    return scores if boost == 1.0 else scores * boost


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


def union(every: Sequence[Hits]) -> Hits:
    """Of all of them, the scores of a document added up."""
    numbers = np.concatenate([NONE.documents, *(hits.documents for hits in every)])
    if not len(numbers):
        return NONE
    order = np.argsort(numbers, kind="stable")
    numbers, scores = numbers[order], np.concatenate([hits.scores for hits in every])[order]
    starts = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]]))
    return Hits(numbers[starts], np.add.reduceat(scores, starts))


class Sum:
    """The same where a good part of all documents are hits: scores are added up in a place for each document."""

    def __init__(self, documents: int) -> None:
        self._is_hit, self._scores = np.zeros(documents, np.bool_), np.zeros(documents)

    def add(self, hits: Hits) -> None:
        self._is_hit[hits.documents] = True
        self._scores[hits.documents] += hits.scores

    def hits(self) -> Hits:
        documents = self._is_hit.nonzero()[0]
        return Hits(documents, self._scores[documents])


def best(scores: Scores, count: int) -> Values:
    """The places of the best so many, the best first; of equal ones the one before."""
    if not 0 < count < len(scores) or len(scores) <= _SMALL:
        return np.argsort(-scores, kind="stable")[:count]
    some = np.flatnonzero(scores >= -reached(-scores, count))
    return some[np.argsort(-scores[some], kind="stable")[:count]]


def reached(values: NDArray[Any], count: int) -> Any:
    """A value that at least so many do not exceed, and few others: so many heaps of them have one that does not."""
    size = min(len(values) // (count * _HEAPS), _HEAP)
    if size > 1:
        heaps = len(values) // size
        values = values[: heaps * size].reshape(size, heaps).min(axis=0)
    return np.partition(values, count - 1)[count - 1]
