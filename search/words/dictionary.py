"""What jieba knows, read from its own files into tables for `cutting`: in a tenth of a second, 20 MB."""

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp, log
from pathlib import Path
from typing import NamedTuple

import jieba
import numpy as np
from jieba.finalseg import MIN_FLOAT
from jieba.finalseg.prob_emit import P as EMITS
from jieba.finalseg.prob_start import P as STARTS
from jieba.finalseg.prob_trans import P as FOLLOWS

from articles.reading.script import codes_of
from search.words import cutting
from search.words.cutting import FIRST, LAST, NODE, Bits, Codes, Numbers, Scores, planted, telling
from search.words.own import Own


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
_STATES = "BEMS"
_NO_WORD = 1.0


@lru_cache(maxsize=3)
def tables(own: Own) -> Tables:
    """With words that curators add, each counted so often that it stays whole by itself, as jieba suggests it."""
    return read({word: _number(word) for word in own})


def is_known(word: str) -> bool:
    """Whether jieba's dictionary has the word, and it stays whole by itself."""
    codes, plain = codes_of(word), tables(())
    return int(_ways(codes)[0]) == len(codes) and cutting.score_of(codes, 0, len(codes), *plain.words) <= 0


def _ways(codes: Codes) -> Codes:
    return cutting.find_ways(codes, np.array([len(codes)]), *tables(()).words, tables(()).alone)


def _number(word: str) -> int:
    """One more than the likeliest way through the word comes to: the product of what its pieces are counted."""
    plain, codes = tables(()), codes_of(word)
    ways = _ways(codes)
    at, likeliest = 0, 0.0
    while at < len(codes):
        score = cutting.score_of(codes, at, int(ways[at]), *plain.words)
        likeliest += score if score <= 0 else plain.alone
        at = int(ways[at])
    return int(exp(likeliest - plain.alone)) + 1


def read(own_words: Mapping[str, int]) -> Tables:
    """With these words, each counted so often, as jieba adds them."""
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
