"""Where terms stand at their distances from one place: words of a phrase, or pairs that together make up a string.

The rarest is decoded. Of a list that is much longer than what is left of it nothing is decoded: what is left is looked
up there.
"""

from collections.abc import Sequence
from typing import Protocol

from search.columnar.lists.elias_fano import Values
from search.columnar.lists.vocabulary import Entry

_MANY = 1000
"""Places from which on it is worth a look which documents they are in."""

Sought = Sequence[tuple[int, Entry]]
"""Terms, each with its distance."""


class Lists(Protocol):
    """A field with positions, or an excerpt from one."""

    def places(self, entry: Entry) -> Values: ...
    def before(self, entry: Entry, places: Values, distance: int) -> Values: ...
    def in_documents_with(self, entries: Sequence[Entry], places: Values) -> Values: ...


def standing(field: Lists, sought: Sought) -> Values:
    """The places from which each of the terms stands at its distance."""
    (distance, rarest), *others = sorted(sought, key=lambda each: each[1].values)
    starts = field.places(rarest)
    starts -= distance
    if others and len(starts) > _MANY:
        starts = field.in_documents_with([entry for _, entry in others], starts)
    for distance, entry in others:
        starts = field.before(entry, starts, distance)
    return starts
