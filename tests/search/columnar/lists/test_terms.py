"""Terms as they lie: the same as lists of them."""

from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.lists.terms import Terms, common, joined

STRINGS = st.lists(st.binary(max_size=4) | st.sampled_from([b"ab", b"abc", b"abd", b"\xff\xff"]), unique=True)
ROWS = STRINGS.map(sorted)


@given(STRINGS, st.slices(6))
def test_they_are_the_strings_they_were_made_of(strings: list[bytes], some: slice) -> None:
    terms = Terms.of(strings)
    assert list(terms) == strings
    assert list(terms[some]) == strings[some]
    assert [terms[at] for at in range(len(terms))] == strings


@given(ROWS)
def test_what_is_shared_and_what_is_behind_spell_them_again(strings: list[bytes]) -> None:
    terms = Terms.of(strings)
    shared = terms.shared(None)
    assert shared.tolist()[1:] == [common(one, other) for one, other in pairwise(strings)]
    assert list(Terms.spelt(terms.behind(shared), shared, terms.lengths - shared)) == strings


@pytest.mark.parametrize(
    ("shared", "own"), [([0, 1], [2, 2]), ([0, 3], [2, 1]), ([1, 0], [2, 1]), ([0, -1], [2, 1]), ([0, 0], [4, -1])]
)
def test_what_cannot_have_been_written_is_not_spelt(shared: list[int], own: list[int]) -> None:
    with pytest.raises(ValueError, match="not what was written"):
        Terms.spelt(np.frombuffer(b"abc", np.uint8), np.array(shared), np.array(own))


@pytest.mark.parametrize(("before", "strings"), [(b"b", [b"a"]), (b"a", [b"a"]), (None, [b"ab", b"a"])])
def test_one_that_does_not_come_behind_the_one_before_is_refused(before: bytes | None, strings: list[bytes]) -> None:
    with pytest.raises(ValueError, match="comes behind"):
        Terms.of(strings).shared(before)


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_all_that_are_joined_are_there_once_and_found_by_their_numbers(rows: list[list[bytes]]) -> None:
    every, numbers = joined(list(map(Terms.of, rows)))
    assert list(every) == sorted(set(chain(*rows)))
    assert [[every[number] for number in each.tolist()] for each in numbers] == rows


def test_some_may_be_any() -> None:
    assert list(Terms.of([b"a", b"bc", b"d"]).some(np.array([2, 0, 0]))) == [b"d", b"a", b"a"]
