"""A small index of books, with a field of every kind that Haystack has; its rows are never saved."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from haystack import connections, indexes
from haystack.exceptions import SkipDocument
from haystack.query import SearchQuerySet
from haystack.utils.loading import UnifiedIndex

from articles.models import Outlet
from search.analysis import CharacterTokenizer, WordTokenizer
from search.backend import ArchiveBackend

Put = Callable[..., None]


class BookIndex(indexes.SearchIndex, indexes.Indexable):
    """`text` is found by stems, `story` by characters, `title` by words, and weighs double."""

    text = indexes.CharField(document=True, default="")
    title = indexes.CharField(null=True, analyzer=WordTokenizer(), weight=2.0)
    story = indexes.CharField(null=True, analyzer=CharacterTokenizer())
    author = indexes.CharField(null=True)
    tags = indexes.MultiValueField(null=True)
    pages = indexes.IntegerField(null=True)
    price = indexes.FloatField(null=True)
    bound = indexes.BooleanField(null=True)
    printed = indexes.DateTimeField(null=True)
    begins = indexes.EdgeNgramField(null=True)
    holds = indexes.NgramField(null=True)

    def get_model(self) -> type[Outlet]:
        return Outlet

    def prepare(self, obj: Any) -> dict[str, Any]:
        if obj.values.get("skipped"):
            raise SkipDocument
        return {**super().prepare(obj), **obj.values}


@pytest.fixture
def backend(index_folder: Path, db: None) -> Iterator[ArchiveBackend]:
    """The engine over an empty index of books; who may write it is asked of the database."""
    engine = connections.reload("default")
    engine._index = UnifiedIndex()
    engine._index.build(indexes=[BookIndex()])
    made: ArchiveBackend = engine.get_backend()
    made.clear()
    yield made
    connections.reload("default")


@pytest.fixture
def put(backend: ArchiveBackend) -> Put:
    """Write books, numbered from 1; each is told by its fields."""

    def writing(*books: dict[str, Any]) -> None:
        rows = [Outlet(pk=number) for number in range(1, len(books) + 1)]
        for row, values in zip(rows, books, strict=True):
            row.values = values  # type: ignore[attr-defined]
        backend.update(backend.unified.get_index(Outlet), rows)

    return writing


def found(queryset: SearchQuerySet) -> list[int]:
    """The numbers of the books, in their order."""
    return [int(result.pk) for result in queryset]
