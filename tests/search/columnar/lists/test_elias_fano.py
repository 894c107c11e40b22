"""Ascending integers, compressed."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.lists import ascending
from search.columnar.lists.decoding import decode, decode_many
from search.columnar.lists.elias_fano import encode, size, sizes
from search.columnar.lists.seeking import common, decode_near, kept

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
    assert [decode(data, start, count, universe).tolist() for start, count in zip(starts, counts, strict=False)] == rows


@given(lists())
def test_many_are_decoded_at_once(drawn: tuple[list[list[int]], int]) -> None:
    rows, universe = drawn
    counts = np.array([len(row) for row in rows], np.int64)
    values = np.array([value for row in rows for value in row], np.int64)
    data, starts = encode(values, counts, universe)
    assert decode_many(data, starts[:-1], counts, universe).tolist() == values.tolist()


@given(lists(), st.data())
def test_values_of_some_stretches_are_decoded_without_the_rest(
    drawn: tuple[list[list[int]], int], data: st.DataObject
) -> None:
    rows, universe = drawn
    for row in filter(None, rows):
        edges = sorted(data.draw(st.sets(st.integers(0, universe), max_size=10)))
        firsts, ends = np.array(list(zip(edges[::2], edges[1::2], strict=False)), np.int64).reshape(-1, 2).T.copy()
        encoded = encode(np.array(row, np.int64), np.array([len(row)]), universe).data
        inside = [value for value in row if any(first <= value < end for first, end in zip(firsts, ends, strict=True))]
        assert decode_near(encoded, 0, len(row), universe, firsts, ends).tolist() == inside


@given(lists(), st.data())
def test_values_are_sought_at_their_distance_without_decoding(
    drawn: tuple[list[list[int]], int], data: st.DataObject
) -> None:
    rows, universe = drawn
    for row in filter(None, rows):
        sought = data.draw(st.lists(st.one_of(st.integers(0, universe), st.sampled_from(row))).map(sorted))
        distance = data.draw(st.integers(-3, 3))
        encoded = encode(np.array(row, np.int64), np.array([len(row)]), universe).data
        found = kept(encoded, 0, len(row), universe, np.array(sought, np.int64), distance)
        assert found.tolist() == [value for value in sought if value + distance in row]


@pytest.mark.parametrize("few", [1, 10, 1000])
@pytest.mark.parametrize("count", [0, 1, 5000, 30_000])
def test_what_a_long_list_has_in_common_is_told_while_it_is_decoded(count: int, few: int) -> None:
    chance, universe = np.random.default_rng(count), 1 << 22
    row = np.sort(chance.integers(0, universe, count))
    places = np.sort(np.concatenate([row[::few] - 3, chance.integers(0, universe, 1000 // few)]))
    encoded = encode(row, np.array([count]), universe).data
    found = common(encoded, 0, count, universe, places, 3)
    assert found.tolist() == ascending.common(places, row, 3).tolist()


@pytest.mark.parametrize("count", [1, 62, 63, 64, 65, 128, 5000])
def test_many_values_of_one_high_part_are_told_apart(count: int) -> None:
    row = np.arange(1 << 20, (1 << 20) + 2 * count, 2)
    encoded = encode(row, np.array([count]), 1 << 24).data
    sought = np.arange((1 << 20) - 2, (1 << 20) + 2 * count + 2)
    assert kept(encoded, 0, count, 1 << 24, sought, 0).tolist() == row.tolist()
    assert decode_near(encoded, 0, count, 1 << 24, sought, sought + 1).tolist() == row.tolist()


@given(lists(), st.data())
def test_a_damaged_list_gives_values_of_its_universe_or_none(
    drawn: tuple[list[list[int]], int], data: st.DataObject
) -> None:
    rows, universe = drawn
    for row in filter(None, rows):
        damaged = encode(np.array(row, np.int64), np.array([len(row)]), universe).data.copy()
        damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= data.draw(st.integers(1, 255))
        damaged.setflags(write=False)
        nothing, everything = np.array([0]), np.array([universe])
        with suppress(ValueError):
            assert all(0 <= value < universe for value in decode(damaged, 0, len(row), universe))
        with suppress(ValueError):
            near = decode_near(damaged, 0, len(row), universe, nothing, everything)
            assert all(0 <= value < universe for value in near)
        with suppress(ValueError):
            assert len(common(damaged, 0, len(row), universe, np.array(row), 0)) <= len(row)


def test_a_list_behind_the_end_of_its_file_is_damaged() -> None:
    encoded = encode(np.array([5, 9]), np.array([2]), 1 << 20).data
    for start in (-1, 1, 1 << 40):
        with pytest.raises(ValueError, match="not where it was written"):
            decode(encoded, start, 2, 1 << 20)


def test_what_does_not_ascend_below_its_universe_is_no_list() -> None:
    for values in ([5, 4], [-1, 4], [4, 10]):
        with pytest.raises(ValueError, match="ascend"):
            encode(np.array(values), np.array([2]), 10)


def test_short_lists_and_long_ones_lie_side_by_side() -> None:
    chance = np.random.default_rng(2)
    counts, universe = chance.integers(1, 5000, 150), 1 << 22
    rows = [np.sort(chance.integers(0, universe, count)) for count in counts]
    data, starts = encode(np.concatenate(rows), counts, universe)
    assert decode_many(data, starts[:-1], counts, universe).tolist() == np.concatenate(rows).tolist()
    for row, start in zip(rows, starts, strict=False):
        assert decode(data, start, len(row), universe).tolist() == row.tolist()


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
