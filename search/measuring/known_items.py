"""Articles sought by their titles, or by words of these: what an archive can measure its ranking by.

A title is held out or it is not, today and in any later run: what is tuned on some is measured on the others.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from itertools import islice
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from haystack import connections
from haystack.constants import ID
from whoosh.index import TOC
from whoosh.query import Every

from articles.models import Article
from search.analysis import BORDER, long_words
from search.answering.finding import Question, find_in
from search.answering.ranking import BEST, characters_held, first_scores, nearness
from search.answering.weights import WEIGHTS
from search.columnar.asking.hits import Scores
from search.engine import engine
from search.keeping.durable import DurableStorage
from search.keeping.generations import Generation
from search.keeping.indexing import TOGETHER
from search.keeping.snapshot import Snapshot
from search.measuring.tuning import NAMES, Case, place_of
from search.query.parsing import parse
from search.query.tree import asked_terms
from search.search_indexes import ArticleIndex

SHORTEST = 6
"""Characters of a title that is asked for: shorter ones are names of columns."""


class Sought(NamedTuple):
    """One title as a query: its case, and the answer's place by the words of the body alone, by pairs alone, and on
    the first page as a reader sees it, which may be empty; 0 is none.
    """

    case: Case
    by_words: int
    by_pairs: int
    as_shown: int
    is_empty: bool


class KnownItems:
    """An index in an empty folder, of all articles that readers may see, without their titles unless it is `titled`.

    The articles may be `rewritten` before they are indexed; what is asked for is their titles as they were.
    """

    def __init__(
        self, folder: Path, *, titled: bool = False, rewritten: Callable[[Article], Article] | None = None
    ) -> None:
        self._titled, self._rewritten = titled, rewritten
        generation = Generation(folder, engine().schema)
        TOC.create(DurableStorage(folder), generation.schema)
        self._titles: dict[str, str] = {}
        generation.replace(ID, (), self.documents())
        self._snapshot = Snapshot(generation)
        names = self._snapshot.texts("identifier", np.arange(self._snapshot.size)).tolist()
        self._numbers = {name.decode(): number for number, name in enumerate(names)}

    def documents(self) -> Iterator[Mapping[str, Any]]:
        """As they are indexed."""
        index: ArticleIndex = connections["default"].get_unified_index().get_index(Article)
        for rows in index.batches(TOGETHER):
            self._titles |= {row.identifier: row.title for row in rows}
            for document in index.documents(map(self._rewritten, rows) if self._rewritten else rows):
                yield document if self._titled else _untitled(document)

    @cached_property
    def answers(self) -> dict[str, str]:
        """Titles that one article alone bears, and its identifier; in an order that says nothing of them."""
        times = Counter(self._titles.values())
        usable = {title: name for name, title in self._titles.items() if len(title) >= SHORTEST and times[title] == 1}
        return dict(sorted(usable.items(), key=lambda row: _digest(row[0])))

    def titles(self, most: int, *, held_out: bool) -> list[str]:
        """So many of those that nothing is tuned on, or of the others."""
        return list(islice((title for title in self.answers if is_held_out(title) == held_out), most))

    def keywords(self, title: str) -> str:
        """The two most telling words: they often stand in the title and seldom in titles and texts."""
        times = Counter(word for word in long_words(title) if len(word) > 1)
        return " ".join(sorted(times, key=lambda word: -times[word] * self._rarity(word))[:2])

    def _rarity(self, word: str) -> float:
        reader = self._snapshot.reader
        held = max(reader.doc_frequency(name, word.encode()) for name in ("title", "body"))
        return log(self._snapshot.size / (held + 1))

    def shown(self, typed: str) -> list[str]:
        """The first page: those that have only a part of it stand behind the others."""
        found = find_in(self._snapshot, Question(parse(typed).tree, facets=()))
        return [hit.identifier for hit in found.hits + found.partly]

    def sought(self, title: str) -> Sought:
        """By all that ranks, and as it is shown."""
        answer = self._numbers[self.answers[title]]
        terms = asked_terms(parse(title).tree)
        scores = first_scores(self._snapshot, terms, self._snapshot.matches(Every()))
        first = sum((getattr(WEIGHTS, name) * part for name, part in scores.items()), np.zeros(self._snapshot.size))
        best = np.sort(np.argsort(-first, kind="stable")[:BEST])
        for name, held in {"near": nearness, "characters": characters_held}.items():
            scores[name] = _spread(held(self._snapshot, terms, best), best, self._snapshot.size)
        rows = np.stack([scores[name][best] for name in NAMES], axis=1)
        at = int(np.searchsorted(best, answer))
        found = at if at < len(best) and best[at] == answer else None
        shown = self.shown(title)
        return Sought(
            case=Case(rows, found),
            by_words=place_of(scores["body"], answer),
            by_pairs=place_of(scores["pairs"], answer),
            as_shown=place_among(shown, self.answers[title]),
            is_empty=not shown,
        )


def is_held_out(title: str) -> bool:
    """Half of all titles are."""
    return _digest(title)[-1] % 2 == 1


def place_among(shown: list[str], answer: str) -> int:
    """From 1; 0 is none."""
    return shown.index(answer) + 1 if answer in shown else 0


def _digest(title: str) -> bytes:
    return sha256(title.encode()).digest()


def _untitled(document: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**document, "title": "", "in_title": "", "text": document["text"].partition(BORDER)[2]}


def _spread(values: Scores, documents: np.ndarray, size: int) -> Scores:
    spread = np.zeros(size)
    spread[documents] = values
    return spread
