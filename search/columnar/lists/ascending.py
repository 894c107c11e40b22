"""Numbers that ascend; the functions are compiled (`search.columnar.compiling`)."""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.lists.elias_fano import Values

_LONGER = 3
"""So many times as many numbers are many."""


@compiled
def common(one: Values, other: Values, distance: int) -> Values:
    """Of the one those that have, at their distance, any of the other."""
    both = np.empty(len(one) + 1, np.int64)
    _, found = take_common(one, other, distance, are_few(len(one), len(other)), both)
    return both[:found]


@compiled
def are_few(some: int, others: int) -> bool:
    """Whether among so many others the next is mostly still less than the one of some that is sought."""
    return some * _LONGER < others


@compiled
def take_common(one: Values, other: Values, distance: int, is_few: bool, both: Values) -> tuple[int, int]:
    """Into `both`, which has room for one more than there are of the one, those that are `common`. Returns how many of
    the one were compared with all of the other that might be theirs, and how many are common.
    """
    here, there, found = 0, 0, 0
    if is_few:
        while here < len(one):
            value = one[here] + distance
            while there < len(other) and other[there] < value:
                there += 1
            if there == len(other):
                break
            both[found] = one[here]
            found += other[there] == value
            here += 1
        return here, found
    while here < len(one) and there < len(other):
        # Without a branch: which of them is less cannot be foreseen.
        value, sought = one[here] + distance, other[there]
        both[found] = one[here]
        found += value == sought
        here += value <= sought
        there += sought <= value
    return here, found


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
    if are_few(len(others), len(some)):
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
