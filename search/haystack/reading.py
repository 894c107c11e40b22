"""One snapshot of the index, asked in the words of Haystack."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Model
from haystack.constants import DJANGO_CT
from haystack.utils import get_model_ct
from haystack.utils.loading import UnifiedIndex
from whoosh.fields import Schema
from whoosh.query import Every, Or, Query, Term

from search.haystack.conditions import Conditions
from search.haystack.finding import Found, Wanted
from search.haystack.highlighting import Sought
from search.haystack.likeness import alike
from search.haystack.ordering import column_of
from search.haystack.request import Request
from search.haystack.results import Making
from search.haystack.spelling import suggestion
from search.keeping.snapshot import Snapshot


class Reading:
    """It keeps what was found last: who turns pages asks the same again."""

    def __init__(self, snapshot: Snapshot, schema: Schema, unified: UnifiedIndex) -> None:
        self.snapshot, self._schema, self._unified = snapshot, schema, unified
        self._content: str = unified.document_field
        self._conditions = Conditions(schema, self._content, unified.all_searchfields())
        self._last: Found | None = None

    def query(self, query_string: str, request: Request) -> Query:
        """What the conditions mean, or the string where it comes without any."""
        asking, conditions = request.conditions, self._conditions
        if asking is None:
            return conditions.read(query_string)
        return conditions.boosted(conditions.query_of(asking.query_filter, asking), request.boost)

    def like(self, row: Model) -> Query:
        """Other documents with the row's most telling words."""
        index = self._unified.get_index(row._meta.concrete_model)
        return alike(index.full_prepare(row), self._schema, self.snapshot.reader)

    def answer(self, query: Query, request: Request, narrowing: Iterable[Query] = ()) -> dict[str, Any]:
        """What Haystack expects of a backend; facets only where some are asked for."""
        narrowing = [*narrowing, *map(self._conditions.read, request.narrow_queries), *self._only(request)]
        found = self._find(Wanted(query, tuple(part for part in narrowing if part != Every()), tuple(request.sort_by)))
        making = Making(self._unified, request.result_class, request.fields, self._sought(query, request))
        page = found.page(request.start_offset, request.end_offset)
        answer = {"results": making.page(self.snapshot, page), "hits": len(found.hits.documents)}
        if request.counting:
            answer["facets"] = request.counting.counts(
                found.hits.documents,
                lambda name: column_of(self.snapshot, self._schema, name),
                lambda name, text: self.snapshot.matches(self._conditions.read(text, name)),
            )
        return answer

    def suggestion(self, words: str) -> str | None:
        """What may have been meant by them."""
        return suggestion(words, self._content, self._schema, self.snapshot.reader)

    def _find(self, wanted: Wanted) -> Found:
        if self._last is None or self._last.wanted != wanted:
            self._last = Found.by(self.snapshot, self._schema, wanted)
        return self._last

    def _sought(self, query: Query, request: Request) -> Sought | None:
        if not request.highlight:
            return None
        return Sought.of(query, self._content, self._schema[self._content], self.snapshot.reader)

    def _only(self, request: Request) -> list[Query]:
        """An index of registered models only needs no narrowing, unless some of them are asked for."""
        models = request.models
        if not models and request.limit_to_registered_models:
            registered = self._unified.get_indexed_models()
            models = registered if self._models_held - set(map(get_model_ct, registered)) else ()
        return [Or([Term(DJANGO_CT, get_model_ct(model)) for model in models])] if models else []

    @cached_property
    def _models_held(self) -> set[str]:
        return {term.decode() for term in self.snapshot.reader.lexicon(DJANGO_CT)}
