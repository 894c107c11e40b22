"""Documents found, and what is done with several of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.asking.hits import Hits, Sum, best, union

SCORES = st.dictionaries(st.integers(0, 200), st.integers(0, 4), max_size=20)


def found(scores: dict[int, int]) -> Hits:
    return Hits(np.array(sorted(scores), np.int64), np.array([scores[n] for n in sorted(scores)], np.float64))


def summed(every: list[dict[int, int]]) -> Hits:
    total = Sum(201)
    for scores in every:
        total.add(found(scores))
    return total.hits()


@given(st.lists(SCORES, max_size=4))
def test_scores_of_one_document_are_added_up(every: list[dict[int, int]]) -> None:
    added: dict[int, int] = {}
    for scores in every:
        for number, score in scores.items():
            added[number] = added.get(number, 0) + score
    for told in (union(list(map(found, every))), summed(every)):
        assert dict(zip(told.documents.tolist(), told.scores.tolist(), strict=True)) == added
        assert told.documents.tolist() == sorted(added)


@given(st.lists(st.integers(0, 5)), st.integers(0, 8))
def test_the_best_come_first_and_of_equal_ones_the_one_before(scores: list[int], count: int) -> None:
    expected = sorted(range(len(scores)), key=lambda at: (-scores[at], at))[:count]
    assert best(np.array(scores, np.float64), count).tolist() == expected


@pytest.mark.parametrize("different", [1, 7, 100_000])
@pytest.mark.parametrize("count", [20, 1000, 9000])
def test_the_best_of_many_are_found_by_heaps(different: int, count: int) -> None:
    scores = np.random.default_rng(1).integers(0, different, 20_003).astype(np.float64)
    expected = sorted(range(len(scores)), key=lambda at: (-scores[at], at))[:count]
    assert best(scores, count).tolist() == expected
