"""Strings found in a field of pairs: every character with the one behind it, the last of a stretch alone.

A string is covered by pairs that together hold all its characters: ABCD by AB and CD, ABC by AB and BC. Where each
pair of a cover stands at its own distance from one place, the string stands there, because every character has a
place, a border between stretches too.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from search.columnar.asking.neighbours import Lists, standing
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import FieldReader
from search.columnar.lists.vocabulary import Entry

_NOWHERE = np.empty(0, np.int64)
_PER_LIST = 500
"""What each list costs whatever its length, told in values."""


class Pairs(Lists, Protocol):
    """A field of pairs, or an excerpt from one."""

    def find(self, term: bytes) -> Entry | None: ...
    def beginning(self, characters: bytes) -> Values: ...


class Excerpt:
    """A field as if only some stretches of places were in it: from each of `firsts` up to its one of `ends`."""

    def __init__(self, field: FieldReader, firsts: Values, ends: Values) -> None:
        self.find, self.before = field.find, field.before
        self.in_documents_with = field.in_documents_with
        self._field, self._firsts, self._ends = field, firsts, ends

    def places(self, entry: Entry) -> Values:
        return self._field.places_in(entry, self._firsts, self._ends)

    def beginning(self, characters: bytes) -> Values:
        places = np.sort(self._field.beginning(characters))
        cuts = np.searchsorted(places, np.stack([self._firsts, self._ends], axis=1))
        return np.concatenate([_NOWHERE, *(places[first:end] for first, end in cuts.tolist())])


def starts_of(field: Pairs, text: str) -> Values:
    """The places at which the string begins. One character takes the union of all lists of pairs that it begins."""
    if len(text) == 1:
        return np.sort(field.beginning(encoded(text)))
    entries = []
    for at in range(len(text) - 1):
        entry = field.find(encoded(text[at : at + 2]))
        if entry is None:
            return _NOWHERE
        entries.append(entry)
    return standing(field, [(at, entries[at]) for at in _sought([entry.values for entry in entries])])


def _sought(counts: Sequence[int]) -> set[int]:
    """The rarest pair, though others cover what it does: it is what is left of it that is looked up in the others, so
    few of them are better than short ones.
    """
    rarest = min(counts)
    return {counts.index(rarest), *cheapest_cover([count + rarest + _PER_LIST for count in counts])}


def encoded(text: str) -> bytes:
    """As terms are. What UTF-8 cannot hold is in no text."""
    return text.encode("utf-8", "surrogatepass")


def cheapest_cover(counts: Sequence[int]) -> tuple[int, ...]:
    """Pairs, the first and the last among them and never two left out in a row, with the fewest values in all."""
    before: tuple[int, tuple[int, ...]] = (sum(counts), ())
    last: tuple[int, tuple[int, ...]] = (counts[0], (0,))
    for at, count in enumerate(counts[1:], 1):
        total, chosen = min(before, last)
        before, last = last, (total + count, (*chosen, at))
    return last[1]
