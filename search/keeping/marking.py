"""Noting in the transaction of a change that the index owes it, and writing it when the transaction is kept."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from search.keeping.catching_up import catch_up
from search.keeping.indexing import TOGETHER, drain
from search.models import Mark

logger = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds that a change waits while another is written: its author finds it at once, and nobody waits for long."""


def mark(identifiers: Iterable[str]) -> None:
    """Note that these articles have changed; they are written to the index after the transaction. One query.

    Code that changes rows in bulk, past the signals, calls this itself.
    """
    Mark.objects.bulk_create([Mark(identifier=identifier) for identifier in identifiers], batch_size=5000)
    transaction.on_commit(_Writing(_turn()))


@dataclass(slots=True)
class _Turn:
    """One transaction's turn to write, which it takes once."""

    taken: bool = False


@dataclass(frozen=True, slots=True)
class _Writing:
    """What runs after a transaction. Each mark brings its own, because a savepoint takes its marks' away with it."""

    turn: _Turn

    def __call__(self) -> None:
        """One round, so that the next request finds what this one changed. The rest of a very large change follows in a
        thread, and what others marked who did not wait for a long round. Never raises: what could not be written stays
        marked.
        """
        if self.turn.taken:
            return
        self.turn.taken = True
        try:
            if drain(rounds=1, patience=PATIENCE) >= TOGETHER:
                catch_up()
        except Exception as trouble:
            logger.warning("index.not_written", extra={"trouble": type(trouble).__name__, "reason": str(trouble)})


def _turn() -> _Turn:
    """The turn that the marks before this one share, where nothing else has been registered in between."""
    for _, last, *_ in connection.run_on_commit[-1:]:
        if isinstance(last, _Writing) and not last.turn.taken:
            return last.turn
    return _Turn()
