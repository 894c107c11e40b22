"""Numbers that ascend; the functions are compiled (`search.columnar.compiling`)."""

import numpy as np

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Values


@compiled
def common(one: Values, other: Values, distance: int) -> Values:
    """Of the one those that have, at their distance, any of the other."""
    both, number, here, there = np.empty(min(len(one), len(other)) + 1, np.int64), 0, 0, 0
    while here < len(one) and there < len(other):
        # Without a branch: which of them is less cannot be foreseen.
        value, sought = one[here] + distance, other[there]
        both[number] = one[here]
        number += value == sought
        here += value <= sought
        there += sought <= value
    return both[:number]


@compiled
def spread(starts: Values, counts: Values) -> Values:
    """So many numbers from each start on, one after another."""
    every, number = np.empty(counts.sum(), np.int64), 0
    for k in range(len(starts)):
        for ahead in range(counts[k]):
            every[number] = starts[k] + ahead
            number += 1
    return every
