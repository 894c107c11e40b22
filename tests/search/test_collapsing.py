"""Of reprints one hit stands for all."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.collapsing import first_of_each
from search.ordering import window

HITS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.booleans(), st.sampled_from([b"a", b"ab", b"c"])))
"""Each with its family, 0 for none, and three keys."""


@given(hits=HITS, keys=st.integers(0, 3))
def test_the_first_of_each_family_stands_for_it(hits: list[tuple[int, int, bool, bytes]], keys: int) -> None:
    families = np.array([hit[0] for hit in hits], np.int64)
    columns = [np.array([hit[1 + key] for hit in hits]) for key in range(keys)]
    entries = first_of_each(families, 0, [column.take for column in columns])
    order = window(len(hits), [column.take for column in columns], 0, len(hits)).tolist()
    firsts = {hits[place][0] or -1 - place: place for place in reversed(order)}
    assert entries.places.tolist() == sorted(firsts.values())


@given(hits=HITS)
def test_every_hit_is_stood_for_once(hits: list[tuple[int, int, bool, bytes]]) -> None:
    families = np.array([hit[0] for hit in hits], np.int64)
    entries = first_of_each(families, 0, [])
    assert entries.hits.sum() == len(hits)
    for place, times in zip(entries.places.tolist(), entries.hits.tolist(), strict=True):
        assert times == (1 if families[place] == 0 else np.count_nonzero(families == families[place]))
