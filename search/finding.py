"""One question to the index: what matches, in which order, and how much there is of what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from haystack import connections

from articles.periods import Held, Period
from search.alternatives import Alternatives, alternatives
from search.backend import ArchiveBackend
from search.columnar.lists.elias_fano import Values
from search.facets import Counted, held
from search.filling import holding_most
from search.filtering import Filters, filtered
from search.ordering import Sort, by_day, window
from search.query.compiling import matching
from search.query.tree import All, asked_terms
from search.ranking import ranked
from search.snapshot import Snapshot

Match = Literal["words", "characters", "partly"]
FACETS = ("region", "year", "outlet", "organisation", "event", "tag", "script")
"""What is counted if nothing else is asked for; `main_region` could be, too."""


@dataclass(frozen=True, slots=True)
class Question:
    """`page` counts from 1. Of the facet `whole` every value is reported."""

    tree: All = field(default_factory=All)
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    page: int = 1
    size: int = 20
    facets: Sequence[str] = FACETS
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """`match` says whether every term stands in it as whole words, or some across the borders of words; or that it has
    only a part of what was asked for.
    """

    identifier: str
    score: float
    match: Match


@dataclass(frozen=True, slots=True)
class Found:
    """`page` is the last one where a later one was asked for; facets and months count all hits, not the page's.

    Where fewer than a page have all that was asked for, those `partly` that have most of it stand behind them, counted
    apart; pages go on into them.
    """

    count: int
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
    matched = snapshot.matches(matching(question.tree))
    documents = filtered(snapshot, matched, question.filters)
    few = len(documents) < question.size
    partly = holding_most(snapshot, question.tree, question.filters, documents) if few else documents[:0]
    page = max(1, min(question.page, -(-(len(documents) + len(partly)) // question.size)))
    start = (page - 1) * question.size
    behind = start - len(documents)
    return Found(
        count=len(documents),
        page=page,
        hits=_hits(snapshot, question, documents, start, start + question.size),
        partly_count=len(partly),
        partly=_hits(snapshot, question, partly, behind, behind + question.size, partly=True),
        months=held(snapshot, documents, "month"),
        alternatives=alternatives(snapshot, question.filters, matched, documents, question.facets, question.whole),
    )


def identifiers(tree: All, filters: Filters) -> list[str]:
    """Of all that match, in no order. Raises IndexTrouble."""
    snapshot = engine().snapshot()
    documents = filtered(snapshot, snapshot.matches(matching(tree)), filters)
    return [name.decode() for name in snapshot.texts("identifier", documents).tolist()]


def engine() -> ArchiveBackend:
    """This thread's backend."""
    backend: ArchiveBackend = connections["default"].get_backend()
    return backend


def _hits(
    snapshot: Snapshot, question: Question, documents: Values, start: int, stop: int, *, partly: bool = False
) -> list[Hit]:
    """Only an order by relevance needs to know how well those rank that are not on the page."""
    if stop <= 0 or not len(documents):
        return []
    if question.sort == "relevance" and asked_terms(question.tree):
        ranks = ranked(snapshot, question.tree, documents, stop, partly=partly)
        keys = [
            lambda places: ~ranks.whole[places],
            lambda places: ~ranks.as_words[places],
            lambda places: -ranks.scores[places],
            *by_day(snapshot, question.sort, ranks.documents),
        ]
        page = ranks.documents[window(len(ranks.documents), keys, start, stop)]
    else:
        page = documents[window(len(documents), by_day(snapshot, question.sort, documents), start, stop)]
        ranks = ranked(snapshot, question.tree, np.sort(page), partly=partly)
    at = np.searchsorted(ranks.documents, page)
    rows = zip(snapshot.texts("identifier", page).tolist(), ranks.scores[at], ranks.as_words[at], strict=True)
    return [Hit(name.decode(), float(score), _match(partly, whole)) for name, score, whole in rows]


def _match(partly: bool, as_words: bool) -> Match:
    if partly:
        return "partly"
    return "words" if as_words else "characters"
