"""Which weights put what was sought first: measured on cases whose answer is known."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.answering.weights import Weights
from search.columnar.asking.hits import Scores

NAMES = tuple(field.name for field in fields(Weights))
TUNED = ("lead", "subject", "pairs", "near", "characters")
"""Against the body's weight, which stays, as does the title's: titles are what is asked."""
DEEPEST = 10
"""Hits that a reader looks at."""
_STEPS = (0.5, 0.7, 0.85, 1.2, 1.4, 2.0)
_ROUNDS = 6


class Case(NamedTuple):
    """The candidates for one query: of each a row of scores by the names of weights; `answer` is one's row, or None."""

    rows: NDArray[np.float64]
    answer: int | None


class Quality(NamedTuple):
    """Of 1 at the most: the mean of 1 / place of the answer, and in how many cases it is shown; DEEPEST hits count."""

    reciprocal: float
    recall: float


def quality_of_places(places: NDArray[np.integer]) -> Quality:
    """`places` count from 1; 0 is nowhere."""
    shown = (places > 0) & (places <= DEEPEST)
    reciprocal = np.divide(1.0, places, where=shown, out=np.zeros(len(places)))
    return Quality(float(reciprocal.mean()), float(shown.mean()))


def quality(cases: Sequence[Case], weights: Weights) -> Quality:
    """With these weights."""
    return quality_of_places(np.array([_place(case, weights) for case in cases]))


def tuned(cases: Sequence[Case], weights: Weights) -> Weights:
    """Weights changed one at a time, as long as that puts answers further up."""
    best = quality(cases, weights)
    for _ in range(_ROUNDS):
        before = best
        for name in TUNED:
            steps = [replace(weights, **{name: round(getattr(weights, name) * step, 3)}) for step in _STEPS]
            reached, step = max(((quality(cases, step), step) for step in steps), key=lambda pair: pair[0])
            if reached > best:
                best, weights = reached, step
        if best == before:
            break
    return weights


def place_of(scores: Scores, answer: int) -> int:
    """From 1; of equals the earlier ones come first."""
    return 1 + int((scores > scores[answer]).sum() + (scores[:answer] == scores[answer]).sum())


def _place(case: Case, weights: Weights) -> int:
    if case.answer is None:
        return 0
    values = asdict(weights)
    return place_of(case.rows @ [values[name] for name in NAMES], case.answer)
