"""Troubles a person can mend, each told in one sentence that says what to do."""

import errno

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

_SYSTEM_TROUBLES = {
    errno.ENOSPC: "The disk is full ({path}): free some space and run the command again; nothing was lost.",
    errno.EDQUOT: "The disk quota is used up ({path}): free some space and run the command again.",
    errno.EACCES: "No permission to write or read {path}: give this user access to it, or run as its owner.",
    errno.EPERM: "The system does not let this user change {path}: run as its owner.",
    errno.EROFS: "{path} is on a read-only disk: set ARCHIVE_VAR to a folder that can be written.",
    errno.EADDRINUSE: "The port is in use by another program: choose another one, for example `make run PORT=8001`.",
}

# By SQLSTATE, for what a running server reports.
_DATABASE_TROUBLES = {
    "53100": "The database's disk is full: free some space and run the command again; what was committed is kept.",
    "53300": "The database takes no more connections: stop another program that uses it, or raise max_connections.",
    "57P01": "The database was stopped while it was in use: run the command again.",
}


def sentence_for(trouble: BaseException) -> str | None:
    """The sentence for a trouble whose cause lies outside the program, or None for a fault of the program.

    `archive.postgresql.errors.DatabaseUnavailable` is an OperationalError and carries its own sentence.
    """
    if isinstance(trouble, ImproperlyConfigured):
        return str(trouble)
    if isinstance(trouble, OperationalError):
        state = getattr(trouble.__cause__, "sqlstate", None) or ""
        return _DATABASE_TROUBLES.get(state) or str(trouble).strip().splitlines()[0]
    if isinstance(trouble, OSError) and trouble.errno in _SYSTEM_TROUBLES:
        return _SYSTEM_TROUBLES[trouble.errno].format(path=trouble.filename or "the data folder")
    return None
