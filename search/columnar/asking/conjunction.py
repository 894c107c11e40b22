"""Documents that hold all of several terms: they are found first, and only these are scored."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
from whoosh import query as q
from whoosh.searching import SearchContext

from search.columnar.asking import scoring
from search.columnar.asking.hits import NONE, Hits, boosted
from search.columnar.asking.leaf import Found, Leaf
from search.columnar.lists.bits import are_set, numbers_of
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import Counted


def conjunction(terms: Sequence[q.Term], leaf: Leaf, context: SearchContext) -> Hits | None:
    """None where some of the terms are scored by a matcher alone."""
    found = [each for term in terms if (each := leaf.found(term))]
    return scored_all(terms, found, intersection(found), leaf, context) if len(found) == len(terms) else NONE


def scored_all(
    terms: Sequence[q.Term], found: Sequence[Found], documents: Values, leaf: Leaf, context: SearchContext
) -> Hits | None:
    """Documents that have all of the terms: scores are added in the order of the terms."""
    scores = np.zeros(len(documents))
    if context.weighting is None or not len(documents):
        return Hits(documents, scores)
    scorers = [leaf.scorer(term.fieldname, each.entry.term, context) for term, each in zip(terms, found, strict=True)]
    if any(each.field.has_weights for each in found) or not all(map(scoring.takes_arrays, scorers)):
        return None
    for term, (field, entry), scorer in zip(terms, found, scorers, strict=True):
        counted = Counted(documents, field.frequencies_in(entry, documents), None)
        scores += boosted(scoring.scores(scorer, counted, leaf.lengths(term.fieldname)), term.boost)
    return Hits(documents, scores)


def intersection(found: Sequence[Found]) -> Values:
    """The documents that have all of the terms."""
    rows = [each.field.row(each.entry) for each in found]
    lists = sorted(
        (each for each, row in zip(found, rows, strict=True) if not row), key=lambda each: each.entry.documents
    )
    bits = [row.bits for row in rows if row]
    if not lists:
        return numbers_of(reduce(np.bitwise_and, bits))
    field, entry = lists[0]
    documents = field.documents(entry)
    if bits:
        documents = documents[are_set(reduce(np.bitwise_and, bits), documents)]
    for field, entry in lists[1:]:
        documents = field.holding(entry, documents)
    return documents
