"""Numbers that ascend."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.lists.ascending import add_told, are_among, common, distinct, spread, told

NUMBERS = st.lists(st.integers(0, 10_000_000), unique=True, max_size=40).map(sorted)


@given(NUMBERS, NUMBERS, st.integers(-2, 2))
def test_what_two_lists_have_in_common(one: list[int], other: list[int], distance: int) -> None:
    other = sorted({*(value + distance for value in one[::2]), *other})
    both = common(np.array(one, np.int64), np.array(other, np.int64), distance)
    assert both.tolist() == [value for value in one if value + distance in other]


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 4)), max_size=8))
def test_numbers_from_several_starts_on(drawn: list[tuple[int, int]]) -> None:
    starts, counts = np.array(drawn, np.int64).reshape(-1, 2).T.copy()
    assert spread(starts, counts).tolist() == [start + ahead for start, count in drawn for ahead in range(count)]


@given(NUMBERS, NUMBERS)
def test_what_is_told_of_numbers_among_others(some: list[int], others: list[int]) -> None:
    others = sorted({*some[::2], *others})
    here, there = np.array(some, np.int64), np.array(others, np.int64)
    assert are_among(here, there).tolist() == [number in others for number in some]
    assert told(here, there, there + 1).tolist() == [number + 1 if number in others else 0 for number in some]
    sums = np.arange(len(some), dtype=np.float64)
    add_told(sums, here, there, there / 2)
    assert sums.tolist() == [at + number / 2 if number in others else at for at, number in enumerate(some)]


@given(st.lists(st.integers(0, 20)))
def test_each_number_once_in_order(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))
