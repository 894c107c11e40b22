"""Articles sought by their titles, or by words of these: what an archive can measure its ranking by."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
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
from search.answering.finding import Question, engine, find_in
from search.answering.ranking import BEST, WEIGHTS, first_scores, nearness
from search.columnar.asking.hits import Scores
from search.keeping.durable import DurableStorage
from search.keeping.generations import Generation
from search.keeping.snapshot import Snapshot
from search.measuring.tuning import NAMES, Case, place_of
from search.query.parsing import parse
from search.query.tree import asked_terms
from search.search_indexes import ArticleIndex

SHORTEST = 6
"""Characters of a title that is asked for: shorter ones are names of columns."""
_TOGETHER = 500


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
    """An index in an empty folder, of all articles that readers may see, without their titles unless it is `titled`."""

    def __init__(self, folder: Path, *, titled: bool = False) -> None:
        self._titled = titled
        generation = Generation(folder, engine().schema)
        TOC.create(DurableStorage(folder), generation.schema)
        self._titles: dict[str, str] = {}
        generation.replace(ID, (), self._documents())
        self._snapshot = Snapshot(generation)
        names = self._snapshot.texts("identifier", np.arange(self._snapshot.size)).tolist()
        self._numbers = {name.decode(): number for number, name in enumerate(names)}

    def _documents(self) -> Iterator[Mapping[str, Any]]:
        index: ArticleIndex = connections["default"].get_unified_index().get_index(Article)
        articles = index.rows().order_by("pk").iterator(chunk_size=_TOGETHER)
        while rows := list(islice(articles, _TOGETHER)):
            for row, document in zip(rows, index.documents(rows), strict=True):
                self._titles[document["identifier"]] = row.title
                yield document if self._titled else _untitled(document)

    def sought(self, most: int, seed: int) -> Iterator[Sought]:
        """For so many titles, chosen by chance."""
        for title, answer in self._chosen(most, seed):
            yield self._sought(title, answer)

    def places_by_keywords(self, most: int, seed: int) -> list[int]:
        """On the first page, of so many articles, each sought by the two most telling words of its title; 0 is none."""
        return [_place(self._shown(self._keywords(title)), answer) for title, answer in self._chosen(most, seed)]

    def _chosen(self, most: int, seed: int) -> list[tuple[str, int]]:
        titles = self.usable()
        chosen = random.Random(seed).sample(sorted(titles), min(most, len(titles)))  # noqa: S311 - no secret
        return [(title, self._numbers[titles[title]]) for title in chosen]

    def _keywords(self, title: str) -> str:
        """Words that often stand in the title and seldom in titles and texts."""
        times = Counter(word for word in long_words(title) if len(word) > 1)
        return " ".join(sorted(times, key=lambda word: -times[word] * self._rarity(word))[:2])

    def _rarity(self, word: str) -> float:
        reader = self._snapshot.reader
        held = max(reader.doc_frequency(name, word.encode()) for name in ("title", "body"))
        return log(self._snapshot.size / (held + 1))

    def usable(self) -> dict[str, str]:
        """Titles that one article alone bears, and its identifier."""
        times = Counter(self._titles.values())
        return {title: name for name, title in self._titles.items() if len(title) >= SHORTEST and times[title] == 1}

    def _sought(self, title: str, answer: int) -> Sought:
        terms = asked_terms(parse(title).tree)
        scores = first_scores(self._snapshot, terms, self._snapshot.matches(Every()))
        first = sum((getattr(WEIGHTS, name) * part for name, part in scores.items()), np.zeros(self._snapshot.size))
        best = np.sort(np.argsort(-first, kind="stable")[:BEST])
        scores["near"] = _spread(nearness(self._snapshot, terms, best), best, self._snapshot.size)
        rows = np.stack([scores[name][best] for name in NAMES], axis=1)
        at = int(np.searchsorted(best, answer))
        found = at if at < len(best) and best[at] == answer else None
        shown = self._shown(title)
        return Sought(
            case=Case(rows, found),
            by_words=place_of(scores["body"], answer),
            by_pairs=place_of(scores["pairs"], answer),
            as_shown=_place(shown, answer),
            is_empty=not shown,
        )

    def _shown(self, typed: str) -> list[int]:
        """The first page: those that have only a part of it stand behind the others."""
        found = find_in(self._snapshot, Question(parse(typed).tree, facets=()))
        return [self._numbers[hit.identifier] for hit in found.hits + found.partly]


def _place(shown: list[int], answer: int) -> int:
    return shown.index(answer) + 1 if answer in shown else 0


def _untitled(document: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**document, "title": "", "in_title": "", "text": document["text"].partition(BORDER)[2]}


def _spread(values: Scores, documents: np.ndarray, size: int) -> Scores:
    spread = np.zeros(size)
    spread[documents] = values
    return spread
