"""One segment as queries are worked out on it: its fields, lengths and living documents, and Whoosh's own searcher."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import query as q
from whoosh.searching import SearchContext, Searcher

from search.columnar.asking import scoring
from search.columnar.asking.hits import Hits
from search.columnar.codec import SegmentTermsReader
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.postings import Counted, FieldReader
from search.columnar.lists.vocabulary import Entry


class Found(NamedTuple):
    """A term of a field."""

    field: FieldReader
    entry: Entry


class Leaf:
    """It keeps nothing of a query."""

    def __init__(self, searcher: Searcher, averages: dict[str, float]) -> None:
        """`averages`: lengths of fields in the whole commit, filled as they are asked for."""
        self.searcher, self._averages = searcher, averages
        self._reader = searcher.reader()
        terms = getattr(self._reader, "_terms", None)
        fields = terms.fields if isinstance(terms, SegmentTermsReader) else {}
        self._fields = {
            name: (field, searcher.schema[name]) for name, field in fields.items() if name in searcher.schema
        }
        self._lengths: dict[str, Bytes] = {}
        self.is_ours = isinstance(terms, SegmentTermsReader)
        self.count: int = self._reader.doc_count_all()
        """Of documents, the deleted ones too."""

    def found(self, query: q.Term) -> Found | None:
        return self.find(query.fieldname, query.text)

    def find(self, name: str, text: Any) -> Found | None:
        if name not in self._fields:
            return None
        field, kind = self._fields[name]
        try:
            entry = field.find(kind.to_bytes(text))
        except ValueError:
            return None
        return Found(field, entry) if entry else None

    def scorer(self, name: str, term: bytes, context: SearchContext, searcher: Any = None) -> Any:
        """None where nothing is to be scored. `searcher`: one that knows a term that is none."""
        if context.weighting is None:
            return None
        return scoring.scorer(context.weighting, searcher or self.searcher, name, term, self._averages)

    def scored(self, query: Any, counted: Counted, scorer: Any) -> Hits:
        """`query`: with a field and a boost."""
        scores = scoring.scores(scorer, counted, self.lengths(query.fieldname))
        return Hits(counted.documents, scores).boosted(query.boost)

    def lengths(self, name: str) -> Bytes:
        """Of all documents, as one byte tells them; of those without the field 0."""
        if name not in self._lengths:
            self._lengths[name] = self._reader._perdoc.documents.lengths(name)  # noqa: SLF001
        return self._lengths[name]

    def living(self, hits: Hits) -> Hits:
        """Those that are not deleted."""
        return hits.at(self.alive[hits.documents]) if len(self.gone) else hits

    @cached_property
    def gone(self) -> Values:
        """The deleted documents, ascending."""
        return np.array(sorted(self._reader.segment().deleted_docs()), np.int64)

    @cached_property
    def alive(self) -> NDArray[np.bool_]:
        """Which documents are not deleted."""
        alive = np.ones(self.count, np.bool_)
        alive[self.gone] = False
        return alive

    def stepped(self, query: q.Query, context: SearchContext) -> Hits:
        """As Whoosh's own matchers find them, document by document."""
        matcher = query.matcher(self.searcher, context)
        rows = list(_rows(matcher, scored=context.weighting is not None))
        documents, scores = zip(*rows, strict=True) if rows else ((), ())
        return Hits(np.array(documents, np.int64), np.array(scores, np.float64))


def _rows(matcher: Any, *, scored: bool) -> Iterator[tuple[int, float]]:
    while matcher.is_active():
        yield matcher.id(), matcher.score() if scored else 0.0
        matcher.next()
