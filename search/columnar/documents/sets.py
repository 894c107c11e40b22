"""Which values the documents of one segment or of many have, by the sets of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.documents.columns import Codes, Column
from search.columnar.documents.interned import Interned
from search.columnar.lists.elias_fano import Values

Segment = tuple[Column | None, int]
"""What a segment has of the field, and how many documents."""


class Sets(NamedTuple):
    """Sets have the numbers that they have in their segments, one segment's behind another's.

    `codes` tell by document which set of values it has, all of one width, so that one compiled loop serves; `owners` by
    member which set it is of, `sizes` how many members a set has. `members` are numbers of values.
    """

    codes: NDArray[np.uint32]
    members: Values
    owners: Values
    sizes: Values

    @classmethod
    def of(cls, column: Column | None, count: int, interned: Interned) -> "Sets":
        """Of a segment with so many documents; None is one without values."""
        if not isinstance(column, Codes):
            none = np.empty(0, np.int64)
            return cls(np.zeros(count, np.uint32), none, none, np.zeros(1, np.int64))
        members, sizes = column.members()
        numbers = interned.numbers_in(column)[members]
        return cls(column.codes.astype(np.uint32), numbers, np.repeat(np.arange(len(sizes)), sizes), sizes)

    def first(self, segments: Sequence[Segment]) -> "Sets":
        """Of the documents of the first segments, which are these."""
        documents = sum(count for _, count in segments)
        sets = sum(column.distinct if isinstance(column, Codes) else 1 for column, _ in segments)
        members = int(np.searchsorted(self.owners, sets))
        return Sets(self.codes[:documents], self.members[:members], self.owners[:members], self.sizes[:sets])

    @classmethod
    def joined(cls, parts: Sequence["Sets"]) -> "Sets":
        """Of one's documents behind another's."""
        if len(parts) == 1:
            return parts[0]
        first = np.cumsum([0, *(len(part.sizes) for part in parts)])
        codes = [part.codes + np.uint32(start) for part, start in zip(parts, first, strict=False)]
        owners = [part.owners + start for part, start in zip(parts, first, strict=False)]
        members, sizes = [part.members for part in parts], [part.sizes for part in parts]
        return cls(in_one(codes), in_one(members), in_one(owners), in_one(sizes))


def in_one(pieces: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """One behind another; a single one as it lies."""
    return pieces[0] if len(pieces) == 1 else np.concatenate(pieces or [np.empty(0, np.int64)])
