"""Documents found, with their scores, and what is done with several of them."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.lists.elias_fano import Values

Scores = NDArray[np.float64]

_SPARSE = 8
"""Numbers are looked up among so many times as many others, or more; else those are marked."""
_FEW = 500
"""Documents of which each is looked up."""
_HEAP = 16
"""Scores of which the best is looked at first."""


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
    """The same where a good part of all documents are hits: they are marked first, and scores added up for those."""

    def __init__(self, documents: int) -> None:
        self._is_hit = np.zeros(documents, np.bool_)
        self._parts: list[Callable[[Values], Scores]] = []
        self._lists: list[Hits] = []

    def add(self, hits: Hits) -> None:
        self._is_hit[hits.documents] = True
        self._lists.append(hits)

    def add_marked(self, are_hits: NDArray[np.bool_], scores: Callable[[Values], Scores]) -> None:
        """`scores`: of any ascending documents, 0 for those that are no hits."""
        self._is_hit |= are_hits
        self._parts.append(scores)

    def hits(self) -> Hits:
        documents = self._is_hit.nonzero()[0]
        scores, *others = [part(documents) for part in self._parts] or [np.zeros(len(documents))]
        for other in others:
            scores += other
        for hits in self._lists:
            scores[self._places(hits.documents)] += hits.scores
        return Hits(documents, scores)

    def _places(self, documents: Values) -> Values:
        """Where these are among the hits: so many marks stand before theirs."""
        words, before = self._counted
        word = documents >> 6
        below = words[word] & ((np.uint64(1) << (documents & 63).view(np.uint64)) - np.uint64(1))
        places: Values = before[word] + np.bitwise_count(below)
        return places

    @cached_property
    def _counted(self) -> tuple[NDArray[np.uint64], Values]:
        """All marks, 64 a number, and how many stand before each number."""
        words = np.zeros(len(self._is_hit) // 64 + 1, np.uint64)
        marks = np.packbits(self._is_hit, bitorder="little")
        words.view(np.uint8)[: len(marks)] = marks
        each = np.bitwise_count(words).astype(np.int64)
        return words, np.cumsum(each) - each


def best(scores: Scores, count: int) -> Values:
    """The places of the best so many, the best first; of equal ones the one before."""
    if not 0 < count < len(scores):
        return np.argsort(-scores, kind="stable")[:count]
    some = np.flatnonzero(scores >= _bound(scores, count))
    least = np.partition(scores[some], -count)[-count]
    better = some[scores[some] > least]
    better = better[np.argsort(-scores[better], kind="stable")]
    return np.concatenate([better, some[scores[some] == least][: count - len(better)]])


def _bound(scores: Scores, count: int) -> float:
    """So many scores are as good, for so many heaps of them have one that is; few others are."""
    heaps = len(scores) // _HEAP
    if heaps < _HEAP * count:
        return -np.inf
    highest = scores[: heaps * _HEAP].reshape(_HEAP, heaps).max(axis=0)
    return float(np.partition(highest, -count)[-count])
