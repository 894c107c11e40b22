"""Ascending integers, compressed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.lists.elias_fano import decode, decode_many, decode_near, encode, size, sizes

UNIVERSES = st.one_of(st.integers(1, 300), st.integers(1, 1 << 20), st.integers(1, 1 << 40))


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[list[int]], int]:
    universe = draw(UNIVERSES)
    rows = st.lists(st.integers(0, universe - 1), max_size=40).map(sorted)
    return draw(st.lists(rows, max_size=8)), universe


@given(lists())
def test_what_is_encoded_is_decoded(drawn: tuple[list[list[int]], int]) -> None:
    rows, universe = drawn
    counts = np.array([len(row) for row in rows], np.int64)
    values = np.array([value for row in rows for value in row], np.int64)
    data, starts = encode(values, counts, universe)
    assert [
        decode(data[start:], int(count), universe).tolist() for start, count in zip(starts, counts, strict=False)
    ] == rows


@given(lists())
def test_many_are_decoded_at_once(drawn: tuple[list[list[int]], int]) -> None:
    rows, universe = drawn
    counts = np.array([len(row) for row in rows], np.int64)
    values = np.array([value for row in rows for value in row], np.int64)
    data, starts = encode(values, counts, universe)
    assert decode_many(data, starts[:-1], counts, universe).tolist() == values.tolist()


@given(lists(), st.data())
def test_values_near_others_are_decoded_without_the_rest(
    drawn: tuple[list[list[int]], int], data: st.DataObject
) -> None:
    universe = drawn[1]
    for row in filter(None, drawn[0]):
        encoded = encode(np.array(row, np.int64), np.array([len(row)]), universe).data
        pairs = data.draw(st.lists(st.tuples(*[st.integers(0, universe - 1)] * 2).map(sorted), max_size=5).map(sorted))
        firsts, lasts = np.array(pairs, np.int64).reshape(-1, 2).T
        near = decode_near(encoded, len(row), universe, firsts, lasts).tolist()
        inside = [value for value in row if any(first <= value <= last for first, last in pairs)]
        assert [value for value in near if any(first <= value <= last for first, last in pairs)] == inside
        assert near == sorted(near)
        assert set(near) <= set(row)


def test_few_words_are_read_for_a_few_values() -> None:
    values = np.arange(0, 1 << 24, 300)
    data = encode(values, np.array([len(values)]), 1 << 24).data
    some = np.array([30_000, 9_000_000])
    assert len(decode_near(data, len(values), 1 << 24, some, some)) < 150


def test_short_lists_and_long_ones_lie_side_by_side() -> None:
    chance = np.random.default_rng(2)
    counts, universe = chance.integers(1, 5000, 150), 1 << 22
    rows = [np.sort(chance.integers(0, universe, count)) for count in counts]
    data, starts = encode(np.concatenate(rows), counts, universe)
    assert decode_many(data, starts[:-1], counts, universe).tolist() == np.concatenate(rows).tolist()
    for row, start in zip(rows, starts, strict=False):
        assert decode(data[start:], len(row), universe).tolist() == row.tolist()


@given(lists())
def test_where_a_list_begins_follows_from_the_numbers_of_values(drawn: tuple[list[list[int]], int]) -> None:
    rows, universe = drawn
    counts = np.array([len(row) for row in rows], np.int64)
    starts = encode(np.array([value for row in rows for value in row], np.int64), counts, universe).starts
    assert np.diff(starts).tolist() == sizes(counts, universe).tolist() == [size(len(row), universe) for row in rows]


@pytest.mark.parametrize("count", [1, 100, 10_000])
def test_a_list_costs_little_more_than_it_must(count: int) -> None:
    universe = 1 << 24
    values = np.sort(np.random.default_rng(1).integers(0, universe, count))
    least = count * np.log2(universe / count)
    assert len(encode(values, np.array([count]), universe).data) * 8 < least + 4.1 * count + 8
