"""Scores of whole lists: Whoosh's own formulas on arrays, its BM25F in a compiled loop.

By Whoosh's operations in Whoosh's order: so they equal its own to the last bit.
"""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from whoosh.scoring import BM25F, BM25FScorer, WeightingModel, WeightLengthScorer, WeightScorer
from whoosh.searching import Searcher

from search.columnar.asking.hits import Scores
from search.columnar.compiling import compiled
from search.columnar.documents.reading import LENGTHS
from search.columnar.lists.elias_fano import Bytes, Values
from search.columnar.lists.postings import Counted


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


def has_most(scorer: Any) -> bool:
    """Whether a term adds something to each score, and never as much as `most`."""
    return _is_bm25f(scorer) and 0 <= scorer.B <= 1 and scorer.K1 > 0 and scorer.idf > 0


def most(scorer: Any) -> float:
    """However often a term stands in a text, and however short that is."""
    return float(scorer.idf * (scorer.K1 + 1))


def _is_bm25f(scorer: Any) -> bool:
    # A scorer of its kind may have a formula of its own.
    return type(scorer) in (Bm25f, BM25FScorer)


def scores(scorer: Any, counted: Counted, lengths: Bytes) -> Scores:
    """One for each of the documents; 0 without a scorer. `lengths`: of the field, by all documents."""
    if scorer is None:
        return np.zeros(len(counted.documents))
    if counted.weights is None and _is_bm25f(scorer):
        norms = _norms(scorer.avgfl, scorer.B, scorer.K1)
        return _bm25f(counted.documents, counted.frequencies, lengths, norms, float(scorer.idf), float(scorer.K1))
    weights: Scores = (counted.frequencies if counted.weights is None else counted.weights).astype(np.float64)
    if isinstance(scorer, WeightScorer):
        return weights
    own_lengths = LENGTHS[lengths[counted.documents]]
    if _is_bm25f(scorer):
        norm = scorer.K1 * ((1 - scorer.B) + scorer.B * own_lengths / scorer.avgfl)
        return scorer.idf * (weights * (scorer.K1 + 1) / (weights + norm))  # type: ignore[no-any-return]
    scored: Scores = scorer._score(weights, own_lengths)  # noqa: SLF001
    return scored


@compiled
def _bm25f(documents: Values, frequencies: Values, lengths: Bytes, norms: Scores, idf: float, k1: float) -> Scores:
    """In the order in which Whoosh works it out."""
    scores = np.zeros(len(documents))
    for k in range(len(documents)):
        if not 0 <= documents[k] < len(lengths):
            raise ValueError("There is no such document.")
        if frequencies[k]:
            scores[k] = idf * (frequencies[k] * (k1 + 1) / (frequencies[k] + norms[lengths[documents[k]]]))
    return scores


@lru_cache(maxsize=16)
def _norms(average: float, b: float, k1: float) -> Scores:
    """What is added to a frequency, by the byte of the length."""
    norms: Scores = np.asarray(k1 * ((1 - b) + b * LENGTHS / average), np.float64)
    return norms
