"""Several strings near one another, in any order: a Whoosh query, scored as if it were a term."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from whoosh import query as q

from search.columnar.elias_fano import Values
from search.columnar.postings import FieldReader
from search.columnar.run_query import Run
from search.columnar.runs import starts_of


@dataclass(unsafe_hash=True)
class Near(Run):
    """`text` and all `others`, with `distance` characters in one stretch that are none of theirs, at most."""

    others: tuple[str, ...] = ()
    distance: int = 0

    def __str__(self) -> str:
        return f'{self.fieldname}:"{" ".join(self._texts)}"~{self.distance}'

    @property
    def _texts(self) -> tuple[str, ...]:
        return (self.text, *self.others)

    @property
    def key(self) -> tuple[str, ...]:
        """All strings and the distance."""
        return self.fieldname, *self._texts, str(self.distance)

    def terms(self, phrases: bool = False) -> Iterator[tuple[str, str]]:
        """Of all strings."""
        return (term for text in self._texts for term in Run(self.fieldname, text).terms(phrases))

    def starts(self, field: FieldReader) -> Values:
        """Of the stretches, in one segment."""
        starts = [starts_of(field, text) for text in self._texts]
        first, last = stretches(starts, list(map(len, self._texts)), self.distance)
        return first[field.documents_of(first) == field.documents_of(last)]

    def as_whoosh_asks(self) -> q.Query:
        """All strings, wherever they stand."""
        return q.And([Run(self.fieldname, text).as_whoosh_asks() for text in self._texts])


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
    return tuple(np.unique(np.concatenate(found, axis=1), axis=1))
