"""One question to the index: what matches, in which order, and how much there is of what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from articles.periods import Held, Period
from search.answering.alternatives import Alternatives, Facets, alternatives
from search.answering.collapsing import families_of, page_of_texts, texts_of
from search.answering.facets import Counted, held
from search.answering.filling import holding_most
from search.answering.filtering import Filters, Sieve, filtered
from search.answering.ordering import Key, Sort, by_day, window
from search.answering.ranking import ranked
from search.answering.ranks import Ranks
from search.columnar.lists.elias_fano import Values
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.tree import All, asked_terms

Match = Literal["words", "characters", "partly"]
FACETS = ("region", "year", "outlet", "organisation", "event", "tag", "script")
"""What is counted if nothing else is asked for; `main_region` could be, too."""


@dataclass(frozen=True, slots=True)
class Question:
    """`page` counts from 1. Of the facet `whole` every value is reported; `at_a_glance`, no more than a page has room
    for, and fewer of the others, but for those of which something is wanted. With `one_of_reprints` a page shows of
    each family of reprints only the hit that comes first; hits, facets and months are counted all the same. Without
    `by_month` it is not told how many are of which month.
    """

    tree: All = field(default_factory=All)
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    page: int = 1
    size: int = 20
    facets: Sequence[str] = FACETS
    whole: str = ""
    at_a_glance: bool = False
    one_of_reprints: bool = False
    by_month: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """`match` says whether every term stands in it as whole words, or some across the borders of words; or that it has
    only a part of what was asked for. `printed`: how many hits, itself among them, print its text.
    """

    identifier: str
    score: float
    match: Match
    printed: int


@dataclass(frozen=True, slots=True)
class Found:
    """`page` is the last one where a later one was asked for; facets and months count all hits, not the page's.

    Where fewer than a page have all that was asked for, those `partly` that have most of it stand behind them, counted
    apart; pages go on into them. `texts`: how many different ones the hits print; `entries`: how many all pages show.
    """

    count: int
    texts: int
    entries: int
    page: int
    hits: list[Hit]
    partly_count: int
    partly: list[Hit]
    months: dict[Period, Held]
    alternatives: Alternatives

    @property
    def facets(self) -> dict[str, Counted]:
        """By name."""
        return self.alternatives.facets


def find(question: Question) -> Found:
    """Ask the index. Raises IndexTrouble; asks PostgreSQL nothing."""
    return find_in(engine().snapshot(), question)


def find_in(snapshot: Snapshot, question: Question) -> Found:
    """The same of one commit."""
    sieve = Sieve(snapshot, snapshot.matches(matching(question.tree)), question.filters)
    documents = sieve.left()
    all_of_it, partly = _listed(snapshot, question, documents)
    entries = all_of_it.entries + partly.entries
    page = max(1, min(question.page, -(-entries // question.size)))
    start = (page - 1) * question.size
    behind = start - all_of_it.entries
    told = Facets(question.facets, question.whole, question.at_a_glance)
    return Found(
        count=len(documents),
        texts=all_of_it.texts.different,
        entries=entries,
        page=page,
        hits=all_of_it.between(start, start + question.size),
        partly_count=partly.count,
        partly=partly.between(behind, behind + question.size),
        months=held(snapshot, documents, "month") if question.by_month else {},
        alternatives=alternatives(snapshot, question.filters, sieve, told),
    )


def between(question: Question, start: int, stop: int) -> tuple[list[Hit], int]:
    """What the pages show from one place to another, counted from 0, and how much all of them show. Raises
    IndexTrouble.
    """
    snapshot = engine().snapshot()
    documents = filtered(snapshot, snapshot.matches(matching(question.tree)), question.filters)
    all_of_it, partly = _listed(snapshot, question, documents)
    behind = all_of_it.entries
    hits = all_of_it.between(start, stop) + partly.between(start - behind, stop - behind)
    return hits, all_of_it.entries + partly.entries


def in_order(question: Question) -> list[str]:
    """Identifiers of all that the pages show of what has all that is asked for. Raises IndexTrouble."""
    snapshot = engine().snapshot()
    documents = filtered(snapshot, snapshot.matches(matching(question.tree)), question.filters)
    return _Hits(snapshot, question, documents).identifiers()


def identifiers(tree: All, filters: Filters) -> list[str]:
    """Of all that match, in no order. Raises IndexTrouble."""
    snapshot = engine().snapshot()
    documents = filtered(snapshot, snapshot.matches(matching(tree)), filters)
    return [name.decode() for name in snapshot.texts("identifier", documents).tolist()]


@dataclass(frozen=True, slots=True)
class _Order:
    """`ranks` are those of the documents; an order by day needs none."""

    documents: Values
    keys: Sequence[Key]
    ranks: Ranks | None = None


class _Hits:
    """Documents that have all that is asked for, or those that have it `partly`."""

    def __init__(self, snapshot: Snapshot, question: Question, documents: Values, *, partly: bool = False) -> None:
        self._snapshot, self._question, self._documents, self._partly = snapshot, question, documents, partly
        self.texts, self.count = texts_of(snapshot, documents), len(documents)
        self.entries = self.texts.different if question.one_of_reprints else len(documents)

    def between(self, start: int, stop: int) -> list[Hit]:
        """Of what the pages show, in its order."""
        start = max(start, 0)
        stop = min(stop, self.entries)
        if start >= stop:
            return []
        order, places = self._window(start, stop)
        page = order.documents[places]
        ranks = order.ranks or ranked(self._snapshot, self._question.tree, np.sort(page), partly=self._partly)
        at = np.searchsorted(ranks.documents, page)
        printed = self.texts.printed(families_of(self._snapshot, page))
        columns = (ranks.scores[at], ranks.as_words[at], printed)
        names = self._snapshot.texts("identifier", page).tolist()
        rows = zip(names, *(column.tolist() for column in columns), strict=True)
        return [Hit(name.decode(), score, _match(self._partly, whole), times) for name, score, whole, times in rows]

    def identifiers(self) -> list[str]:
        """Of all that the pages show, in its order; nothing else of it is worked out."""
        if not self.entries:
            return []
        order, places = self._window(0, self.entries)
        return [name.decode() for name in self._snapshot.texts("identifier", order.documents[places]).tolist()]

    def _window(self, start: int, stop: int) -> tuple[_Order, Values]:
        if self.entries < len(self._documents):
            return page_of_texts(self._snapshot, self._ordered, len(self._documents), start, stop)
        order = self._ordered(stop)
        return order, window(len(order.documents), order.keys, start, stop)

    def _ordered(self, wanted: int) -> _Order:
        """Only an order by relevance needs to know how well those rank that are not on the page."""
        snapshot, question, documents = self._snapshot, self._question, self._documents
        if question.sort != "relevance" or not asked_terms(question.tree):
            return _Order(documents, by_day(snapshot, question.sort, documents))
        ranks = ranked(snapshot, question.tree, documents, wanted, partly=self._partly)
        worth = ranks.worth()
        # It tells nearly all documents apart; where it is rounded it puts none before a better one.
        keys: list[Key] = [
            lambda places: -worth[places],
            lambda places: ~ranks.whole[places],
            lambda places: ~ranks.as_words[places],
            lambda places: -ranks.scores[places],
            *by_day(snapshot, question.sort, ranks.documents),
        ]
        return _Order(ranks.documents, keys, ranks)


def _listed(snapshot: Snapshot, question: Question, documents: Values) -> tuple[_Hits, _Hits]:
    """What has all that is asked for, and what stands behind it where that is fewer than a page."""
    all_of_it = _Hits(snapshot, question, documents)
    few = all_of_it.entries < question.size
    most_of_it = holding_most(snapshot, question.tree, question.filters, documents) if few else documents[:0]
    return all_of_it, _Hits(snapshot, question, most_of_it, partly=True)


def _match(partly: bool, as_words: bool) -> Match:
    if partly:
        return "partly"
    return "words" if as_words else "characters"
