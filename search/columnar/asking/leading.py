"""The best few hits of a frequent term: which documents score best is known, however they are weighed (`frequent`)."""

import numpy as np
from whoosh import query as q
from whoosh.searching import SearchContext

from search.columnar.asking import scoring
from search.columnar.asking.hits import Best, best
from search.columnar.asking.leaf import Leaf
from search.columnar.lists.bits import are_set
from search.columnar.lists.frequent import LEADING
from search.columnar.lists.postings import Counted


def leading(query: q.Term, leaf: Leaf, context: SearchContext, wanted: int) -> Best | None:
    """Of one segment; None for a term, a weighting or a number of documents of which that is not known."""
    found = leaf.found(query)
    row = found.field.row(found.entry) if found and wanted + len(leaf.gone) <= LEADING else None
    if found is None or row is None or not len(row.best) or query.boost <= 0:
        return None
    scorer = leaf.scorer(query.fieldname, found.entry.term, context)
    if not scoring.prefers_leading(scorer):
        return None
    documents, frequencies = np.ascontiguousarray(row.best.T, np.int64)
    hits = leaf.living(leaf.scored(query, Counted(documents, frequencies, None), scorer))
    gone = int(np.count_nonzero(are_set(row.bits, leaf.gone)))
    return Best(found.entry.documents - gone, hits.at(best(hits.scores, wanted)))
