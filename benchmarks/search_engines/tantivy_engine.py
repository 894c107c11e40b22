"""tantivy by its Python binding, with positions as ours: it takes tokens that are cut already."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.search_engines.articles import Article, bigrams
from benchmarks.search_engines.protocol import FACETS, PAGE, Answer, Question, bytes_of

_HEAP = 3_000_000_000
"""Bytes before it writes a segment: enough for one segment of 100,000 articles."""
_PARTS = {"terms": ("term", "fieldnorm"), "postings": ("idx",), "positions": ("pos",), "columns": ("fast",)}


class Tantivy:
    """One thread writes, so that there is one segment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, articles: Iterable[Article]) -> None:
        index = tantivy.Index(_schema(), path=str(self._folder))
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for article in articles:
            writer.add_document(_document(article))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index = tantivy.Index.open(str(self._folder))
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        query = self._query(question)
        result = self._searcher.search(
            query,
            PAGE,
            offset=(question.page - 1) * PAGE,
            order_by_field="first" if question.newest else None,
        )
        addresses = [address for _, address in result.hits]
        numbers = self._searcher.fast_field_values("number", addresses)
        return Answer(result.count, numbers, self._facets(query) if question.facets else {})

    def _query(self, question: Question) -> Any:
        match question:
            case Question(pairs=[_, *_]):
                return self._any(question.terms, question.pairs)
            case Question(kind="string", terms=(string,)):
                query = self._run("characters", bigrams(string))
            case Question(kind="phrase", terms=words):
                query = self._run("words", words)
            case Question(kind=kind, terms=words):
                occur = tantivy.Occur.Must if kind == "all" else tantivy.Occur.Should
                terms = [(occur, self._term("words", word)) for word in words]
                query = tantivy.Query.boolean_query(terms) if len(terms) > 1 else terms[0][1]
        for field, value in (("region", question.region), ("year", question.year)):
            if value:
                barred = tantivy.Query.const_score_query(self._term(field, value), 0.0)
                query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, barred)])
        return query

    def _any(self, words: Sequence[str], pairs: Sequence[str]) -> Any:
        wanted = [self._term("words", word) for word in words] + [self._term("characters", pair) for pair in pairs]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in wanted])

    def _term(self, field: str, value: str) -> Any:
        return tantivy.Query.term_query(self._index.schema, field, value)

    def _run(self, field: str, tokens: Sequence[str]) -> Any:
        if len(tokens) == 1:
            return self._term(field, tokens[0])
        return tantivy.Query.phrase_query(self._index.schema, field, list(tokens))

    def _facets(self, query: Any) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": name, "size": 100, "segment_size": 10_000}} for name in FACETS}
        found = self._searcher.aggregate(query, wanted)
        return {name: {row["key"]: int(row["doc_count"]) for row in found[name]["buckets"]} for name in FACETS}

    def change(self, article: Article) -> None:
        writer = self._index.writer(heap_size=20_000_000, num_threads=1)
        writer.delete_documents_by_term("number", article.number)
        writer.add_document(_document(article))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def sizes(self) -> dict[str, int]:
        return {
            part: bytes_of(file for ending in endings for file in self._folder.glob(f"*.{ending}"))
            for part, endings in _PARTS.items()
        } | {"all": bytes_of(self._folder.iterdir())}

    def segments(self) -> int:
        return int(self._searcher.num_segments)

    def close(self) -> None:
        del self._searcher, self._index


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", indexed=True, fast=True)
    for name in ("words", "characters"):
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in ("region", "year", "outlet", "tag"):
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    for name in ("first", "last"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


def _document(article: Article) -> Any:
    document = tantivy.Document()
    document.add_unsigned("number", article.number)
    document.add_pre_tokenized_text("words", _placed(article.tokens()))
    document.add_text("characters", " ".join(article.bigrams()))
    values = {"region": article.regions, "year": article.years, "outlet": (article.outlet,), "tag": article.tags}
    for name, several in values.items():
        for value in several:
            document.add_text(name, value)
    document.add_unsigned("first", article.first)
    document.add_unsigned("last", article.last)
    return document


def _placed(tokens: Iterable[tuple[str, int]]) -> Any:
    return tantivy.PreTokenizedString("", [tantivy.Token(word, position, 0, 0) for word, position in tokens])
