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


def sentence_for(trouble: BaseException) -> str | None:
    """The sentence for a trouble whose cause lies outside the program, or None for a fault of the program.

    `archive.postgresql.errors.DatabaseUnavailable` is an OperationalError and carries its own sentence.
    """
    if isinstance(trouble, ImproperlyConfigured):
        return str(trouble)
    if isinstance(trouble, OperationalError):
        return str(trouble).strip().splitlines()[0]
    if isinstance(trouble, OSError) and trouble.errno in _SYSTEM_TROUBLES:
        return _SYSTEM_TROUBLES[trouble.errno].format(path=trouble.filename or "the data folder")
    return None
