"""How many articles parts of a query find: each part is looked for once, and everything else follows from that."""

from functools import cached_property

import numpy as np

from search.addressing.addresses import Address
from search.answering.filtering import Filters, filtered
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

    def of(self, tree: All) -> int:
        """Of another query, with the same filters."""
        return len(self.found(tree))

    def found(self, tree: All) -> Values:
        """Its documents, with the same filters."""
        return filtered(self._snapshot, self._snapshot.matches(matching(tree)), self._filters)

    def alone(self, at: int) -> int:
        """Of a part by itself."""
        return len(self._within(self._holding[at], self._filters))

    def rest(self, at: int) -> int:
        """Of all other parts."""
        return len(self._within(self._all_but(at), self._filters))

    def at(self, address: Address) -> Values:
        """The documents of the query with the filters of another address."""
        return filtered(self._snapshot, self._matched, address.filters)

    def _within(self, mask: Mask, filters: Filters) -> Values:
        return filtered(self._snapshot, np.flatnonzero(mask), filters)

    def _all_but(self, left_out: int) -> Mask:
        kept = self._mask(All())
        for at, holding in enumerate(self._holding):
            if at != left_out:
                kept &= holding
        return kept

    @cached_property
    def _matched(self) -> Values:
        return self._snapshot.matches(matching(self._tree))

    @cached_property
    def _holding(self) -> list[Mask]:
        return list(map(self._mask, self._tree.parts))

    def _mask(self, node: Node) -> Mask:
        mask = np.zeros(self._snapshot.size, np.bool_)
        mask[self._snapshot.matches(matching(node))] = True
        return mask
