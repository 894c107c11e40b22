"""The rest of a large change, written to the index beside the requests: whoever made it does not wait for all of it."""

import logging
from threading import Lock, Thread

from django.db import connections

from search.keeping.indexing import drain

logger = logging.getLogger(__name__)

_at_it = Lock()


def catch_up() -> None:
    """Write what the index owes in a thread, where this process is not at it already. Never raises.

    A process that ends waits for it; one that is killed leaves the marks of what is not written yet.
    """
    if _at_it.acquire(blocking=False):
        try:
            Thread(target=_write_all, name="catching up").start()
        except RuntimeError:
            # The system has no thread left: the next change asks again.
            _at_it.release()


def _write_all() -> None:
    try:
        drain()
    except Exception as trouble:
        logger.warning("index.not_written", extra={"trouble": type(trouble).__name__, "reason": str(trouble)})
    finally:
        connections.close_all()
        _at_it.release()
