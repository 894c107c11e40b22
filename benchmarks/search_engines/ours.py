"""This project's engine, by the parts that the search page uses."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from haystack import indexes
from whoosh import query as q
from whoosh.fields import ID, Schema
from whoosh.index import TOC
from whoosh.scoring import BM25F

from benchmarks.search_engines.articles import Article
from benchmarks.search_engines.protocol import FACETS, PAGE, Answer, Question, bytes_of
from search.analysis import CharacterTokenizer, WordTokenizer
from search.answering.ordering import by_day, window
from search.columnar.asking import findings
from search.columnar.asking.run_query import SINGLE
from search.columnar.codec import DOCUMENTS, EXTENSION, ColumnarCodec
from search.columnar.container import Container
from search.columnar.inverting.making import Maker, Source
from search.columnar.inverting.writer import ColumnarWriter
from search.columnar.mapped import view_of
from search.keeping.building import building
from search.keeping.durable import NAME, DurableStorage
from search.keeping.generations import Generation
from search.keeping.merging import everything, merge
from search.keeping.snapshot import Newest, Snapshot
from search.preparing.schema import whoosh_field

_SCHEMA = Schema(
    number=ID(stored=True, unique=True),
    identifier=whoosh_field(indexes.CharField()),
    words=whoosh_field(indexes.CharField(analyzer=WordTokenizer(), stored=False)),
    text=whoosh_field(indexes.CharField(document=True, analyzer=CharacterTokenizer(), stored=False)),
    **{name: whoosh_field(indexes.MultiValueField(stored=False)) for name in ("region", "year", "outlet", "tag")},
    **{name: whoosh_field(indexes.IntegerField(stored=False)) for name in ("first", "last")},
)
_WEIGHTING = BM25F()
_PARTS = {"words": "words", "text": "characters", SINGLE + "text": "single characters"}


_VALUES = 100
"""Of a facet."""
_MANY = 10_000
"""Documents for which several processes are worth their while."""


class Ours:
    def __init__(self, folder: Path) -> None:
        self.generation = Generation(folder, _SCHEMA)
        self._newest = Newest()

    def build(self, articles: Iterable[Article]) -> None:
        TOC.create(DurableStorage(self.generation.folder), _SCHEMA)
        with building(self.generation, _MANY) as new:
            for article in articles:
                new.add(_document(article))
            self.generation.adopt(new.finish())
        merge(self.generation, everything)

    def build_of(self, other: "Ours", times: int) -> None:
        """An index that holds another's documents so many times."""
        index, schema = other.generation.index(), self.generation.schema
        TOC.create(DurableStorage(self.generation.folder), schema)
        writer = ColumnarWriter(self.generation.index(), ColumnarCodec())
        sources = [Source(each.open_compound_file(index.storage), each) for each in index.segments] * times
        writer.add_segment(Maker(writer.storage, ColumnarCodec(), schema, NAME).of_segments(sources))
        writer.commit(mergetype=lambda _, segments: segments)

    def open(self) -> None:
        # A web process keeps what was asked last; here each question is asked anew, as of the other engines.
        findings.MOST_KEPT = 0
        snapshot = self._newest.of(self.generation)
        for name in (*FACETS, "first", "last", "identifier"):
            snapshot.column(name)

    def ask(self, question: Question) -> Answer:
        snapshot = self._newest.of(self.generation)
        query, first, last = _query(question), (question.page - 1) * PAGE, question.page * PAGE
        if question.newest:
            documents = snapshot.matches(query)
            keys = by_day(snapshot, "newest", documents)
            total, page = len(documents), documents[window(len(documents), keys, first, last)]
        else:
            total, hits = snapshot.best(query, last, _WEIGHTING)
            page = hits.documents[first:]
        facets = self._facets(snapshot, query) if question.facets else {}
        return Answer(total, list(map(int, snapshot.texts("identifier", page).tolist())), facets)

    @staticmethod
    def _facets(snapshot: Snapshot, query: q.Query) -> dict[str, dict[str, int]]:
        documents = snapshot.matches(query)
        return {name: dict(snapshot.column(name).most_frequent(documents, _VALUES)) for name in FACETS}

    def change(self, article: Article) -> None:
        self.generation.replace("number", [str(article.number)], [_document(article)])

    def sizes(self) -> dict[str, int]:
        index, parts = self.generation.index(), Counter[str]()
        for segment in index.segments:
            storage = segment.open_compound_file(index.storage)
            for part in (EXTENSION, DOCUMENTS):
                sections = Container(view_of(storage, segment.make_filename(part))).sizes()
                for name, size in sections.items():
                    parts[_PARTS.get(name.split("/")[0], "the rest")] += size
        return parts | {"all": bytes_of(self.generation.folder.iterdir())}

    def segments(self) -> int:
        return len(self.generation.index().segments)

    def close(self) -> None: ...


def _query(question: Question) -> q.Query:
    values = {"region": question.region, "year": question.year}
    kept = [q.Term(name, value) for name, value in values.items() if value]
    return q.Require(_sought(question), q.And(kept)) if kept else _sought(question)


def _sought(question: Question) -> q.Query:
    match question:
        case Question(kind="all" | "any", terms=(word,)):
            return q.Term("words", word)
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
