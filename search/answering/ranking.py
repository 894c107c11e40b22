"""How well documents answer: by their words and pairs of characters, and the best by what stands near one another.

First every document that matches is scored by BM25F: the words of the terms in title, subjects, first paragraph and
body, and the terms' pairs of characters, which find what was cut otherwise. Then the best are scored further by how
much of what was asked stands inside a few lines. Words are long words only: the index holds shorter ones inside them,
but they would count what has been counted.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.scoring import BM25F

from articles.reading.script import comparable
from search.answering.wording import FIELDS, held_as_words, held_whole, words_of
from search.columnar.asking.hits import Scores
from search.columnar.asking.proximity import masses_near
from search.columnar.asking.weighing import Weighed
from search.columnar.lists.ascending import are_among
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.query.tree import All, Term, asked_terms

BEST = 150
"""Documents that are looked at twice: of 1,000 titles, as queries, 99 in a hundred have theirs among so many."""
_SPARE = 2
"""Times as many as are wanted of which it is looked at whether they hold the terms as words."""
_ROUNDED = 1e-9
"""Sums differ by less with the order of what is added up."""
WIDTH = 80
"""Characters inside which terms are near one another."""
WEIGHTS_FILE = Path(__file__).with_name("weights.json")

_WORDS = ("title", "subject", "lead", "body")
# Most articles bear one or two subjects or none, so the length of that field says nothing.
_BY_WORDS = BM25F(subject_B=0.0)
# A pair that comes again says less than a word that does.
_BY_PAIRS = BM25F(B=0.6, K1=0.6)


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word counts in each field, a pair of characters, and what stands near."""

    title: float
    subject: float
    lead: float
    body: float
    pairs: float
    near: float

    @classmethod
    def kept(cls) -> "Weights":
        """As the file has them."""
        return cls(**json.loads(WEIGHTS_FILE.read_text(encoding="ascii")))


WEIGHTS = Weights.kept()


class Ranks(NamedTuple):
    """A row a document, which ascend. `whole`: whether every term stands in it as it was typed, and not only its words;
    `as_words`: whether as whole words, and not across their borders.
    """

    documents: Values
    scores: Scores
    whole: NDArray[np.bool_]
    as_words: NDArray[np.bool_]

    def at(self, places: Values) -> "Ranks":
        """Some of the rows."""
        return Ranks(self.documents[places], self.scores[places], self.whole[places], self.as_words[places])

    def tiers(self) -> NDArray[np.int8]:
        """What is of a higher one is better than all that is not."""
        tiers: NDArray[np.int8] = (self.whole.view(np.int8) << 1) + self.as_words
        return tiers

    @property
    def is_level(self) -> bool:
        """Whether all are of the highest tier, as most are."""
        return bool(self.whole.all() and self.as_words.all())

    def worth(self) -> Scores:
        """By what they are ordered."""
        if self.is_level:
            return self.scores
        tiers = self.tiers()
        return self.scores if (tiers == tiers[0]).all() else self.scores + tiers * (self.scores.max() + 1.0)


def ranked(
    snapshot: Snapshot, tree: All, documents: Values, wanted: int | None = None, *, partly: bool = False
) -> Ranks:
    """Of documents in ascending order: of the best `wanted` and some others, or of all. Those that hold whole terms are
    better than others, then those that hold all as words. Those that hold only parts, whichever, are no better than one
    another but by their scores.
    """
    terms, wanted = asked_terms(tree), len(documents) if wanted is None else max(wanted, BEST)
    every = np.ones(len(documents), np.bool_)
    ranks = Ranks(documents, np.zeros(len(documents)), every, every)
    if not partly:
        ranks = ranks._replace(whole=held_whole(snapshot, terms, documents))
    ranks = _first_ranks(snapshot, tree, ranks, wanted, partly=partly)
    if len(words_of(terms)) > 1:
        best = _best(ranks)
        ranks.scores[best] += WEIGHTS.near * nearness(snapshot, terms, ranks.documents[best])
    return ranks


def _first_ranks(snapshot: Snapshot, tree: All, ranks: Ranks, wanted: int, *, partly: bool) -> Ranks:
    """Of the best `wanted` and some others. As words nearly all documents hold a term: so it is first looked for in
    those alone that are best if it is so. Where too few of these have it, all others that have it may be better.
    """
    parts = _parts(asked_terms(tree))
    if partly:
        return _scored(snapshot, parts, ranks, wanted)
    if wanted * _SPARE < len(ranks.documents):
        likely = _at_least(_scored(snapshot, parts, ranks, wanted * _SPARE), wanted * _SPARE)
        likely = likely._replace(as_words=held_as_words(snapshot, tree, likely.documents))
        if np.count_nonzero(likely.tiers() > 2 * likely.whole.min()) >= wanted:
            return likely
        ranks = ranks._replace(as_words=held_as_words(snapshot, tree, ranks.documents))
        ranks = ranks.at(np.flatnonzero(ranks.as_words | are_among(ranks.documents, likely.documents)))
    else:
        ranks = ranks._replace(as_words=held_as_words(snapshot, tree, ranks.documents))
    return _scored(snapshot, parts, ranks, wanted)


