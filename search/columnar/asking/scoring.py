"""Scores of whole lists: Whoosh's own formulas on arrays, its BM25F through a table.

Frequencies are small and a length is one byte, so a field's BM25F but for the term's weight is one of a few thousand
numbers. They are worked out once, by Whoosh's operations in Whoosh's order, and so equal its own to the last bit.
"""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from whoosh.scoring import BM25F, BM25FScorer, WeightingModel, WeightLengthScorer, WeightScorer
from whoosh.searching import Searcher

from search.columnar.asking.hits import Scores
from search.columnar.documents.reading import LENGTHS
from search.columnar.lists.elias_fano import Bytes
from search.columnar.lists.postings import Counted

_TOLD = 256
"""Frequencies that a table tells: those of one byte."""


class Bm25f(NamedTuple):
    """What a scorer of Whoosh's knows, under its names. Making one asks no list for its heaviest weight."""

    idf: float
    avgfl: float
    B: float
    K1: float


def scorer(weighting: WeightingModel, leaf: Searcher, field: str, term: bytes, averages: dict[str, float]) -> Any:
    """Of one term. `averages`: lengths of fields in this commit, filled as they are asked for."""
    if type(weighting) is not BM25F or not leaf.schema[field].scorable:
        return weighting.scorer(leaf, field, term)
    commit = leaf.get_parent()
    if field not in averages:
        averages[field] = commit.avg_field_length(field) or 1
    b = weighting._field_B.get(field, weighting.B)  # noqa: SLF001
    return Bm25f(commit.idf(field, term), averages[field], b, weighting.K1)


def takes_arrays(scorer: Any) -> bool:
    """Whether `scores` can ask it. Any other scorer goes from document to document."""
    return isinstance(scorer, Bm25f | WeightLengthScorer | WeightScorer | None)


def prefers_leading(scorer: Any) -> bool:
    """Whether a higher frequency and a shorter text always score better: then `frequent.leading` are the best."""
    return _is_bm25f(scorer) and scorer.B > 0 and scorer.K1 > 0 and scorer.idf > 0


def _is_bm25f(scorer: Any) -> bool:
    # A scorer of its kind may have a formula of its own.
    return type(scorer) in (Bm25f, BM25FScorer)


def scores(scorer: Any, counted: Counted, lengths: Bytes) -> Scores:
    """One for each of the documents; 0 without a scorer. `lengths`: of the field, by all documents."""
    if scorer is None:
        return np.zeros(len(counted.documents))
    if counted.weights is None and _is_bm25f(scorer):
        return _by_table(scorer, counted, lengths)
    weights: Scores = (counted.frequencies if counted.weights is None else counted.weights).astype(np.float64)
    if isinstance(scorer, WeightScorer):
        return weights
    own_lengths = LENGTHS[lengths[counted.documents]]
    if _is_bm25f(scorer):
        weights = _saturation(weights, own_lengths, *_formula(scorer))
        weights *= scorer.idf
        return weights
    scored: Scores = scorer._score(weights, own_lengths)  # noqa: SLF001
    return scored


def _by_table(scorer: Bm25f | BM25FScorer, counted: Counted, lengths: Bytes) -> Scores:
    frequencies, own_lengths = counted.frequencies, lengths[counted.documents]
    is_byte = frequencies.dtype == np.uint8
    untold = () if is_byte else np.flatnonzero(frequencies >= _TOLD)
    codes = (frequencies if is_byte else np.minimum(frequencies, _TOLD - 1)).astype(np.uint16)
    codes <<= 8
    codes |= own_lengths
    told = _table(*_formula(scorer)).take(codes)
    if len(untold):
        told[untold] = _saturation(
            frequencies[untold].astype(np.float64), LENGTHS[own_lengths[untold]], *_formula(scorer)
        )
    told *= scorer.idf
    return told


def _formula(scorer: Bm25f | BM25FScorer) -> tuple[float, float, float]:
    return scorer.avgfl, scorer.B, scorer.K1


@lru_cache(maxsize=16)
def _table(average: float, b: float, k1: float) -> Scores:
    """By frequency × 256 + the byte of the length."""
    frequencies = np.arange(_TOLD, dtype=np.float64)[:, None]
    with np.errstate(invalid="ignore"):
        table = _saturation(frequencies, LENGTHS[None, :], average, b, k1).ravel()
    table[:256] = 0.0  # where nothing is divided by nothing
    table.setflags(write=False)
    return table


def _saturation(frequencies: Scores, lengths: Any, average: float, b: float, k1: float) -> Scores:
    """BM25F but for the term's own weight, in the order in which Whoosh works it out."""
    saturated: Scores = (frequencies * (k1 + 1)) / (frequencies + k1 * ((1 - b) + b * lengths / average))
    return saturated
