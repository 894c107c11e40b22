"""How well documents answer: by their words and pairs of characters, and the best by what stands near one another.

First every document that matches is scored by BM25F: the words of the terms in title, subjects, first paragraph and
body, and the terms' pairs of characters, which find what was cut otherwise. Then the best are scored further by how
much of what was asked stands inside a few lines, and, where none has all of it, by which of its characters they have:
以军 is said of 以色列军队, too. Words are long words only: the index holds shorter ones inside them, but they would
count what has been counted.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np
from whoosh.scoring import BM25F

from articles.reading.script import comparable
from search.answering.ranks import Ranks
from search.answering.weights import WEIGHTS
from search.answering.wording import FIELDS, held_as_words, held_whole, words_of
from search.columnar.asking.hits import Scores
from search.columnar.asking.proximity import masses_near
from search.columnar.asking.run_query import SINGLE
from search.columnar.asking.weighing import Weighed, Weighing
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
_SINGLE = SINGLE + "text"
_WORDS = ("title", "subject", "lead", "body")
# Most articles bear one or two subjects or none, so the length of that field says nothing.
_BY_WORDS = BM25F(subject_B=0.0)
# A pair that comes again says less than a word that does.
_BY_PAIRS = BM25F(B=0.6, K1=0.6)


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
        best = ranks.best(BEST)
        ranks.scores[best] += WEIGHTS.near * nearness(snapshot, terms, ranks.documents[best])
        if partly:
            ranks.scores[best] += WEIGHTS.characters * characters_held(snapshot, terms, ranks.documents[best])
    return ranks


def _first_ranks(snapshot: Snapshot, tree: All, ranks: Ranks, wanted: int, *, partly: bool) -> Ranks:
    """Of the best `wanted` and some others. As words nearly all documents hold a term: so it is first looked for in
    those alone that are best if it is so. Where too few of these have it, all others that have it may be better.
    """
    parts = _parts(snapshot, asked_terms(tree))
    if partly:
        return _scored(parts, ranks, wanted)
    if wanted * _SPARE < len(ranks.documents):
        likely = _scored(parts, ranks, wanted * _SPARE).at_least(wanted * _SPARE)
        likely = likely._replace(as_words=held_as_words(snapshot, tree, likely.documents))
        if np.count_nonzero(likely.tiers() > 2 * likely.whole.min()) >= wanted:
            return likely
        ranks = ranks._replace(as_words=held_as_words(snapshot, tree, ranks.documents))
        ranks = ranks.at(np.flatnonzero(ranks.as_words | are_among(ranks.documents, likely.documents)))
    else:
        ranks = ranks._replace(as_words=held_as_words(snapshot, tree, ranks.documents))
    return _scored(parts, ranks, wanted)


class _Part(NamedTuple):
    """One of the things that a score is the sum of; `name` is that of its weight."""

    name: str
    weighing: Weighing

    @property
    def weight(self) -> float:
        return float(getattr(WEIGHTS, self.name))


def _parts(snapshot: Snapshot, terms: Sequence[Term]) -> list[_Part]:
    """Those first that few documents have much of."""
    asked = {name: [Weighed(name, word.encode()) for word in words_of(_asked_of(name, terms))] for name in _WORDS}
    pairs = [Weighed("text", pair.encode()) for pair in _pairs_of(_asked_of("text", terms))]
    by_words = (_Part(name, snapshot.weighing(weighed, _BY_WORDS)) for name, weighed in asked.items())
    return [*by_words, _Part("pairs", snapshot.weighing(pairs, _BY_PAIRS))]


def _scored(parts: Sequence[_Part], ranks: Ranks, wanted: int) -> Ranks:
    """Of the best `wanted` and some others: after each part those are left out that cannot catch up by all the rest."""
    mosts = [part.weight * part.weighing.most for part in parts]
    rest = sum(mosts)
    ranks = ranks.of_highest_tiers(wanted)
    for part, most in zip(parts, mosts, strict=True):
        if most:
            scores = ranks.scores + part.weight * part.weighing.scores(ranks.documents)
            rest -= most
            ranks = ranks._replace(scores=scores).within_reach(rest + _ROUNDED, wanted)
    return ranks


def first_scores(snapshot: Snapshot, terms: Sequence[Term], documents: Values) -> dict[str, Scores]:
    """By the name of their weight."""
    return {part.name: part.weighing.scores(documents) for part in _parts(snapshot, terms)}


def nearness(snapshot: Snapshot, terms: Iterable[Term], documents: Values) -> Scores:
    """The most that stands in WIDTH characters of each, a word counting by its rarity. `documents` ascend."""
    words = words_of(_asked_of("text", terms))
    weights = {comparable(word): _rarity(snapshot, word) for word in words if len(word) > 1}
    return masses_near(snapshot.reader, "text", weights, documents, WIDTH)


def characters_held(snapshot: Snapshot, terms: Iterable[Term], documents: Values) -> Scores:
    """How many of the terms' characters each has, a character counting by its rarity. `documents` ascend."""
    asked = dict.fromkeys("".join(term.characters for term in _asked_of("text", terms)))
    letters = filter(str.isalnum, asked)
    # Whether one stands there is known, not how often, so that it scores 1.
    held = [Weighed(_SINGLE, letter.encode(), _rarity(snapshot, letter, _SINGLE)) for letter in letters]
    return snapshot.weighing(held, _BY_WORDS).scores(documents)


def _rarity(snapshot: Snapshot, word: str, field: str = "body") -> float:
    """As BM25F has it."""
    return log(snapshot.size / (snapshot.reader.doc_frequency(field, word.encode()) + 1)) + 1


def _asked_of(name: str, terms: Iterable[Term]) -> list[Term]:
    """Those that a field of words counts for."""
    return [term for term in terms if term.field is None or name in FIELDS.get(term.field, ())]


def _pairs_of(terms: Iterable[Term]) -> list[str]:
    """Of characters that words are made of."""
    pairs = (one + other for term in terms for one, other in pairwise(term.characters))
    return [pair for pair in dict.fromkeys(pairs) if all(map(str.isalnum, pair))]
