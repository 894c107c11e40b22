"""Whoosh's matcher over one list of postings: for its own queries, which step from document to document."""

from copy import copy
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.formats import Format, Frequency, Positions
from whoosh.matching import LeafMatcher, ReadTooFar

from search.columnar.lists.postings import Postings


class ListMatcher(LeafMatcher):
    """The whole list is one block."""

    def __init__(self, postings: Postings, format_: Format, *, term: tuple[str, bytes], scorer: Any) -> None:
        self._postings, self.format, self._term, self.scorer = postings, format_, term, scorer
        self._documents: list[int] = postings.documents.tolist()
        self._place = 0

    @cached_property
    def _weights(self) -> list[float]:
        weights: list[float] = self._postings.weights.tolist()
        return weights

    @cached_property
    def _ends(self) -> list[int]:
        ends: list[int] = np.cumsum(self._postings.frequencies).tolist()
        return ends

    def is_active(self) -> bool:
        return self._place < len(self._documents)

    def reset(self) -> None:
        self._place = 0

    def copy(self) -> "ListMatcher":
        return copy(self)

    def id(self) -> int:
        return self._documents[self._place]

    def all_ids(self) -> Any:
        return iter(self._documents[self._place :])

    def next(self) -> bool:
        """True where that was the last of the block."""
        if not self.is_active():
            raise ReadTooFar
        self._place += 1
        return not self.is_active()

    def skip_to(self, targetid: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        rest = self._postings.documents[self._place :]
        self._place += int(np.searchsorted(rest, targetid))

    def skip_to_quality(self, minquality: float) -> int:
        """To the end, unless something in the list may be better than that."""
        if self.block_quality() > minquality:
            return 0
        self._place = len(self._documents)
        return 1

    def weight(self) -> float:
        return self._weights[self._place]

    def value(self) -> bytes:
        """As the field's format encodes it, for whoever copies postings."""
        if isinstance(self.format, Positions):
            return bytes(self.format.encode(self._positions()))
        if isinstance(self.format, Frequency):
            return int(self._postings.frequencies[self._place]).to_bytes(4, "big")
        return b""

    def value_as(self, astype: str) -> Any:
        if astype == "positions" and self._postings.positions is not None:
            return self._positions()
        return super().value_as(astype)

    def _positions(self) -> list[int]:
        positions = self._postings.positions
        if positions is None:
            return []
        start = self._ends[self._place - 1] if self._place else 0
        where: list[int] = positions[start : self._ends[self._place]].tolist()
        return where

    def block_min_length(self) -> int:
        """No document is shorter than nothing: a bound, and never a wrong one."""
        return 0

    def block_max_length(self) -> int:
        return 0

    def block_max_weight(self) -> float:
        return float(self._postings.weights.max(initial=0.0))
