"""Haystack's query: it hands its conditions to the backend as they are; its string is for logs and for people."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.tree import Node
from haystack.backends import SPELLING_SUGGESTION_HAS_NOT_RUN, SearchNode
from haystack.backends.whoosh_backend import WhooshSearchQuery
from haystack.constants import DOCUMENT_FIELD
from haystack.exceptions import SearchBackendError
from haystack.inputs import AltParser

from search.haystack.language import quoted

_PLAIN = re.compile(r"\w+")


class ArchiveQuery(WhooshSearchQuery):
    """What a SearchQuerySet gathers."""

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """The string of one condition. It is read only where `narrow` is given conditions, so values are quoted."""
        if isinstance(value, AltParser):
            raise SearchBackendError("This engine has one parser only.")
        exact = isinstance(value, str) and filter_type in ("content", "exact") and self.backend.is_whole(field)
        # Haystack's own writes TO in small letters, which another value is.
        if exact and (not _PLAIN.fullmatch(value) or value in self.backend.RESERVED_WORDS):
            return f"{field}:({quoted(value)})"
        fragment: str = super().build_query_fragment(field, filter_type, value)
        return fragment

    def build_params(self, spelling_query: str | None = None) -> dict[str, Any]:
        """With the conditions, unless a query was given as it is."""
        asked = {} if self._raw_query else {"conditions": self}
        return {**super().build_params(spelling_query), **asked}

    @property
    def typed(self) -> str:
        """All that is asked of the document's own text: what a person may have misspelt."""
        return " ".join(_values(self.query_filter))

    def run_mlt(self, **wanted: Any) -> None:
        """More like a row: of these, the slice; Haystack's own forgets what was narrowed and sliced."""
        params = self.build_params()
        names = ("start_offset", "end_offset", "narrow_queries", "models", "result_class", "conditions")
        super().run_mlt(**{name: params[name] for name in names if name in params}, **wanted)

    def get_count(self) -> int:
        """Counted without fetching a document."""
        if self._hit_count is None:
            self._run_for_numbers()
        return int(self._hit_count)

    def get_facet_counts(self) -> dict[str, Any]:
        """Counted without fetching a document."""
        if self._facet_counts is None:
            self._run_for_numbers()
        counts: dict[str, Any] = self._facet_counts
        return counts

    def get_spelling_suggestion(self, preferred_query: str | None = None) -> str | None:
        """Of what was asked, or of a string of one's own."""
        if self._spelling_suggestion is SPELLING_SUGGESTION_HAS_NOT_RUN:
            self._run_for_numbers(spelling_query=preferred_query)
        suggestion: str | None = self._spelling_suggestion
        return suggestion

    def _run_for_numbers(self, **wanted: Any) -> None:
        ask = self.run_mlt if self._more_like_this else self.run_raw if self._raw_query else self.run
        ask(end_offset=self.start_offset, **wanted)
        # Nothing was fetched, which must not look like nothing found.
        self._results = None

    def add_stats_query(self, stats_field: str, stats_facets: Any) -> None:
        """Only Solr computes statistics."""
        raise SearchBackendError("This engine computes no statistics of fields.")


def _values(node: SearchNode) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Node):
            yield from _values(child)
        elif node.split_expression(child[0])[0] in ("content", DOCUMENT_FIELD):
            yield str(child[1])
