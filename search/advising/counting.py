"""How many articles parts of a query find: each part is looked for once, and everything else follows from that."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from search.addressing.addresses import Address
from search.answering.filtering import filtered
from search.answering.finding import Question
from search.columnar.documents.stacking import Mask
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.tree import All, Node


class Counting:
    """Of one question."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self._snapshot, self._filters, self._tree = snapshot, question.filters, question.tree
        self._masks: dict[Node, Mask] = {}

    def of(self, tree: All) -> int:
        """Of another query, with the same filters."""
        return len(self.found(tree))

    def found(self, tree: All) -> Values:
        """Its documents, with the same filters."""
        return filtered(self._snapshot, self._all_of(tree.parts), self._filters)

    def at(self, address: Address) -> Values:
        """The documents of the query with the filters of another address."""
        return filtered(self._snapshot, self._matched, address.filters)

    @cached_property
    def _matched(self) -> Values:
        return self._all_of(self._tree.parts)

    def _all_of(self, parts: Sequence[Node]) -> Values:
        """What holds every part; without any, everything."""
        kept = self._mask(All()).copy()
        for part in parts:
            kept &= self._mask(part)
        return np.flatnonzero(kept)

    def _mask(self, node: Node) -> Mask:
        if node not in self._masks:
            mask = np.zeros(self._snapshot.size, np.bool_)
            mask[self._snapshot.matches(matching(node))] = True
            self._masks[node] = mask
        return self._masks[node]
