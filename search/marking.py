"""Noting in the transaction of a change that the index owes it, and writing it when the transaction is kept."""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from search.indexing import drain
from search.models import Mark

logger = logging.getLogger(__name__)

_paused = threading.local()


def mark(identifiers: Iterable[str]) -> None:
    """Note that these articles have changed; they are written to the index after the transaction. One query.

    For code that changes rows in bulk, past the signals. Marking the same articles again in a row costs nothing.
    """
    writing = _writing_after_this()
    fresh = sorted(set(identifiers) - writing.marked)
    if fresh:
        Mark.objects.bulk_create([Mark(identifier=identifier) for identifier in fresh], batch_size=5000)
        writing.marked.update(fresh)
    if not connection.in_atomic_block:
        writing()


@contextmanager
def paused() -> Iterator[None]:
    """In this thread, what is changed inside is marked at once and written in the end."""
    _paused.now = True
    try:
        yield
    finally:
        _paused.now = False
        _Writing(_Turn())()


@dataclass(slots=True)
class _Turn:
    """One transaction's turn to write, which it takes once."""

    taken: bool = False


class _Writing:
    """What runs after a transaction, and what was marked in one of its savepoints."""

    def __init__(self, turn: _Turn) -> None:
        self.marked: set[str] = set()
        self.turn = turn

    def __call__(self) -> None:
        """One round, so that no request waits for long. Never raises: what could not be written stays marked."""
        if self.turn.taken or getattr(_paused, "now", False):
            return
        self.turn.taken = True
        try:
            drain(rounds=1)
        except Exception as trouble:
            logger.warning("index.not_written", extra={"trouble": type(trouble).__name__, "reason": str(trouble)})


def _writing_after_this() -> _Writing:
    """The one that this savepoint registered, if nothing else has been registered since; else a new one.

    Django forgets it together with the savepoint, so marks that were rolled back are never taken for made.
    """
    turn = _Turn()
    if connection.in_atomic_block and connection.run_on_commit:
        savepoints, last, *_ = connection.run_on_commit[-1]
        if isinstance(last, _Writing):
            if savepoints == set(connection.savepoint_ids):
                return last
            turn = last.turn
    writing = _Writing(turn)
    if connection.in_atomic_block:
        transaction.on_commit(writing)
    return writing
