"""What is not a term, scored as one: by how often it stands in a document and in how many of the whole commit.

For that it must be found in all segments before the first of them is scored; so what was found is kept a while, for
the other segments, and for who asks the same again, to rank or to count what has matched.
"""

from collections import OrderedDict
from threading import Lock
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from whoosh.reading import TermInfo
from whoosh.searching import Searcher

from search.columnar.postings import Postings

MOST_KEPT = 1 << 20
"""Documents in what is kept of one commit; what it was last asked for is kept however many it has."""


class Findable(Protocol):
    """`key` tells it from all others."""

    fieldname: str
    text: str

    @property
    def key(self) -> tuple[str, ...]: ...

    def found_in(self, leaf: Searcher) -> Postings:
        """Its documents in one segment."""


def postings_of(sought: Findable, leaf: Searcher) -> Postings:
    """In one segment, without positions."""
    return _found(sought, leaf)[id(leaf)]


def scorer_of(sought: Findable, leaf: Searcher, weighting: Any) -> Any:
    """The weighting's scorer of a term that occurs so often."""
    counts = np.concatenate([postings.frequencies for postings in _found(sought, leaf).values()])
    most = float(counts.max(initial=0))
    info = TermInfo(weight=float(counts.sum()), df=len(counts), minlength=0, maxweight=most, minid=0)
    return weighting.scorer(_AsTerm(leaf, info), sought.fieldname, sought.text)


class _AsTerm:
    """A searcher to which what was found is a term; all else it leaves to the true one."""

    def __init__(self, searcher: Searcher, info: TermInfo) -> None:
        self._searcher, self._info = searcher, info

    def __getattr__(self, name: str) -> Any:
        return getattr(self._searcher, name)

    def get_parent(self) -> "_AsTerm":
        return _AsTerm(self._searcher.get_parent(), self._info)

    def idf(self, fieldname: str, text: Any) -> float:
        return float(self._searcher.weighting.idf(self, fieldname, text))

    def doc_frequency(self, fieldname: str, text: Any) -> int:
        return int(self._info.doc_frequency())

    def frequency(self, fieldname: str, text: Any) -> float:
        return float(self._info.weight())

    def term_info(self, fieldname: str, text: Any) -> TermInfo:
        return self._info


class _Findings:
    """Of one commit; its segments are told by their searchers."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], dict[int, Postings]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def of(self, sought: Findable, searcher: Searcher) -> dict[int, Postings]:
        with self._lock:
            if sought.key in self._kept:
                self._kept.move_to_end(sought.key)
                return self._kept[sought.key]
        found = {id(leaf): sought.found_in(leaf).without_positions() for leaf, _ in searcher.leaf_searchers()}
        with self._lock:
            self._keep(sought.key, found)
        return found

    def _keep(self, key: tuple[str, ...], found: dict[int, Postings]) -> None:
        self._size += _size(found) - (_size(self._kept.pop(key)) if key in self._kept else 0)
        self._kept[key] = found
        while len(self._kept) > 1 and self._size > MOST_KEPT:
            self._size -= _size(self._kept.popitem(last=False)[1])


_commits: WeakKeyDictionary[Searcher, _Findings] = WeakKeyDictionary()


def _found(sought: Findable, leaf: Searcher) -> dict[int, Postings]:
    commit = leaf.get_parent()
    return _commits.setdefault(commit, _Findings()).of(sought, commit)


def _size(found: dict[int, Postings]) -> int:
    return 1 + sum(len(postings.documents) for postings in found.values())
