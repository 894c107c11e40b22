"""One question to the index: what matches, in which order, and how much there is of what."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from haystack import connections

from articles.periods import Held, Period, Span, tally
from search.backend import ArchiveBackend
from search.query.compiling import WEIGHTS, matching, ranking
from search.query.tree import All, asked_terms
from search.search_indexes import as_number
from search.snapshot import Snapshot, tally_of

Sort = Literal["relevance", "newest", "oldest"]
Match = Literal["words", "characters"]
FACETS = ("region", "year", "outlet", "tag", "script")
MOST_VALUES = 100
"""Values of a facet that are reported, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class Filters:
    """`values` by field: a document must have each. It must also be such that it may be from between both days."""

    values: dict[str, str] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """`page` counts from 1."""

    tree: All = field(default_factory=All)
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    page: int = 1
    size: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """`match` says whether every term stands in it as whole words, or some across the borders of words."""

    identifier: str
    score: float
    match: Match


@dataclass(frozen=True, slots=True)
class Found:
    """`page` is the last one where a later one was asked for; facets and months count all hits, not the page's."""

    count: int
    page: int
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]]
    months: dict[Period, Held]


def find(question: Question) -> Found:
    """Ask the index. Raises IndexTrouble; asks PostgreSQL nothing."""
    snapshot = engine().snapshot()
    numbers = _filtered(snapshot, snapshot.matches(matching(question.tree)), question.filters)
    ranks = _ranks(snapshot, question.tree, numbers)
    page = max(1, min(question.page, -(-len(numbers) // question.size)))
    ordered = sorted(numbers, key=_order(snapshot, question.sort, ranks))
    identifiers = snapshot.column("identifier")
    return Found(
        count=len(numbers),
        page=page,
        hits=[Hit(identifiers[n], *ranks[n]) for n in ordered[(page - 1) * question.size : page * question.size]],
        facets={name: _facet(snapshot, name, numbers) for name in FACETS},
        months=_months(snapshot, numbers),
    )


def engine() -> ArchiveBackend:
    """This thread's backend."""
    backend: ArchiveBackend = connections["default"].get_backend()
    return backend


def _filtered(snapshot: Snapshot, numbers: Iterable[int], filters: Filters) -> list[int]:
    for name, value in filters.values.items():
        column = snapshot.column(name)
        numbers = [n for n in numbers if value == column[n] or (isinstance(column[n], tuple) and value in column[n])]
    if filters.first:
        from_day, lasts = as_number(filters.first), snapshot.column("last")
        numbers = [n for n in numbers if lasts[n] >= from_day]
    if filters.last:
        to_day, firsts = as_number(filters.last), snapshot.column("first")
        numbers = [n for n in numbers if 0 < firsts[n] <= to_day]
    return list(numbers)


def _ranks(snapshot: Snapshot, tree: All, numbers: Iterable[int]) -> dict[int, tuple[float, Match]]:
    """BM25F of the words, and whether every term was found as words: characters alone score nothing."""
    scores: defaultdict[int, float] = defaultdict(float)
    as_words: Counter[int] = Counter()
    terms = asked_terms(tree)
    for term in terms:
        holding: set[int] = set()
        for name, query in ranking(term).items():
            for number, score in snapshot.scores(query):
                scores[number] += WEIGHTS[name] * score
                holding.add(number)
        as_words.update(holding)
    return {n: (scores.get(n, 0.0), "words" if as_words[n] == len(terms) else "characters") for n in numbers}


def _order(snapshot: Snapshot, sort: Sort, ranks: dict[int, tuple[float, Match]]) -> Callable[[int], Any]:
    """Undated ones last, and the identifier last of all, so that chance decides nothing."""
    first, last, name = (snapshot.column(column) for column in ("first", "last", "identifier"))
    match sort:
        case "oldest":
            return lambda n: (first[n] == 0, first[n], last[n], name[n])
        case "newest":
            return lambda n: (-first[n], -last[n], name[n])
        case "relevance":
            return lambda n: (ranks[n][1] != "words", -ranks[n][0], -first[n], -last[n], name[n])


def _facet(snapshot: Snapshot, name: str, numbers: Iterable[int]) -> list[tuple[str, int]]:
    counts = tally_of(snapshot.column(name), numbers)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES]


def _months(snapshot: Snapshot, numbers: Iterable[int]) -> dict[Period, Held]:
    first, last = snapshot.column("first"), snapshot.column("last")
    spans = Counter((first[n], last[n]) for n in numbers if first[n])
    return tally((Span(_day(start), _day(end), times) for (start, end), times in spans.items()), "month")


def _day(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)
