"""The Haystack engine over Whoosh: `SearchQuerySet` and this project's own questions read the same snapshot.

Of Haystack's own backend it keeps the query language. Its two new searchers a search, values joined by commas, refusal
of one character and orders that cannot be mixed are not kept, and what it cannot do it says.
"""

import logging
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import whoosh
from django.conf import settings
from django.db.models import Model
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.backends.whoosh_backend import WhooshSearchBackend, WhooshSearchQuery
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SearchBackendError
from haystack.indexes import SearchIndex
from haystack.models import SearchResult
from haystack.utils import get_identifier, get_model_ct
from whoosh.fields import KEYWORD, Schema
from whoosh.qparser import QueryParser
from whoosh.query import Or, Query, Term

from search import analysis, schema
from search.columnar.container import VERSION as POSTINGS_VERSION
from search.generations import Generations, Rules
from search.schema import SEPARATOR, whoosh_schema
from search.search_indexes import DOCUMENT_VERSION
from search.snapshot import Snapshot, tally_of
from search.troubles import IndexDamaged, IndexTrouble

logger = logging.getLogger(__name__)

_TRIES = 3
"""A commit may remove the very files a reader is about to open; the next look finds the new ones."""


class ArchiveBackend(BaseSearchBackend):
    """One a thread, as Haystack's connections are; so is its snapshot."""

    # What Haystack's query language for Whoosh asks of a backend.
    RESERVED_WORDS = WhooshSearchBackend.RESERVED_WORDS
    RESERVED_CHARACTERS = WhooshSearchBackend.RESERVED_CHARACTERS
    _from_python = WhooshSearchBackend._from_python  # noqa: SLF001

    _snapshot: Snapshot | None = None

    @cached_property
    def schema(self) -> Schema:
        """Of all fields of all indexes."""
        return whoosh_schema(self._unified_index.all_searchfields())

    @property
    def generations(self) -> Generations:
        """PATH is looked up each time, so that a test may point it elsewhere at any time."""
        root = Path(str(settings.HAYSTACK_CONNECTIONS[self.connection_alias]["PATH"]))
        return Generations(root, self.schema, self.rules)

    @cached_property
    def rules(self) -> Rules:
        """What an index must have been made by to be of use here."""
        versions = {"document": DOCUMENT_VERSION, "whoosh": whoosh.versionstring(), "postings": POSTINGS_VERSION}
        return versions | {"schema": schema.fingerprint(self.schema)} | analysis.fingerprint()

    def snapshot(self) -> Snapshot:
        """The newest commit of the live generation. Raises IndexTrouble."""
        for _ in range(_TRIES - 1):
            try:
                return self._newest()
            except IndexDamaged:
                continue
        try:
            return self._newest()
        except IndexTrouble as trouble:
            cause = repr(trouble.__cause__)
            logger.warning("index.unusable", extra={"trouble": type(trouble).__name__, "cause": cause})
            raise

    def _newest(self) -> Snapshot:
        live = self.generations.live()
        if self._snapshot is None or not self._snapshot.is_current(live):
            self._snapshot = Snapshot(live)
        return self._snapshot

    @property
    def _unified_index(self) -> Any:
        return connections[self.connection_alias].get_unified_index()

    def update(self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        """Write the documents of the objects, in place of those that were there."""
        documents = {get_identifier(row): index.full_prepare(row) for row in iterable}
        self.generations.live().replace(ID, documents, documents.values())

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        """Take one document away."""
        self.generations.live().replace(ID, [get_identifier(obj_or_string)], [])

    def clear(self, models: Sequence[type[Model]] | None = None, commit: bool = True) -> None:
        """Take away all documents of the models; without models, go on with an empty generation."""
        if models is None:
            self.generations.publish(self.generations.create())
        else:
            self.generations.live().replace(DJANGO_CT, [get_model_ct(model) for model in models], [])

    @log_query  # type: ignore[untyped-decorator]
    def search(
        self,
        query_string: str,
        sort_by: Sequence[str] | None = None,
        start_offset: int = 0,
        end_offset: int | None = None,
        facets: Iterable[str] | None = None,
        narrow_queries: Iterable[str] | None = None,
        models: Iterable[type[Model]] | None = None,
        result_class: type[SearchResult] | None = None,
        **others: Any,
    ) -> dict[str, Any]:
        """What a SearchQuerySet asks. Raises SearchBackendError for what this engine cannot do."""
        _refuse(others)
        snapshot = self.snapshot()
        parse = QueryParser("text", schema=self.schema).parse
        scores = dict(snapshot.scores(parse(query_string)))
        for narrow in [*map(parse, narrow_queries or ()), *self._only(models)]:
            kept = set(snapshot.matches(narrow))
            scores = {number: score for number, score in scores.items() if number in kept}
        numbers = self._in_order(snapshot, scores, sort_by or ())
        make = result_class or SearchResult
        return {
            "results": [self._result(snapshot, n, scores[n], make) for n in numbers[start_offset:end_offset]],
            "hits": len(numbers),
            "facets": {"fields": self._counts(snapshot, numbers, facets or ()), "dates": {}, "queries": {}},
            "spelling_suggestion": None,
        }

    def _in_order(self, snapshot: Snapshot, scores: dict[int, float], sort_by: Sequence[str]) -> list[int]:
        """Best first, or by the fields named, each in its own direction; equals keep the order of the index."""
        numbers = sorted(scores, key=lambda number: (-scores[number], number))
        for name in reversed(sort_by):
            column = self._column(snapshot, name.removeprefix("-"))
            numbers.sort(key=column.__getitem__, reverse=name.startswith("-"))
        return numbers

    def _column(self, snapshot: Snapshot, name: str) -> list[Any]:
        if name not in self.schema or self.schema[name].column_type is None:
            raise SearchBackendError(f"The index keeps no values of “{name}” to sort or count by.")
        return snapshot.column(name)

    def _counts(self, snapshot: Snapshot, numbers: list[int], facets: Iterable[str]) -> dict[str, Any]:
        return {name: tally_of(self._column(snapshot, name), numbers).most_common() for name in facets}

    def _result(self, snapshot: Snapshot, number: int, score: float, make: type[SearchResult]) -> SearchResult:
        stored = snapshot.stored(number)
        application, model = stored.pop(DJANGO_CT).split(".")
        fields = {
            name: tuple(value.split(SEPARATOR)) if self._several(name) else value for name, value in stored.items()
        }
        return make(application, model, fields.pop(DJANGO_ID), score, **fields)

    def _several(self, name: str) -> bool:
        return name in self.schema and isinstance(self.schema[name], KEYWORD)

    def _only(self, models: Iterable[type[Model]] | None) -> list[Query]:
        """One index of one model needs no narrowing, unless other models are asked for."""
        return [Or([Term(DJANGO_CT, get_model_ct(model)) for model in models])] if models else []


def _refuse(wanted: dict[str, Any]) -> None:
    """What is not built must not look like "nothing found"."""
    unknown = [name for name, value in wanted.items() if value and name not in ("fields", "limit_to_registered_models")]
    if unknown:
        raise SearchBackendError(f"This engine cannot do: {', '.join(sorted(unknown))}.")


class ArchiveQuery(WhooshSearchQuery):
    """Haystack's query language."""

    def matching_all_fragment(self) -> str:
        """A lone star would be taken for a word."""
        return "*:*"


class ArchiveEngine(BaseEngine):
    """Named in the settings."""

    backend = ArchiveBackend
    query = ArchiveQuery
