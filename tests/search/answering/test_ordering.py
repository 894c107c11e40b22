"""A page of an order is what sorting everything and cutting would give."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.answering.ordering import window

ROWS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0.5, 1.5]), st.sampled_from([b"a", b"ab", b"c"])))


@given(rows=ROWS, start=st.integers(-1, 12), length=st.integers(-1, 12), keys=st.integers(0, 3))
def test_any_window_is_a_piece_of_the_sorted_whole(
    rows: list[tuple[int, float, bytes]], start: int, length: int, keys: int
) -> None:
    columns = [np.array([row[key] for row in rows]) for key in range(keys)]
    found = window(len(rows), [column.take for column in columns], start, start + length)
    whole = sorted(range(len(rows)), key=lambda place: rows[place][:keys])
    assert found.tolist() == whole[max(start, 0) : max(start + length, 0)]


def test_a_key_is_asked_only_where_the_keys_before_it_leave_places_equal() -> None:
    numbers = np.arange(300) // 3
    asked: list[int] = []

    def costly(places: np.typing.NDArray[np.int64]) -> np.typing.NDArray[np.int64]:
        asked.append(len(places))
        return -places

    assert window(300, [numbers.take, costly], 249, 252).tolist() == [251, 250, 249]
    assert max(asked) <= 3
