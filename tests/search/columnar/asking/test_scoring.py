"""Scores of whole lists against Whoosh's own formula, number by number."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh.scoring import bm25

from search.columnar.asking.scoring import Bm25f, scores
from search.columnar.documents.reading import LENGTHS
from search.columnar.lists.postings import Counted

ROWS = st.lists(st.tuples(st.integers(1, 200), st.integers(0, 255)), min_size=1, max_size=20)
SCORERS = st.builds(Bm25f, st.floats(0, 20), st.floats(0.5, 5000), st.sampled_from([0.0, 0.75, 1.0]), st.just(1.2))


@given(ROWS, SCORERS, st.booleans())
def test_bm25f_is_that_of_whoosh_to_the_last_bit(rows: list[tuple[int, int]], scorer: Bm25f, has_weights: bool) -> None:
    frequencies, lengths = (np.array(column) for column in zip(*rows, strict=True))
    weights = frequencies.astype(np.float32) if has_weights else None
    told = scores(scorer, Counted(np.arange(len(rows)), frequencies, weights), lengths.astype(np.uint8))
    assert told.tolist() == [
        bm25(scorer.idf, float(frequency), int(LENGTHS[byte]), scorer.avgfl, scorer.B, scorer.K1)
        for frequency, byte in rows
    ]
