"""What jieba knows, read from its own files into tables for `cutting`: in a tenth of a second, 20 MB."""

import hashlib
from collections.abc import Mapping
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

import jieba
import numpy as np
from jieba.finalseg import MIN_FLOAT
from jieba.finalseg.prob_emit import P as EMITS
from jieba.finalseg.prob_start import P as STARTS
from jieba.finalseg.prob_trans import P as FOLLOWS

from articles.reading.script import codes_of
from search.words.cutting import FIRST, LAST, NODE, Bits, Numbers, Scores, planted, telling


class Words(NamedTuple):
    """The dictionary, as `cutting` describes it."""

    slots: Numbers
    told: Bits
    roots: Numbers
    scores: Scores


class Model(NamedTuple):
    """What tells words that no dictionary has."""

    starts: Scores
    follows: Scores
    emits: Scores


class Tables(NamedTuple):
    """`alone` is the score of a character that is no word."""

    words: Words
    alone: float
    model: Model


FILE = Path(jieba.__file__).parent / "dict.txt"
OWN_WORDS: Mapping[str, int] = {}
"""What the dictionary lacks, and how often each is counted."""
_STATES = "BEMS"
_NO_WORD = 1.0


@cache
def tables() -> Tables:
    """One a process."""
    return read(OWN_WORDS)


def read(own_words: Mapping[str, int]) -> Tables:
    """With words of our own, as jieba adds them."""
    own = "".join(f"{word} {number}\n" for word, number in own_words.items())
    slots, numbers, total = planted(codes_of(FILE.read_text(encoding="utf-8") + own))
    each, which = np.unique(numbers, return_inverse=True)
    scores = np.array([log(number) - log(total) if number else _NO_WORD for number in each.tolist()])
    return Tables(Words(slots, telling(slots), _roots(slots), scores[which]), -log(total), _model())


@cache
def fingerprint() -> str:
    """Of the dictionary as it lies on disk."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()[:16]


def _roots(slots: Numbers) -> Numbers:
    """Branches of the node 0 are those with the lowest numbers."""
    roots, branches = np.full(LAST + 1, -1), slots >> NODE
    some = slots[(branches >= 0) & (branches <= LAST)]
    roots[some >> NODE] = some & (1 << NODE) - 1
    return roots


def _model() -> Model:
    starts = np.array([STARTS[state] for state in _STATES])
    follows = np.array([[FOLLOWS[state].get(after, MIN_FLOAT) for after in _STATES] for state in _STATES])
    emits = np.full((LAST + 1 - FIRST, len(_STATES)), MIN_FLOAT)
    for column, state in enumerate(_STATES):
        for character, score in EMITS[state].items():
            if FIRST <= ord(character) <= LAST:
                emits[ord(character) - FIRST, column] = score
    return Model(starts, follows, emits)
