"""What is not a term, scored as one: by how often it stands in a document and in how many of the whole commit.

For that it must be found in all segments before the first of them is scored; so what was found is kept a while, for
the other segments, and for who asks the same again, to rank or to count what has matched.
"""

from collections import OrderedDict
from functools import cached_property
from threading import Lock
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from whoosh.reading import TermInfo
from whoosh.searching import Searcher

from search.columnar.lists.postings import Counted

MOST_KEPT = 1 << 20
"""Documents in what is kept of one commit; what it was last asked for is kept however many it has."""


class Findable(Protocol):
    """`key` tells it from all others."""

    fieldname: str
    text: str

    @property
    def key(self) -> tuple[str, ...]: ...

    def counted_in(self, leaf: Searcher) -> Counted:
        """Its documents in one segment."""


class Finding:
    """What was found of one thing in one commit; its segments are told by their searchers."""

    def __init__(self, segments: dict[int, Counted]) -> None:
        self._segments = segments
        self.size = sum(len(counted.documents) for counted in segments.values())

    def counted(self, leaf: Searcher) -> Counted:
        """In one segment."""
        return self._segments[id(leaf)]

    @cached_property
    def info(self) -> TermInfo:
        """As Whoosh has it of a term."""
        weight = sum(int(counted.frequencies.sum(dtype=np.int64)) for counted in self._segments.values())
        most = max((int(counted.frequencies.max(initial=0)) for counted in self._segments.values()), default=0)
        return TermInfo(weight=float(weight), df=self.size, minlength=0, maxweight=float(most), minid=0)

    def as_term(self, searcher: Searcher) -> "AsTerm":
        """A searcher that takes it for a term: so weightings score it."""
        return AsTerm(searcher, self)


class AsTerm:
    """A searcher to which what was found is a term; all else it leaves to the true one."""

    def __init__(self, searcher: Searcher, found: Finding) -> None:
        self._searcher, self._found = searcher, found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._searcher, name)

    def get_parent(self) -> "AsTerm":
        return AsTerm(self._searcher.get_parent(), self._found)

    def idf(self, fieldname: str, text: Any) -> float:
        return float(self._searcher.weighting.idf(self, fieldname, text))

    def doc_frequency(self, fieldname: str, text: Any) -> int:
        return self._found.size

    def frequency(self, fieldname: str, text: Any) -> float:
        return float(self._found.info.weight())

    def term_info(self, fieldname: str, text: Any) -> TermInfo:
        return self._found.info


class _Findings:
    """Of one commit."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], Finding] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def of(self, sought: Findable, commit: Searcher) -> Finding:
        with self._lock:
            if sought.key in self._kept:
                self._kept.move_to_end(sought.key)
                return self._kept[sought.key]
        leaves = (leaf for leaf, _ in commit.leaf_searchers())
        found = Finding({id(leaf): sought.counted_in(leaf) for leaf in leaves})
        with self._lock:
            self._keep(sought.key, found)
        return found

    def _keep(self, key: tuple[str, ...], found: Finding) -> None:
        self._size += found.size - (self._kept.pop(key).size if key in self._kept else 0)
        self._kept[key] = found
        while len(self._kept) > 1 and self._size > MOST_KEPT:
            self._size -= self._kept.popitem(last=False)[1].size


_commits: WeakKeyDictionary[Searcher, _Findings] = WeakKeyDictionary()


def finding_of(sought: Findable, searcher: Searcher) -> Finding:
    """In the commit that the searcher is of, or that its segment is of."""
    commit = searcher.get_parent()
    findings = _commits.get(commit) or _commits.setdefault(commit, _Findings())
    return findings.of(sought, commit)
