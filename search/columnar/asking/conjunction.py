"""Documents that hold all of several terms: they are found first, and only these are scored."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from whoosh import query as q
from whoosh.searching import SearchContext

from search.columnar.asking import scoring
from search.columnar.asking.hits import NONE, Hits, boosted
from search.columnar.asking.leaf import Found, Leaf
from search.columnar.lists.bits import are_set, numbers_of, spots_of
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.frequent import Frequencies, Row
from search.columnar.lists.postings import Counted


def conjunction(terms: Sequence[q.Term], leaf: Leaf, context: SearchContext) -> Hits | None:
    """Scores are added in the order of the terms. None where some of them are scored by a matcher alone."""
    found = [each for term in terms if (each := leaf.found(term))]
    if len(found) < len(terms):
        return NONE
    scorers = [leaf.scorer(term.fieldname, each.entry.term, context) for term, each in zip(terms, found, strict=True)]
    if any(each.field.has_weights for each in found) or not all(map(scoring.takes_arrays, scorers)):
        return None
    rows = [each.field.row(each.entry) for each in found]
    is_scored = context.weighting is not None
    documents, frequencies = _intersection(found, rows, is_scored=is_scored)
    scores = np.zeros(len(documents))
    if not is_scored or not len(documents):
        return Hits(documents, scores)
    spots = spots_of(documents)
    for at, (term, row, scorer) in enumerate(zip(terms, rows, scorers, strict=True)):
        counted = Counted(documents, row.at(documents, spots, all_have_it=True) if row else frequencies[at], None)
        scores += boosted(scoring.scores(scorer, counted, leaf.lengths(term.fieldname)), term.boost)
    return Hits(documents, scores)


def _intersection(
    found: Sequence[Found], rows: Sequence[Row | None], *, is_scored: bool
) -> tuple[Values, dict[int, Frequencies]]:
    """With how often they have those of the terms that are not frequent, if that is to be scored."""
    bits = [row.bits for row in rows if row]
    lists = sorted((at for at, row in enumerate(rows) if not row), key=lambda at: found[at].entry.documents)
    if not lists:
        return numbers_of(reduce(np.bitwise_and, bits)), {}
    field, entry = found[lists[0]]
    documents, told, _ = field.counted(entry)
    frequencies = {lists[0]: told}
    for each in bits:
        documents, frequencies = _kept(are_set(each, documents), documents, frequencies)
    for at in lists[1:]:
        field, entry = found[at]
        if is_scored:
            frequencies[at] = field.frequencies_in(entry, documents)
        which = frequencies[at].astype(np.bool_) if is_scored else field.holding(entry, documents)
        documents, frequencies = _kept(which, documents, frequencies)
    return documents, frequencies


def _kept(
    which: NDArray[np.bool_], documents: Values, frequencies: dict[int, Frequencies]
) -> tuple[Values, dict[int, Frequencies]]:
    return documents[which], {at: each[which] for at, each in frequencies.items()}
