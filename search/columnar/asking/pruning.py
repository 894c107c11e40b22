"""The best few hits of a frequent term or of any of several terms, and how many there are: few documents are scored.

A frequent term knows which documents are its best ones, however it is weighed (`frequent.leading`), and which have it
at all; of other terms the documents are at hand with their scores. The documents of the rarest term are scored for
all terms first. Any other that is as good as the wanted last of these

- has another term that is not frequent, and is good enough even where all rarer ones are left out and each frequent
  one adds the most that it adds anywhere,
- or is one of the best of its only term, which is frequent,
- or has two frequent terms, where these together may add enough.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any, NamedTuple

import numpy as np
from whoosh import query as q
from whoosh.searching import SearchContext

from search.columnar.asking import scoring
from search.columnar.asking.hits import NONE, Hits, Scores, are_among, best, boosted
from search.columnar.asking.leaf import Found, Leaf
from search.columnar.lists.bits import Bits, Spots, are_set, count, numbers_of, spots_of
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.frequent import LEADING, Row
from search.columnar.lists.postings import Counted

_ROUNDED = 1 - 1e-12
"""Sums differ by less with the order of what is added up."""


class Best(NamedTuple):
    """The best hits, the best first and of equal ones the one before; `total`: how many hits there are."""

    total: int
    hits: Hits


class _Part(NamedTuple):
    """One of the terms: a frequent one with its row and its best hits, another with all its hits."""

    row: Row | None
    hits: Hits
    scorer: Any
    lengths: Bytes
    boost: float

    @property
    def most(self) -> float:
        """That it adds to a score."""
        return float(self.hits.scores.max(initial=0.0))

    def scores(self, documents: Values, spots: Spots) -> Scores:
        """Of documents in ascending order; 0 for those that have it not."""
        if documents is self.hits.documents:
            return self.hits.scores
        if self.row:
            counted = Counted(documents, self.row.at(documents, spots), None)
            return boosted(scoring.scores(self.scorer, counted, self.lengths), self.boost)
        at = self.hits.documents.searchsorted(documents)
        is_hit = self.hits.documents.take(at, mode="clip") == documents
        return np.where(is_hit, self.hits.scores.take(at, mode="clip"), 0.0)


def pruned(query: q.Query, leaf: Leaf, context: SearchContext, wanted: int) -> Best | None:
    """Of one segment; None for a query, a weighting or a number of documents that this does not know."""
    terms = _terms(query) if wanted + len(leaf.gone) <= LEADING else []
    found = [(term, each) for term in terms if (each := leaf.found(term))]
    scorers = [leaf.scorer(term.fieldname, each.entry.term, context) for term, each in found]
    if not all(map(scoring.prefers_leading, scorers)) or any(each.field.has_weights for _, each in found):
        return None
    rows = [_row(each) for _, each in found]
    if len(rows) < 2 and not any(rows):
        return None
    parts = [_part(leaf, *each, row, scorer) for each, row, scorer in zip(found, rows, scorers, strict=True)]
    return _Any(parts, leaf).best(wanted, query.boost if isinstance(query, q.Or) else 1.0)


def _terms(query: q.Query) -> list[q.Term]:
    """Of which any is asked; none where anything else is asked."""
    is_any = isinstance(query, q.Or) and not query.scale and query.boost > 0
    every = query.subqueries if is_any else [query]
    terms = [each for each in every if isinstance(each, q.Term) and each.boost > 0]
    return terms if len(terms) == len(every) else []


def _row(found: Found) -> Row | None:
    row = found.field.row(found.entry)
    return row if row and len(row.best) else None


def _part(leaf: Leaf, term: q.Term, found: Found, row: Row | None, scorer: Any) -> _Part:
    if row:
        documents, frequencies = row.best.astype(np.int64).T
        counted = Counted(documents, frequencies, None)
    else:
        counted = found.field.counted(found.entry)
    return _Part(row, leaf.scored(term, counted, scorer), scorer, leaf.lengths(term.fieldname), term.boost)


def _good(hits: Hits, parts: Sequence[_Part], least: float) -> Values:
    """Documents that are so good when what they have of these terms is added: with each comes the most that it adds."""
    rest = sum(part.most for part in parts)
    for part in sorted(parts, key=lambda part: -part.most):
        hits = hits.at(hits.scores + rest >= least)
        rest -= part.most
        hits = Hits(hits.documents, hits.scores + part.scores(hits.documents, spots_of(hits.documents)))
    return hits.documents[hits.scores >= least]


class _Any:
    """Of several terms any."""

    def __init__(self, parts: Sequence[_Part], leaf: Leaf) -> None:
        self._parts, self._gone = parts, leaf.gone
        self._rows = [part for part in parts if part.row]
        self._lists = sorted((part for part in parts if not part.row), key=lambda part: len(part.hits.documents))

    def best(self, wanted: int, boost: float) -> Best:
        first = self._lists[:1] or self._rows
        hits = self._scored(
            first[0].hits.documents if len(first) == 1 else _once(part.hits.documents for part in first)
        )
        least = _ROUNDED * np.partition(hits.scores, -wanted)[-wanted] if len(hits.scores) >= wanted > 0 else 0.0
        more = _once(self._chances(least)) if len(self._parts) > 1 else NONE.documents
        if len(more):
            more = more[~are_among(more, hits.documents)]
            hits = _one(hits.at(hits.scores >= least), self._scored(more))
        return Best(self._total(), hits.at(best(hits.scores, wanted)).boosted(boost))

    def _chances(self, least: float) -> Iterator[Values]:
        """Documents that may be so good, but for those of the rarest term."""
        rest = of_rows = sum(part.most for part in self._rows)
        for part in reversed(self._lists[1:]):
            yield part.hits.documents[part.hits.scores + rest >= least]
            rest += part.most
        for part in self._rows:
            yield part.hits.documents[part.hits.scores >= least]
        if len(self._rows) > 1 and of_rows >= least:
            documents = numbers_of(self._in_two())
            yield _good(Hits(documents, np.zeros(len(documents))), self._rows, least)

    def _scored(self, documents: Values) -> Hits:
        """Those of the documents, which ascend, that are not deleted."""
        spots = spots_of(documents)
        scores = reduce(add, (part.scores(documents, spots) for part in self._parts))
        hits = Hits(documents, scores)
        return hits.at(~are_among(documents, self._gone)) if len(self._gone) else hits

    def _in_two(self) -> Bits:
        """The documents that have two frequent terms."""
        one, *others = self._bits
        two = np.zeros_like(one)
        for bits in others:
            two |= one & bits
            one = one | bits
        return two

    @property
    def _bits(self) -> list[Bits]:
        return [part.row.bits for part in self._rows if part.row]

    def _total(self) -> int:
        """A document counts with a frequent term, else with the least rare one."""
        frequent, total = reduce(np.bitwise_or, self._bits) if self._rows else None, 0
        if frequent is not None:
            total = count(frequent)
        for at, part in enumerate(self._lists, 1):
            documents = part.hits.documents
            if frequent is not None:
                documents = documents[~are_set(frequent, documents)]
            for other in self._lists[at:]:
                documents = documents[~are_among(documents, other.hits.documents)]
            total += len(documents)
        return total - self._lost() if len(self._gone) else total

    def _lost(self) -> int:
        """Deleted ones among those that have any of the terms."""
        lost = np.zeros(len(self._gone), np.bool_)
        for bits in self._bits:
            lost |= are_set(bits, self._gone)
        for part in self._lists:
            lost |= are_among(self._gone, part.hits.documents)
        return int(np.count_nonzero(lost))


def _once(pieces: Iterable[Values]) -> Values:
    """All of them, ascending."""
    numbers = np.sort(np.concatenate(list(pieces)))
    is_first = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
    return numbers[is_first]


def _one(some: Hits, others: Hits) -> Hits:
    """Both, in the order of the documents."""
    documents = np.concatenate([some.documents, others.documents])
    return Hits(documents, np.concatenate([some.scores, others.scores])).at(np.argsort(documents))
