"""What a SearchQuerySet asks of the backend, in the words of Haystack; what this engine cannot do is refused here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from django.conf import settings
from django.db.models import Model
from haystack.exceptions import SearchBackendError
from haystack.models import SearchResult

from search.haystack.facets import Asked
from search.haystack.query import ArchiveQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One call of `search` or `more_like_this`. `conditions` is the query that asks; without it the string is read."""

    sort_by: Sequence[str] = ()
    start_offset: int = 0
    end_offset: int | None = None
    fields: Collection[str] = ()
    highlight: bool | Mapping[str, Any] = False
    facets: Mapping[str, Mapping[str, Any]] | Collection[str] = ()
    date_facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    query_facets: Mapping[str, str] | Sequence[tuple[str, str]] = ()
    narrow_queries: Collection[str] = ()
    spelling_query: str = ""
    models: Collection[type[Model]] = ()
    limit_to_registered_models: bool = field(
        default_factory=lambda: getattr(settings, "HAYSTACK_LIMIT_TO_REGISTERED_MODELS", True)
    )
    result_class: type[SearchResult] = SearchResult
    conditions: ArchiveQuery | None = None
    boost: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, wanted: Mapping[str, Any]) -> "Request":
        """Raises SearchBackendError for what is not built: it must not look like "nothing found"."""
        known = {each.name for each in fields(cls)}
        given = {name: value for name, value in wanted.items() if value is not None}
        refused = [name for name, value in given.items() if value and name not in known]
        if isinstance(options := given.get("highlight"), Mapping):
            refused += [f"option {name} of highlight" for name in options]
        if refused:
            raise SearchBackendError(f"This engine has no {', '.join(refused)}.")
        return cls(**{name: value for name, value in given.items() if name in known})

    @property
    def counting(self) -> Asked:
        """What is to be counted."""
        named = self.facets if isinstance(self.facets, Mapping) else {name: {} for name in self.facets}
        pairs = self.query_facets.items() if isinstance(self.query_facets, Mapping) else self.query_facets
        return Asked(named, self.date_facets, list(pairs))