class _Part(NamedTuple):
    """One of the things that a score is the sum of; `name` is that of its weight."""

    name: str
    terms: list[Weighed]
    weighting: BM25F

    @property
    def weight(self) -> float:
        return float(getattr(WEIGHTS, self.name))


def _parts(terms: Sequence[Term]) -> list[_Part]:
    """Those first that few documents have much of."""
    asked = {name: [Weighed(name, word.encode()) for word in words_of(_asked_of(name, terms))] for name in _WORDS}
    pairs = [Weighed("text", pair.encode()) for pair in _pairs_of(_asked_of("text", terms))]
    return [*(_Part(name, weighed, _BY_WORDS) for name, weighed in asked.items()), _Part("pairs", pairs, _BY_PAIRS)]


def _scored(snapshot: Snapshot, parts: Sequence[_Part], ranks: Ranks, wanted: int) -> Ranks:
    """Of the best `wanted` and some others: after each part those are left out that cannot catch up by all the rest."""
    mosts = [part.weight * snapshot.most(part.terms, part.weighting) for part in parts]
    rest = sum(mosts)
    ranks = _of_highest_tiers(ranks, wanted)
    for part, most in zip(parts, mosts, strict=True):
        if most:
            scores = ranks.scores + part.weight * snapshot.weighed(part.terms, ranks.documents, part.weighting)
            rest -= most
            ranks = _within_reach(ranks._replace(scores=scores), rest + _ROUNDED, wanted)
    return ranks


def _of_highest_tiers(ranks: Ranks, wanted: int) -> Ranks:
    """No lower ones than the best `wanted` need."""
    if ranks.is_level:
        return ranks
    tiers = ranks.tiers()
    at_least = np.bincount(tiers, minlength=1)[::-1].cumsum()[::-1]
    lowest = np.flatnonzero(at_least >= min(wanted, len(tiers)))[-1]
    return ranks.at(np.flatnonzero(tiers >= lowest)) if at_least[lowest] < len(tiers) else ranks


def _within_reach(ranks: Ranks, rest: float, wanted: int) -> Ranks:
    """Those that may be among the best `wanted`, if each may get so much more."""
    heaps = 4 * wanted
    if len(ranks.scores) < heaps:
        return ranks
    worth = ranks.worth()
    # So many heaps have one that is as good: that is found sooner than how good the last one of the best is.
    highest = worth[: len(worth) // heaps * heaps].reshape(-1, heaps).max(axis=0)
    within = np.flatnonzero(worth >= np.partition(highest, -wanted)[-wanted] - rest)
    return ranks if len(within) == len(worth) else ranks.at(within)


def first_scores(snapshot: Snapshot, terms: Sequence[Term], documents: Values) -> dict[str, Scores]:
    """By the name of their weight."""
    return {part.name: snapshot.weighed(part.terms, documents, part.weighting) for part in _parts(terms)}


def nearness(snapshot: Snapshot, terms: Iterable[Term], documents: Values) -> Scores:
    """The most that stands in WIDTH characters of each, a word counting by its rarity. `documents` ascend."""
    words = words_of(_asked_of("text", terms))
    weights = {comparable(word): _rarity(snapshot, word) for word in words if len(word) > 1}
    return masses_near(snapshot.reader, "text", weights, documents, WIDTH)


def _rarity(snapshot: Snapshot, word: str) -> float:
    """As BM25F has it."""
    return log(snapshot.size / (snapshot.reader.doc_frequency("body", word.encode()) + 1)) + 1


def _asked_of(name: str, terms: Iterable[Term]) -> list[Term]:
    """Those that a field of words counts for."""
    return [term for term in terms if term.field is None or name in FIELDS.get(term.field, ())]


def _pairs_of(terms: Iterable[Term]) -> list[str]:
    """Of characters that words are made of."""
    pairs = (one + other for term in terms for one, other in pairwise(term.characters))
    return [pair for pair in dict.fromkeys(pairs) if all(map(str.isalnum, pair))]


def _best(ranks: Ranks) -> Values:
    """Their places, in ascending order."""
    if len(ranks.scores) <= BEST:
        return np.arange(len(ranks.scores))
    return np.sort(np.argpartition(ranks.worth(), -BEST)[-BEST:])


def _at_least(ranks: Ranks, count: int) -> Ranks:
    """The best so many, and all that are as good as the last of them."""
    if len(ranks.scores) <= count:
        return ranks
    worth = ranks.worth()
    return ranks.at(np.flatnonzero(worth >= np.partition(worth, -count)[-count]))
