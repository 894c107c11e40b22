"""This project's engine, by the parts that the search page uses."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from haystack import indexes
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
from search.facets import MOST_VALUES
from search.generations import Generation
from search.ordering import window
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

    def ask(self, question: Question) -> Answer:
        documents, scores = self._evaluator.hits(_query(question), _UNSCORED if question.newest else _SCORED)
        for facet in ("region", "year"):
            if value := getattr(question, facet):
                keeps = self._snapshot.column(facet).holding(documents, [value])
                documents, scores = documents[keeps], scores[keeps]
        best = ~self._snapshot.numbers("first").raw[documents] if question.newest else -scores
        page = documents[window(len(documents), [best.take], (question.page - 1) * PAGE, question.page * PAGE)]
        columns = {name: self._snapshot.column(name) for name in (FACETS if question.facets else ())}
        facets = {name: dict(column.most_frequent(documents, MOST_VALUES)) for name, column in columns.items()}
        return Answer(len(documents), self._snapshot.texts("identifier", page).astype(np.int64).tolist(), facets)

    def change(self, article: Article) -> None:
        self._generation.replace("number", [str(article.number)], [_document(article)])
        self.open()

    def sizes(self) -> dict[str, int]:
        return {"all": bytes_of(self._generation.folder.iterdir())}

    def segments(self) -> int:
        with self._generation.index().reader() as reader:
            return len(list(reader.leaf_readers()))

    def close(self) -> None: ...


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
