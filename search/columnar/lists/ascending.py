"""Numbers that ascend; what goes through them one by one is compiled (`search.columnar.compiling`)."""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Values

_LONGER = 3
"""In a list of so many times as many numbers the next is mostly still less than what is sought."""


def distinct(numbers: Values) -> Values:
    """Each number once; none is below 0. Numpy's `unique` hashes them, which takes up to seven times as long."""
    ascending = np.sort(numbers)
    each: Values = ascending[np.diff(ascending, prepend=-1) != 0]
    return each


@compiled
def common(one: Values, other: Values, distance: int) -> Values:
    """Of the one those that have, at their distance, any of the other."""
    both, found, there = np.empty(len(one) + 1, np.int64), 0, 0
    if len(one) * _LONGER >= len(other):
        return both[: take_common(one, other, distance, both)]
    for value in one:
        while there < len(other) and other[there] < value + distance:
            there += 1
        both[found] = value
        found += there < len(other) and other[there] == value + distance
    return both[:found]


@compiled
def take_common(one: Values, other: Values, distance: int, both: Values) -> int:
    """Put those that are `common` into `both`, which has room for one more than there are of the one; say how many."""
    here, there, found = 0, 0, 0
    while here < len(one) and there < len(other):
        # Without a branch: which of them is less cannot be foreseen.
        value, sought = one[here] + distance, other[there]
        both[found] = one[here]
        found += value == sought
        here += value <= sought
        there += sought <= value
    return found


@compiled
def are_among(some: Values, others: Values) -> NDArray[np.bool_]:
    """Which of some numbers are among others."""
    are_among, at = np.zeros(len(some), np.bool_), 0
    for k in range(len(some)):
        at = _reached(others, at, some[k])
        are_among[k] = at < len(others) and others[at] == some[k]
    return are_among


@compiled
def told(some: Values, others: Values, values: Values) -> Values:
    """For each of some numbers, which of the values beside the others is told of it; 0 for one that is none of them."""
    told, at = np.zeros(len(some), np.int64), 0
    for k in range(len(some)):
        at = _reached(others, at, some[k])
        if at < len(others) and others[at] == some[k]:
            told[k] = values[at]
    return told


@compiled
def add_told(sums: NDArray[np.float64], some: Values, others: Values, values: NDArray[np.float64]) -> None:
    """To the sum of each of some numbers, add the value beside it among the others."""
    here, there = 0, 0
    if len(others) * _LONGER < len(some):
        for there in range(len(others)):
            here = _reached(some, here, others[there])
            if here < len(some) and some[here] == others[there]:
                sums[here] += values[there]
        return
    while here < len(some) and there < len(others):
        one, other = some[here], others[there]
        if one == other:
            sums[here] += values[there]
        # Without a branch: which of them is less cannot be foreseen.
        here += one <= other
        there += other <= one


@compiled
def _reached(numbers: Values, at: int, least: int) -> int:
    """From a place on, the first of a number that is not less: steps double, and then halve."""
    step = 1
    while at + step <= len(numbers) and numbers[at + step - 1] < least:
        at += step
        step *= 2
    while step > 1:
        step //= 2
        if at + step <= len(numbers) and numbers[at + step - 1] < least:
            at += step
    return at


@compiled
def spread(starts: Values, counts: Values) -> Values:
    """So many numbers from each start on, one after another."""
    every, number = np.empty(counts.sum(), np.int64), 0
    for k in range(len(starts)):
        for ahead in range(counts[k]):
            every[number] = starts[k] + ahead
            number += 1
    return every
