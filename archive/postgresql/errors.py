"""What can be wrong with the database, each told in one sentence that says what to do; a password is never in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError


class DatabaseMisconfigured(ImproperlyConfigured):
    """DATABASE_URL cannot be meant as it is written."""


class DatabaseUnavailable(OperationalError):
    """The database cannot be reached or started."""


@contextmanager
def folder_troubles_told(folder: Path) -> Iterator[None]:
    """Turn what the system says about a folder (no permission, disk full, read-only) into DatabaseUnavailable."""
    try:
        yield
    except OSError as trouble:
        raise DatabaseUnavailable(
            f"The database folder cannot be used ({trouble.strerror}: {trouble.filename or folder}): free some space, "
            "run as the folder's owner, or set ARCHIVE_VAR to a folder of your own that can be written."
        ) from trouble
