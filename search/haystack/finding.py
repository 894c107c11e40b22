"""Which documents answer, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from whoosh.fields import Schema
from whoosh.query import Query

from search.answering.ordering import Key, window
from search.columnar.asking.evaluation import Hits
from search.haystack.ordering import keys_of
from search.keeping.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Wanted:
    """Documents that match `query` and all of `narrowing`, ordered by the fields of `sort_by`, else best first."""

    query: Query
    narrowing: tuple[Query, ...] = ()
    sort_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What matches, and by what it is ordered; kept for who turns pages and asks the same again."""

    wanted: Wanted
    hits: Hits = field(repr=False)
    keys: Sequence[Key] = field(repr=False)

    @classmethod
    def by(cls, snapshot: Snapshot, schema: Schema, wanted: Wanted) -> "Found":
        """Ask the index. Raises IndexTrouble, and SearchBackendError for an order that it cannot make."""
        hits = snapshot.scores(wanted.query)
        for narrow in wanted.narrowing:
            kept = np.isin(hits.documents, snapshot.matches(narrow), assume_unique=True)
            hits = Hits(hits.documents[kept], hits.scores[kept])
        return cls(wanted, hits, keys_of(snapshot, schema, hits, wanted.sort_by))

    def page(self, start: int, end: int | None) -> Hits:
        """In their order."""
        count = len(self.hits.documents)
        places = window(count, self.keys, start, count if end is None else end)
        return Hits(self.hits.documents[places], self.hits.scores[places])
