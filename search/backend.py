"""The Haystack engine over Whoosh: `SearchQuerySet` and this project's own questions read the same snapshot.

Of Haystack's own backend it keeps the query language. Its two new searchers a search, values joined by commas, refusal
of one character and orders that cannot be mixed are not kept, and what it cannot do it says. What a SearchQuerySet may
ask is in `search/haystack/`, one idea a file.
"""

import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import whoosh
from django.conf import settings
from django.db.models import Model
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.constants import DJANGO_CT, ID
from haystack.exceptions import SearchBackendError, SkipDocument
from haystack.indexes import SearchIndex
from haystack.utils import get_identifier, get_model_ct
from haystack.utils.loading import UnifiedIndex
from whoosh.fields import Schema
from whoosh.query import Every, Or, Query, Term

from search import analysis, schema
from search.columnar.container import VERSION as POSTINGS_VERSION
from search.generations import Generations, Rules
from search.haystack.conditions import Conditions
from search.haystack.finding import Found, Wanted
from search.haystack.highlighting import Sought
from search.haystack.likeness import alike
from search.haystack.ordering import column_of
from search.haystack.query import ArchiveQuery
from search.haystack.request import Request
from search.haystack.results import Making
from search.haystack.spelling import suggestion
from search.schema import Text, whoosh_schema
from search.seals import SEAL_VERSION
from search.snapshot import Snapshot
from search.troubles import IndexDamaged, IndexLocked, IndexTrouble

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
    _found: Found | None = None
    """What was asked for last: who turns pages asks the same again."""

    @cached_property
    def schema(self) -> Schema:
        """Of all fields of all indexes."""
        return self.build_schema(self.unified.all_searchfields())[1]

    def build_schema(self, fields: Mapping[str, Any]) -> tuple[str, Schema]:
        """The name of the field of text, and a schema of these fields."""
        return self.unified.document_field, whoosh_schema(fields)

    @property
    def unified(self) -> UnifiedIndex:
        """All indexes of this connection."""
        return connections[self.connection_alias].get_unified_index()

    @property
    def generations(self) -> Generations:
        """PATH is looked up each time, so that a test may point it elsewhere at any time."""
        root = Path(str(settings.HAYSTACK_CONNECTIONS[self.connection_alias]["PATH"]))
        return Generations(root, self.schema, self.rules)

    @cached_property
    def rules(self) -> Rules:
        """What an index must have been made by to be of use here."""
        documents = max((getattr(index, "version", 0) for index in self.unified.get_indexes().values()), default=0)
        versions = {
            "document": documents,
            "whoosh": whoosh.versionstring(),
            "postings": POSTINGS_VERSION,
            "seal": SEAL_VERSION,
        }
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
    def _conditions(self) -> Conditions:
        return Conditions(self.schema, self.unified.document_field, self.unified.all_searchfields())

    def is_whole(self, field: str) -> bool:
        """Whether the field is asked by its whole value, and not by words."""
        name = self.unified.get_index_fieldname(field)
        return name in self.schema and not isinstance(self.schema[name], Text)

    def update(self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        """Write the documents of the objects, in place of those that were there; what an index skips stays as it is."""
        documents = dict(_documents(index, iterable))
        if documents:
            self._replace(ID, list(documents), list(documents.values()))

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        """Take one document away."""
        self._replace(ID, [get_identifier(obj_or_string)], [])

    def clear(self, models: Sequence[type[Model]] | None = None, commit: bool = True) -> None:
        """Take away all documents of the models; without models, go on with an empty generation."""
        if models is None:
            self.generations.publish(self.generations.create())
        else:
            self._replace(DJANGO_CT, [get_model_ct(model) for model in models], [])

    def _replace(self, key: str, values: list[str], documents: list[dict[str, Any]]) -> None:
        """Wait for another writer, at most for the connection's TIMEOUT in seconds: Haystack writes by several."""
        deadline = time.monotonic() + self.timeout
        while True:
            try:
                return self.generations.live().replace(key, values, documents)
            except IndexLocked:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    @log_query  # type: ignore[untyped-decorator]
    def search(self, query_string: str, **wanted: Any) -> dict[str, Any]:
        """What a SearchQuerySet asks: see `Request`. Raises SearchBackendError for what this engine cannot do."""
        if not query_string:
            return {"results": [], "hits": 0}
        request = Request.of(wanted)
        return self._answer(self.snapshot(), self._asked(query_string, request), request, query_string)

    def more_like_this(
        self, model_instance: Model, additional_query_string: str | None = None, **wanted: Any
    ) -> dict[str, Any]:
        """Documents with the most telling words of a row's own, which need not be in the index; never the row's."""
        request, snapshot = Request.of(wanted), self.snapshot()
        index = self.unified.get_index(model_instance._meta.concrete_model)  # noqa: SLF001
        query = alike(index.full_prepare(model_instance), self.schema, snapshot.reader)
        return self._answer(snapshot, query, request, narrowing=[self._asked(additional_query_string or "*", request)])

    def _asked(self, query_string: str, request: Request) -> Query:
        conditions = self._conditions
        if request.conditions is None:
            return conditions.read(query_string)
        return conditions.boosted(
            conditions.query_of(request.conditions.query_filter, request.conditions), request.boost
        )

    def _answer(
        self, snapshot: Snapshot, query: Query, request: Request, typed: str = "", narrowing: Iterable[Query] = ()
    ) -> dict[str, Any]:
        read = self._conditions.read
        narrowing = [*narrowing, *map(read, request.narrow_queries), *self._only(snapshot, request)]
        narrow = tuple(part for part in narrowing if part != Every())
        found = self._find(snapshot, Wanted(query, narrow, tuple(request.sort_by)))
        content = self.unified.document_field
        sought = Sought.of(query, content, self.schema[content], snapshot.reader) if request.highlight else None
        making = Making(self.unified, request.result_class, request.fields, sought)
        page = found.numbers[request.start_offset : request.end_offset]
        answer = {"results": making.page(snapshot, page, found.scores), "hits": len(found.numbers)}
        if request.counting:
            answer["facets"] = request.counting.counts(
                found.numbers,
                lambda name: column_of(snapshot, self.schema, name),
                lambda name, text: snapshot.matches(read(text, name)),
            )
        if self.include_spelling:
            words = request.spelling_query or (request.conditions.typed if request.conditions else typed)
            if better := suggestion(words, content, self.schema, snapshot.reader):
                answer["spelling_suggestion"] = better
        return answer

    def _find(self, snapshot: Snapshot, wanted: Wanted) -> Found:
        known = self._found
        if known is None or known.snapshot is not snapshot or known.wanted != wanted:
            known = self._found = Found.by(snapshot, self.schema, wanted)
        return known

    def _only(self, snapshot: Snapshot, request: Request) -> list[Query]:
        """An index of registered models only needs no narrowing, unless some of them are asked for."""
        models = request.models
        if not models and request.limit_to_registered_models:
            registered = self.unified.get_indexed_models()
            held = {term.decode() for term in snapshot.reader.lexicon(DJANGO_CT)}
            models = registered if held - set(map(get_model_ct, registered)) else ()
        return [Or([Term(DJANGO_CT, get_model_ct(model)) for model in models])] if models else []


def _documents(index: SearchIndex, rows: Iterable[Model]) -> Iterable[tuple[str, dict[str, Any]]]:
    for row in rows:
        try:
            document = index.full_prepare(row)
        except SkipDocument:
            continue
        if "boost" in document:
            raise SearchBackendError("No document counts more than another: give fields a weight, not it a boost.")
        yield get_identifier(row), document


class ArchiveEngine(BaseEngine):
    """Named in the settings."""

    backend = ArchiveBackend
    query = ArchiveQuery
