"""django-haystack's own engine over Whoosh's own codec and writer: what this project's replaces.

Its texts are the same tokens, parted by spaces. Its own `update` opens the index once for each document, which at some
thousand of them takes hours, so its index is written by Whoosh's writer in one go.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from haystack import connections, indexes
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.utils.loading import UnifiedIndex
from whoosh.analysis import SpaceSeparatedTokenizer

from articles.models import Article as Row
from benchmarks.search_engines.articles import Article, bigrams
from benchmarks.search_engines.protocol import FACETS, PAGE, Answer, Question, bytes_of

_ALIAS = "stock"
_MEMORY_MB = 512


class _Index(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, analyzer=SpaceSeparatedTokenizer())
    characters = indexes.CharField(analyzer=SpaceSeparatedTokenizer())
    region = indexes.MultiValueField()
    year = indexes.MultiValueField()
    outlet = indexes.MultiValueField()
    first = indexes.IntegerField()

    def get_model(self) -> type[Row]:
        return Row


class Haystack:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        options = {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": str(folder)}
        connections.connections_info[_ALIAS] = options
        every = UnifiedIndex()
        every.build(indexes=[_Index()])
        connections[_ALIAS]._index = every  # noqa: SLF001
        self._backend = WhooshSearchBackend(_ALIAS, **options)

    def build(self, articles: Iterable[Article]) -> None:
        self.open()
        writer = self._backend.index.writer(limitmb=_MEMORY_MB)
        for article in articles:
            writer.add_document(**self._document(article))
        writer.commit()

    def _document(self, article: Article) -> dict[str, Any]:
        own = {ID: f"articles.article.{article.number}", DJANGO_CT: "articles.article", DJANGO_ID: str(article.number)}
        values = {
            "text": article.words.replace("/", " "),
            "characters": " ".join(article.bigrams()),
            "region": list(article.regions),
            "year": list(article.years),
            "outlet": [article.outlet],
            "first": article.first,
        }
        return own | {name: self._backend._from_python(value) for name, value in values.items()}  # noqa: SLF001

    def open(self) -> None:
        self._backend.setup()

    def ask(self, question: Question) -> Answer:
        narrowed = {f"{name}:{value}" for name in ("region", "year") if (value := getattr(question, name))}
        found = self._backend.search(
            _asked(question),
            sort_by=["-first"] if question.newest else None,
            start_offset=(question.page - 1) * PAGE,
            end_offset=question.page * PAGE,
            narrow_queries=narrowed or None,
            facets={name: {} for name in FACETS} if question.facets else None,
        )
        facets = {name: dict(rows) for name, rows in found.get("facets", {}).get("fields", {}).items()}
        return Answer(found["hits"], [int(result.pk) for result in found["results"]], facets)

    def change(self, article: Article) -> None:
        index = self._backend.index = self._backend.index.refresh()
        writer = index.writer()
        writer.update_document(**self._document(article))
        writer.commit()

    def sizes(self) -> dict[str, int]:
        return {"all": bytes_of(self._folder.iterdir())}

    def segments(self) -> int:
        return len(self._backend.index._segments())  # noqa: SLF001

    def close(self) -> None: ...


def _asked(question: Question) -> str:
    match question:
        case Question(kind="string", terms=(string,)):
            return f'characters:"{" ".join(bigrams(string))}"'
        case Question(kind="phrase", terms=words):
            return f'"{" ".join(words)}"'
        case Question(kind=kind, terms=words):
            return f"({(' AND ' if kind == 'all' else ' OR ').join(words)})"
