"""Whether values are in compressed lists."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.lists.elias_fano import Values, encode
from search.columnar.lists.membership import are_in


def found(rows: list[list[int]], universe: int, sought: Values) -> list[list[bool]]:
    counts = np.array([len(row) for row in rows])
    data, starts = encode(np.concatenate([np.array(row, np.int64) for row in rows]), counts, universe)
    return are_in(data, starts[:-1].tolist(), counts.tolist(), universe, sought).tolist()  # type: ignore[no-any-return]


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[list[int]], int, Values]:
    """Some of them dense, and values of which many are in one of them."""
    universe = draw(st.one_of(st.integers(1, 300), st.integers(1, 1 << 20), st.integers(1, 1 << 40)))
    number = st.integers(0, universe - 1)
    row = st.lists(number, min_size=1, max_size=40).map(sorted)
    run = st.tuples(number, st.integers(1, 300)).map(lambda drawn: [*range(drawn[0], min(sum(drawn), universe))])
    rows = draw(st.lists(st.one_of(row, run), min_size=1, max_size=4))
    known = st.sampled_from([value for values in rows for value in values])
    columns = draw(st.integers(0, 20))
    sought = [draw(st.lists(st.one_of(number, known), min_size=columns, max_size=columns)) for _ in rows]
    return rows, universe, np.array(sought, np.int64).reshape(len(rows), columns)


@given(lists())
def test_values_are_found_in_their_lists_and_no_others(drawn: tuple[list[list[int]], int, Values]) -> None:
    rows, universe, sought = drawn
    wanted = [[value in row for value in own] for row, own in zip(rows, sought.tolist(), strict=True)]
    assert found(rows, universe, sought) == wanted


@pytest.mark.parametrize("count", [1, 62, 63, 64, 65, 128, 5000])
def test_many_values_of_one_high_part_are_told_apart(count: int) -> None:
    universe = 1 << 24
    row = [*range(1 << 20, (1 << 20) + 2 * count, 2)]
    sought = np.arange((1 << 20) - 2, (1 << 20) + 2 * count + 2)
    assert found([row, row], universe, np.stack([sought, sought])) == [[value in row for value in sought.tolist()]] * 2


def test_long_lists_are_looked_into_together() -> None:
    chance, universe = np.random.default_rng(3), 1 << 27
    rows = [np.sort(chance.choice(universe, count, replace=False)) for count in (300, 9_000, 40_000, 200_000)]
    sought = np.sort(np.concatenate([chance.integers(0, universe, 500), *(chance.choice(row, 300) for row in rows)]))
    assert found([row.tolist() for row in rows], universe, np.stack([sought] * 4)) == [
        np.isin(sought, row).tolist() for row in rows
    ]
