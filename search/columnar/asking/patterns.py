"""Strings at fixed distances with any characters between them: a Whoosh query, scored as if it were a term.

Whether what stands between is characters and no border is told by the ends of stretches: in a field of pairs the last
character of each stands alone. Between two stretches of a document there is one border and never two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from search.columnar.asking.run_query import SINGLE, Fields, Run, Strings
from search.columnar.asking.runs import encoded, starts_of
from search.columnar.lists.ascending import common
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import FieldReader

_NOWHERE = np.empty(0, np.int64)


@dataclass(unsafe_hash=True)
class Pattern(Strings):
    """The strings one behind the other, with exactly one character of any kind between each and the next.

    Any of them may be empty, but not all: so two such characters follow each other, or one begins or ends the pattern.
    """

    def __str__(self) -> str:
        return f'{self.fieldname}:"{"?".join(self.texts)}"'

    @property
    def key(self) -> tuple[str, ...]:
        """All strings."""
        return self.fieldname, *self.texts, "?"

    def starts(self, fields: Fields) -> Values:
        """In one segment."""
        field, pieces = fields[self.fieldname], list(self._pieces())
        starts = _together(field, sorted(pieces, key=lambda piece: self._documents_of(piece[1], fields)))
        if field.layout is None or not len(starts):
            return _NOWHERE
        known = starts + pieces[0][0]
        ends = ends_of_stretches(field, fields[SINGLE + self.fieldname])
        at = np.searchsorted(ends, known)
        before = np.concatenate([[-2], ends])[at]
        begins = np.maximum(before + 2, field.layout.first[field.documents_of(known)])
        inside: Values = starts[(starts >= begins) & (starts + len("?".join(self.texts)) <= ends[at] + 1)]
        return inside

    def _pieces(self) -> Iterator[tuple[int, str]]:
        """The strings that are not empty, and how far each stands behind the pattern's beginning."""
        offset = 0
        for text in self.texts:
            if text:
                yield offset, text
            offset += len(text) + 1

    def _documents_of(self, text: str, fields: Fields) -> int:
        """No fewer than have the string, in one segment."""
        terms = Run(self.fieldname, text).terms(phrases=True)
        entries = [fields[name].find(encoded(term)) for name, term in terms]
        return min(entry.documents if entry else 0 for entry in entries)


def _together(field: FieldReader, pieces: Sequence[tuple[int, str]]) -> Values:
    """The places behind which each piece stands at its distance. They come in the order of their rarity."""
    known: dict[str, Values] = {}
    starts: Values | None = None
    for distance, text in pieces:
        if text not in known:
            known[text] = starts_of(field, text)
        starts = known[text] - distance if starts is None else common(starts, known[text], distance)
        if not len(starts):
            break
    return _NOWHERE if starts is None else starts


_ends: WeakKeyDictionary[FieldReader, Values] = WeakKeyDictionary()


def ends_of_stretches(field: FieldReader, singles: FieldReader) -> Values:
    """The places of all characters that nothing follows. The first time each character there is is looked up."""
    if field not in _ends:
        alone = [entry for single in singles.entries() if (entry := field.find(single.term))]
        _ends[field] = np.sort(np.concatenate([_NOWHERE, *map(field.places, alone)]))
    return _ends[field]
