"""The engine behind Haystack's connection."""

from haystack import connections

from search.backend import ArchiveBackend


def engine() -> ArchiveBackend:
    """This thread's backend."""
    backend: ArchiveBackend = connections["default"].get_backend()
    return backend
