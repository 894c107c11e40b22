"""Several strings near one another, in any order: a Whoosh query, scored as if it were a term."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from search.columnar.asking.run_query import Fields, Strings
from search.columnar.asking.runs import starts_of
from search.columnar.lists.ascending import distinct
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import FieldReader

Instead = Iterable[tuple[str, int]]
"""Longer strings that may stand where a string is sought, and where in each of them its place is."""


@dataclass(unsafe_hash=True)
class Near(Strings):
    """All strings in one document, with `distance` characters from first to last that are none of theirs, at most.
    `instead`: of each string, if any.
    """

    distance: int = 0
    instead: tuple[tuple[tuple[str, int], ...], ...] = ()

    def __str__(self) -> str:
        return f'{self.fieldname}:"{" ".join(self.texts)}"~{self.distance}'

    @property
    def key(self) -> tuple[str, ...]:
        """All strings and the distance."""
        longer = (text for each in self.instead for text, _ in each)
        return self.fieldname, *self.texts, f"~{self.distance}", *longer

    def starts(self, fields: Fields) -> Values:
        """Of the stretches that hold them, in one segment."""
        field = fields[self.fieldname]
        instead = self.instead or ((),) * len(self.texts)
        starts = [_starts(field, *sought) for sought in zip(self.texts, instead, strict=True)]
        first, last = stretches(starts, list(map(len, self.texts)), self.distance)
        inside: Values = first[field.documents_of(first) == field.documents_of(last)]
        return inside


def _starts(field: FieldReader, text: str, instead: Instead) -> Values:
    longer = [starts_of(field, other) + at for other, at in instead]
    return distinct(np.concatenate([starts_of(field, text), *longer])) if longer else starts_of(field, text)


def stretches(starts: Sequence[Values], lengths: Sequence[int], distance: int) -> tuple[Values, Values]:
    """The first and the last place of the shortest stretch from each string on that holds all others behind it."""
    if not all(map(len, starts)):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    widest, found = sum(lengths) + distance, []
    for first, length in zip(starts, lengths, strict=True):
        ends = first + length
        for others, other_length in zip(starts, lengths, strict=True):
            at = np.searchsorted(others, first)
            # Behind the last one there is none: too far.
            behind = np.append(others, others[-1] + first[-1] + widest + 1)[at]
            ends = np.maximum(ends, behind + other_length)
        near = ends - first <= widest
        found.append(np.stack([first[near], ends[near] - 1]))
    every, last = np.unique(np.concatenate(found, axis=1), axis=1)
    return every, last
