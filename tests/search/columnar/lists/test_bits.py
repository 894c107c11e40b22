"""Sets of numbers as bits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.lists.bits import add_to, are_set, bits_of, count, numbers_of, words

SIZE = 300
NUMBERS = st.sets(st.integers(0, SIZE - 1)).map(sorted)


def array(numbers: list[int]) -> np.ndarray:
    return np.array(numbers, np.int64)


@given(NUMBERS)
def test_the_numbers_come_back(numbers: list[int]) -> None:
    bits = bits_of(array(numbers), SIZE)
    assert len(bits) == words(SIZE)
    assert numbers_of(bits).tolist() == numbers
    assert count(bits) == len(numbers)


@pytest.mark.parametrize("share", [0.001, 0.05, 0.09, 0.5])
def test_so_do_few_and_many_of_many(share: float) -> None:
    numbers = np.flatnonzero(np.random.default_rng(1).random(5000) < share)
    assert numbers_of(bits_of(numbers, 5000)).tolist() == numbers.tolist()


@given(NUMBERS, NUMBERS)
def test_numbers_are_looked_up(numbers: list[int], others: list[int]) -> None:
    bits = bits_of(array(numbers), SIZE)
    assert are_set(bits, array(others)).tolist() == [other in numbers for other in others]


@given(NUMBERS, NUMBERS)
def test_numbers_are_put_in(numbers: list[int], others: list[int]) -> None:
    bits = bits_of(array(numbers), SIZE)
    add_to(bits, array(others))
    assert numbers_of(bits).tolist() == sorted({*numbers, *others})
