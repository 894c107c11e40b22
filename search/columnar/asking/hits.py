"""Documents found, with their scores, and what is done with several of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.ascending import are_among
from search.columnar.lists.elias_fano import Values

Scores = NDArray[np.float64]

_FEW = 64
"""Of so many and fewer that are wanted the best are found by one heap."""
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


class Best(NamedTuple):
    """The best hits, the best first and of equal ones the one before; `total`: how many hits there are."""

    total: int
    hits: Hits


def boosted(scores: Scores, boost: float) -> Scores:
    """So many times as great."""
    return scores if boost == 1.0 else scores * boost


NONE = Hits(np.empty(0, np.int64), np.empty(0, np.float64))


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
        _add(self._is_hit, self._scores, *hits)

    def hits(self) -> Hits:
        documents = _marked(self._is_hit)
        return Hits(documents, self._scores[documents])


@compiled
def _add(is_hit: NDArray[np.bool_], sums: Scores, documents: Values, scores: Scores) -> None:
    for k in range(len(documents)):
        if not 0 <= documents[k] < len(sums):
            raise ValueError("There is no such document.")
        is_hit[documents[k]] = True
        sums[documents[k]] += scores[k]


@compiled
def _marked(is_hit: NDArray[np.bool_]) -> Values:
    documents, number = np.empty(len(is_hit) + 1, np.int64), 0
    for document in range(len(is_hit)):
        # Without a branch: which of them is a hit cannot be foreseen.
        documents[number] = document
        number += is_hit[document]
    return documents[:number]


def best(scores: Scores, count: int) -> Values:
    """The places of the best so many, the best first; of equal ones the one before."""
    if count <= _FEW:
        return _best(scores, count)
    some = np.flatnonzero(scores >= -reached(-scores, count)) if count < len(scores) else np.arange(len(scores))
    return some[np.argsort(-scores[some], kind="stable")[:count]]


@compiled
def _best(scores: Scores, count: int) -> Values:
    """By a heap of them."""
    count = min(count, len(scores))
    heap = np.arange(count)
    for root in range(count // 2 - 1, -1, -1):
        _sink(heap, count, root, scores)
    least = scores[heap[0]] if count else np.inf
    for place in range(count, len(scores)):
        if scores[place] > least:
            heap[0] = place
            _sink(heap, count, 0, scores)
            least = scores[heap[0]]
    for last in range(count - 1, 0, -1):
        heap[0], heap[last] = heap[last], heap[0]
        _sink(heap, last, 0, scores)
    return heap


@compiled
def _sink(heap: Values, count: int, root: int, scores: Scores) -> None:
    """Below no place is a worse one, but for the root: put it where that is so of all."""
    while 2 * root + 1 < count:
        child = 2 * root + 1
        if child + 1 < count and _is_worse(heap[child + 1], heap[child], scores):
            child += 1
        if not _is_worse(heap[child], heap[root], scores):
            break
        heap[root], heap[child] = heap[child], heap[root]
        root = child


@compiled
def _is_worse(one: int, other: int, scores: Scores) -> bool:
    return scores[one] < scores[other] or (scores[one] == scores[other] and one > other)


def reached(values: NDArray[Any], count: int) -> Any:
    """A value that at least so many do not exceed, and few others: so many heaps of them have one that does not."""
    size = min(len(values) // (count * _HEAPS), _HEAP)
    if size > 1:
        heaps = len(values) // size
        values = values[: heaps * size].reshape(size, heaps).min(axis=0)
    return np.partition(values, count - 1)[count - 1]
