"""This project's engine with the handles by which django-haystack's tests for Whoosh hold an engine.

They reach past Haystack's interface to Whoosh's own index: they set it up, wipe it, and count and search in it. Nothing
here answers a query of a SearchQuerySet.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from whoosh.index import FileIndex

from search.backend import ArchiveBackend, ArchiveEngine
from search.haystack.query import ArchiveQuery
from search.troubles import IndexMissing, IndexOutdated


class LiveIndex:
    """Whoosh's index, whichever generation is live at the moment."""

    def __init__(self, backend: "SuiteBackend") -> None:
        self._backend = backend

    def refresh(self) -> "LiveIndex":
        """It never grows old."""
        return self

    def __getattr__(self, name: str) -> Any:
        index: FileIndex = self._backend.generations.live().index()
        return getattr(index, name)


class SuiteBackend(ArchiveBackend):
    """The engine under test."""

    @property
    def index(self) -> LiveIndex:
        """Whoosh's own."""
        return LiveIndex(self)

    @property
    def content_field_name(self) -> str:
        """The field of text."""
        return str(self.unified.document_field)

    def setup(self) -> None:
        """The tests change the search indexes under the engine and then call this."""
        for made in ("schema", "rules"):
            self.__dict__.pop(made, None)
        self._snapshot = self._reading = None
        Path(settings.HAYSTACK_CONNECTIONS[self.connection_alias]["PATH"]).mkdir(parents=True, exist_ok=True)
        try:
            self.generations.live()
        except (IndexMissing, IndexOutdated):
            self.delete_index()

    def delete_index(self) -> None:
        """Go on with an empty one."""
        self.clear()


class SuiteEngine(ArchiveEngine):
    """Named in the suite's settings."""

    backend = SuiteBackend
    query = ArchiveQuery
