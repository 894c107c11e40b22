"""What stands behind the hits where they are too few: documents that have most of what was asked for."""

from math import log

import numpy as np

from search.answering.filtering import Filters, filtered
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.meaning import barred, parts_of
from search.query.tree import All

MOST = 0.5
"""Of what the best document has of it, each part counting by its rarity."""


def holding_most(snapshot: Snapshot, tree: All, filters: Filters, hits: Values) -> Values:
    """Documents other than the hits, ascending. What is barred stays barred, and filters filter.

    What has no parts but itself, or nothing but what is barred, leaves nobody behind.
    """
    parts = parts_of(tree)
    if len(parts) < 2 and {*parts} <= {*tree.parts}:
        return hits[:0]
    held = np.zeros(snapshot.size)
    for part in parts:
        documents = snapshot.matches(matching(part))
        if len(documents):
            held[documents] += log(snapshot.size / len(documents)) + 1
    allowed = filtered(snapshot, snapshot.matches(matching(barred(tree))), filters)
    best = held[allowed].max(initial=0.0)
    enough = allowed[held[allowed] >= MOST * best] if best else hits[:0]
    rest: Values = np.setdiff1d(enough, hits, assume_unique=True)
    return rest
