"""This project's engine, by the parts that the search page uses."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from haystack import indexes
from numpy.typing import NDArray
from whoosh import query as q
from whoosh.fields import ID, Schema
from whoosh.index import TOC
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext

from benchmarks.search_engines.articles import Article
from benchmarks.search_engines.protocol import FACETS, PAGE, Answer, Question, bytes_of
from search.analysis import CharacterTokenizer, WordTokenizer
from search.columnar.evaluation import Evaluator
from search.durable import DurableStorage
from search.generations import Generation
from search.schema import whoosh_field
from search.snapshot import Snapshot

_SCHEMA = Schema(
    number=ID(stored=True, unique=True),
    identifier=whoosh_field(indexes.CharField()),
    words=whoosh_field(indexes.CharField(analyzer=WordTokenizer(), stored=False)),
    text=whoosh_field(indexes.CharField(document=True, analyzer=CharacterTokenizer(), stored=False)),
    **{name: whoosh_field(indexes.MultiValueField(stored=False)) for name in ("region", "year", "outlet", "tag")},
    **{name: whoosh_field(indexes.IntegerField(stored=False)) for name in ("first", "last")},
)
_SCORED, _UNSCORED = SearchContext(weighting=BM25F()), SearchContext(weighting=None)


class Ours:
    def __init__(self, folder: Path) -> None:
        self._generation = Generation(folder, _SCHEMA)

    def build(self, articles: Iterable[Article]) -> None:
        TOC.create(DurableStorage(self._generation.folder), _SCHEMA)
        self._generation.replace("number", (), map(_document, articles))

    def open(self) -> None:
        self._snapshot = Snapshot(self._generation)
        self._searcher = self._generation.index().searcher()
        self._evaluator = Evaluator(self._searcher)
        self._columns = {name: _Values(self._snapshot.column(name)) for name in FACETS}
        self._first = np.array(self._snapshot.column("first"))
        self._numbers = np.array(self._snapshot.column("identifier")).astype(np.int64)

    def ask(self, question: Question) -> Answer:
        documents, scores = self._evaluator.hits(_query(question), _UNSCORED if question.newest else _SCORED)
        for facet in ("region", "year"):
            if value := getattr(question, facet):
                keeps = self._columns[facet].holding(value)[documents]
                documents, scores = documents[keeps], scores[keeps]
        order = _best(self._first[documents] if question.newest else scores, question.page)
        facets = {name: self._columns[name].tally(documents) for name in FACETS} if question.facets else {}
        return Answer(len(documents), self._numbers[documents[order]].tolist(), facets)

    def change(self, article: Article) -> None:
        self._generation.replace("number", [str(article.number)], [_document(article)])
        self.open()

    def sizes(self) -> dict[str, int]:
        return {"all": bytes_of(self._generation.folder.iterdir())}

    def segments(self) -> int:
        with self._generation.index().reader() as reader:
            return len(list(reader.leaf_readers()))

    def close(self) -> None: ...


class _Values:
    """A column as a table of documents and codes."""

    def __init__(self, column: list[Any]) -> None:
        self._names = sorted({value for values in column for value in values})
        codes = {name: code for code, name in enumerate(self._names)}
        self._ends = np.cumsum([0, *map(len, column)])
        self._codes = np.array([codes[value] for values in column for value in values], np.int32)

    @cached_property
    def _documents(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self._ends) - 1), np.diff(self._ends))

    def holding(self, value: str) -> NDArray[np.bool_]:
        held = np.zeros(len(self._ends) - 1, np.bool_)
        held[self._documents[self._codes == self._names.index(value)]] = True
        return held

    def tally(self, documents: NDArray[np.int64]) -> dict[str, int]:
        chosen = np.zeros(len(self._ends) - 1, np.bool_)
        chosen[documents] = True
        counts = np.bincount(self._codes[chosen[self._documents]], minlength=len(self._names))
        return {self._names[code]: int(counts[code]) for code in np.argsort(-counts)[:100] if counts[code]}


def _best(values: NDArray[Any], page: int) -> NDArray[np.int64]:
    """The places of those on the page, the greatest first."""
    end = min(page * PAGE, len(values))
    chosen = np.argpartition(-values, end - 1)[:end] if end < len(values) else np.arange(len(values))
    return chosen[np.argsort(-values[chosen], kind="stable")][(page - 1) * PAGE :]


def _query(question: Question) -> q.Query:
    match question:
        case Question(kind="string", terms=(string,)):
            field = _SCHEMA["text"]
            return field.parse_query("text", string) if field.self_parsing() else _run("text", list(string))
        case Question(kind="phrase", terms=words):
            return _run("words", list(words))
        case Question(kind=kind, terms=words):
            return (q.And if kind == "all" else q.Or)([q.Term("words", word) for word in words])


def _run(field: str, tokens: list[str]) -> q.Query:
    return q.Term(field, tokens[0]) if len(tokens) == 1 else q.Phrase(field, tokens)


def _document(article: Article) -> dict[str, Any]:
    return {
        "number": str(article.number),
        "identifier": article.identifier,
        "words": article.text,
        "text": article.text,
        "region": list(article.regions),
        "year": list(article.years),
        "outlet": [article.outlet],
        "tag": list(article.tags),
        "first": article.first,
        "last": article.last,
    }
