"""Whoosh queries for strings of characters in a field of pairs.

They stand inside any other query of Whoosh's, and are scored as if the string were a term.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from whoosh import matching
from whoosh import query as q
from whoosh.formats import Existence, Positions
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext, Searcher

from search.columnar.asking.findings import finding_of
from search.columnar.asking.matching import ListMatcher
from search.columnar.asking.runs import encoded, starts_of
from search.columnar.codec import SegmentTermsReader
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import NONE_COUNTED, Counted, FieldReader, Postings
from search.columnar.lists.vocabulary import Entry

SINGLE = "single_"
"""With the name of a field of pairs behind it, the field that tells which documents hold a character."""
Fields = Mapping[str, FieldReader]
"""Of one segment, by name."""

_NO_POSTINGS = Postings(NONE_COUNTED.documents, np.empty(0, np.int64), np.empty(0, np.float32), None)


@dataclass(unsafe_hash=True)
class Run(q.Query):
    """Documents in which these characters stand one behind the other. They are as the index has them, folded."""

    fieldname: str
    text: str
    boost: float = 1.0

    def __str__(self) -> str:
        return f'{self.fieldname}:"{self.text}"' + (f"^{self.boost}" if self.boost != 1.0 else "")

    @property
    def key(self) -> tuple[str, ...]:
        """What is sought; how much it counts is left out."""
        return self.fieldname, self.text

    @property
    def marked(self) -> str:
        """What is to be marked in a text."""
        return self.text

    def normalize(self) -> q.Query:
        """No characters stand nowhere, and a pair is a term."""
        if len(self.text) == 2:
            return q.Term(self.fieldname, self.text, boost=self.boost)
        return self if self.text else q.NullQuery

    def has_terms(self) -> bool:
        """Of the field it has pairs, as a phrase has words."""
        return True

    def terms(self, phrases: bool = False) -> Iterator[tuple[str, str]]:
        """The pairs, or the character."""
        if len(self.text) == 1:
            yield SINGLE + self.fieldname, self.text
        elif phrases:
            yield from ((self.fieldname, pair) for pair in _pairs(self.text))

    def estimate_size(self, reader: Any) -> int:
        """No more documents than the rarest of its pairs has."""
        return min(int(reader.doc_frequency(name, encoded(text))) for name, text in self.terms(phrases=True))

    def starts(self, fields: Fields) -> Values:
        """Its places in one segment, of which these are the fields; its own is among them."""
        return starts_of(fields[self.fieldname], self.text)

    def counted_in(self, leaf: Searcher) -> Counted:
        """Its documents in one segment. Of a single character nobody knows how often it stands in one."""
        fields = fields_of(leaf.reader()) or {}
        if entry := self._single(fields):
            return fields[SINGLE + self.fieldname].counted(entry)
        field = fields.get(self.fieldname)
        return Counted(*field.layout.counted(self.starts(fields)), None) if field and field.layout else NONE_COUNTED

    def _postings_in(self, leaf: Searcher) -> Postings:
        fields = fields_of(leaf.reader()) or {}
        if entry := self._single(fields):
            return fields[SINGLE + self.fieldname].postings(entry)
        field = fields.get(self.fieldname)
        return field.postings_at(self.starts(fields)) if field and field.layout else _NO_POSTINGS

    def _single(self, fields: Fields) -> Entry | None:
        singles = fields.get(SINGLE + self.fieldname)
        return singles.find(encoded(self.text)) if singles and len(self.text) == 1 else None

    def as_whoosh_asks(self) -> q.Query:
        """For a segment that is not ours."""
        one = len(self.text) == 1
        return q.Prefix(self.fieldname, self.text) if one else q.Phrase(self.fieldname, _pairs(self.text))

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Any:
        """Whoosh's way, document by document."""
        if not searcher.is_atomic():
            leaves = searcher.leaf_searchers()
            return matching.MultiMatcher([self.matcher(leaf, context) for leaf, _ in leaves], [at for _, at in leaves])
        if fields_of(searcher.reader()) is None:
            return self.as_whoosh_asks().with_boost(self.boost).matcher(searcher, context)
        return self._matcher(searcher, context.weighting if context else searcher.weighting)

    def _matcher(self, leaf: Searcher, weighting: Any) -> Any:
        found = self._postings_in(leaf)
        if not len(found.documents):
            return matching.NullMatcher()
        scorer = weighting and weighting.scorer(finding_of(self, leaf).as_term(leaf), self.fieldname, self.text)
        format_ = Existence() if found.positions is None else Positions()
        matcher = ListMatcher(found, format_, term=(self.fieldname, encoded(self.text)), scorer=scorer)
        if leaf.reader().has_deletions():
            deleted = frozenset(leaf.reader().segment().deleted_docs())
            matcher = matching.FilterMatcher(matcher, deleted, exclude=True)
        return matcher if self.boost == 1.0 else matching.WrappingMatcher(matcher, boost=self.boost)


@dataclass(unsafe_hash=True)
class Strings(Run):
    """`text` and all `others`, in a way that a class of its own says."""

    others: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All strings."""
        return self.text, *self.others

    @property
    def marked(self) -> str:
        """The longest: others may be a character that stands everywhere."""
        return max(self.texts, key=len)

    def normalize(self) -> q.Query:
        """Whatever its strings are, it is none."""
        return self

    def terms(self, phrases: bool = False) -> Iterator[tuple[str, str]]:
        """Of all strings."""
        return (term for text in self.texts if text for term in Run(self.fieldname, text).terms(phrases))

    def _single(self, fields: Fields) -> Entry | None:
        return None

    def as_whoosh_asks(self) -> q.Query:
        """All strings, wherever they stand."""
        return q.And([Run(self.fieldname, text).as_whoosh_asks() for text in self.texts if text])


def fields_of(leaf: IndexReader) -> dict[str, FieldReader] | None:
    """Of one segment; None where it is not ours."""
    terms = getattr(leaf, "_terms", None)
    return terms.fields if isinstance(terms, SegmentTermsReader) else None


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]
