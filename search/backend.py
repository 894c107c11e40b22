"""The Haystack engine over Whoosh: `SearchQuerySet` and this project's own questions read the same snapshot.

Of Haystack's own backend it keeps the query language. Its two new searchers a search, values joined by commas, refusal
of one character and orders that cannot be mixed are not kept, and what it cannot do it says. What a SearchQuerySet may
ask is in `search/haystack/`, one idea a file.
"""

import logging
import time
from collections import defaultdict
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

from search import analysis
from search.columnar.container import VERSION as POSTINGS_VERSION
from search.haystack.query import ArchiveQuery
from search.haystack.reading import Reading
from search.haystack.request import Request
from search.keeping.generations import Generations, Rules
from search.keeping.merging import merge_later
from search.keeping.seals import SEAL_VERSION
from search.keeping.snapshot import Newest, Snapshot
from search.keeping.sole import sole_writer
from search.preparing import schema
from search.preparing.schema import Text, whoosh_schema
from search.troubles import IndexDamaged, IndexLocked, IndexTrouble

logger = logging.getLogger(__name__)

_TRIES = 3
"""A commit may remove the very files a reader is about to open; the next look finds the new ones."""
_newest: defaultdict[str, Newest] = defaultdict(Newest)
"""By connection: what all threads read."""


class ArchiveBackend(BaseSearchBackend):
    """One a thread, as Haystack's connections are; they share one snapshot."""

    # What Haystack's query language for Whoosh asks of a backend.
    RESERVED_WORDS = WhooshSearchBackend.RESERVED_WORDS
    RESERVED_CHARACTERS = WhooshSearchBackend.RESERVED_CHARACTERS
    _from_python = WhooshSearchBackend._from_python  # noqa: SLF001

    _reading: Reading | None = None

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
                return self._newest_snapshot()
            except IndexDamaged:
                continue
        try:
            return self._newest_snapshot()
        except IndexTrouble as trouble:
            cause = repr(trouble.__cause__)
            logger.warning("index.unusable", extra={"trouble": type(trouble).__name__, "cause": cause})
            raise

    def _newest_snapshot(self) -> Snapshot:
        return _newest[self.connection_alias].of(self.generations.live())

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
        """Take away all documents of the models; without models, go on with an empty generation.

        Not while the index is rebuilt, which that would sweep away: raises IndexLocked after TIMEOUT seconds.
        """
        if models is None:
            with sole_writer(self.timeout) as mine:
                if not mine:
                    raise IndexLocked
                self.generations.publish(self.generations.create_like_live())
        else:
            self._replace(DJANGO_CT, [get_model_ct(model) for model in models], [])

    def _replace(self, key: str, values: list[str], documents: list[dict[str, Any]]) -> None:
        """Wait for another writer, at most for the connection's TIMEOUT in seconds: Haystack writes by several."""
        deadline = time.monotonic() + self.timeout
        while True:
            try:
                live = self.generations.live()
                live.replace(key, values, documents)
                return merge_later(live)
            except IndexLocked:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    @log_query  # type: ignore[untyped-decorator]
    def search(self, query_string: str, **wanted: Any) -> dict[str, Any]:
        """What a SearchQuerySet asks: see `Request`. Raises SearchBackendError for what this engine cannot do."""
        if not query_string:
            return {"results": [], "hits": 0}
        request, reading = Request.of(wanted), self._read()
        answer = reading.answer(reading.query(query_string, request), request)
        words = request.spelling_query or (request.conditions.typed if request.conditions else query_string)
        better = reading.suggestion(words) if self.include_spelling else None
        return {**answer, "spelling_suggestion": better} if better else answer

    def more_like_this(
        self, model_instance: Model, additional_query_string: str | None = None, **wanted: Any
    ) -> dict[str, Any]:
        """Documents with the most telling words of a row's own, which need not be in the index; never the row's."""
        request, reading = Request.of(wanted), self._read()
        among = reading.query(additional_query_string or "*", request)
        return reading.answer(reading.like(model_instance), request, [among])

    def _read(self) -> Reading:
        snapshot = self.snapshot()
        if self._reading is None or self._reading.snapshot is not snapshot:
            self._reading = Reading(snapshot, self.schema, self.unified)
        return self._reading


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
