"""How often values occur among documents; the functions are compiled (`search.columnar.compiling`).

Codes tell by document which set of values it has, `ends` where the members of each set end among all, in order. Each
raises ValueError for a code that is of no set.
"""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Values


@compiled
def times_of_sets(codes: NDArray[np.uint32], documents: Values, sets: int) -> Values:
    """How many of the documents have each of so many sets."""
    times = np.zeros(sets, np.int64)
    for document in documents:
        code = codes[document]
        if code >= sets:
            raise ValueError("No set has this code.")
        times[code] += 1
    return times


@compiled
def counts_of_values(
    codes: NDArray[np.uint32], documents: Values, ends: Values, members: Values, values: int
) -> Values:
    """How many of the documents have each of so many values, which are all that the members are."""
    counts = np.zeros(values, np.int64)
    if not len(members):
        return counts
    if len(documents) < len(ends):
        for document in documents:
            code = codes[document]
            if code >= len(ends):
                raise ValueError("No set has this code.")
            for at in range(ends[code - 1] if code else 0, ends[code]):
                counts[members[at]] += 1
        return counts
    times, at = times_of_sets(codes, documents, len(ends)), 0
    for code in range(len(ends)):
        while at < ends[code]:
            counts[members[at]] += times[code]
            at += 1
    return counts
