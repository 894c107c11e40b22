"""What may be suggested, held ready: a table of names for each kind, made anew beside the requests."""

import logging
from collections.abc import Sequence
from threading import Event, Lock, Thread
from time import monotonic
from typing import NamedTuple, get_args

import numpy as np
from django.db import connection

from articles.reading.script import comparable
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.suggesting.names import Alphabet, Names, Numbers
from search.suggesting.sources import Called, Kind, Subject, subjects
from search.troubles import IndexTrouble
from search.words.sounds import read_as

logger = logging.getLogger(__name__)

_PATIENCE = 4.0
"""Seconds that the first requests of a process wait: a page does not wait for them."""
_SHARE = 20
"""So many times as long as it took to make them, they are kept at least."""


class Shelf(NamedTuple):
    """`owners`: of each name whose it is, a place in `subjects`."""

    names: Names
    owners: Numbers
    subjects: Sequence[Subject]

    @classmethod
    def of(cls, alphabet: Alphabet, found: Sequence[tuple[Subject, list[Called]]]) -> "Shelf":
        """In their order."""
        read = (zip(comparable(name), read_as(name, key), strict=True) for _, called in found for name, key in called)
        owners = np.repeat(np.arange(len(found), dtype=np.int32), [len(called) for _, called in found])
        return cls(Names(alphabet, read), owners, [subject for subject, _ in found])


class Shelves(NamedTuple):
    """Of one commit."""

    snapshot: Snapshot
    alphabet: Alphabet
    by_kind: dict[Kind, Shelf]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Shelves":
        """Some ten queries, and computing for seconds in a large archive."""
        alphabet = Alphabet()
        return cls(snapshot, alphabet, {kind: Shelf.of(alphabet, subjects(kind, snapshot)) for kind in get_args(Kind)})


class Newest:
    """The shelves of this process, for all its threads."""

    def __init__(self) -> None:
        self._made: Shelves | None = None
        self._ready, self._making = Event(), Lock()
        self._rests_until = 0.0

    def get(self) -> Shelves | None:
        """Those there are, be they of an older commit; none where the first are not made soon. Raises IndexTrouble."""
        snapshot = engine().snapshot()
        is_old = self._made is None or self._made.snapshot is not snapshot
        if is_old and monotonic() >= self._rests_until and self._making.acquire(blocking=False):
            Thread(target=self._make, name="suggestions", daemon=True).start()
        if self._made is None:
            self._ready.wait(_PATIENCE)
        return self._made

    @property
    def made(self) -> Shelves | None:
        """Those there are, if any."""
        return self._made

    def refresh(self) -> Shelves:
        """Make them now, of the newest commit. Raises IndexTrouble."""
        start = monotonic()
        self._made = Shelves.of(engine().snapshot())
        self._rests_until = monotonic() + _SHARE * (monotonic() - start)
        self._ready.set()
        return self._made

    def _make(self) -> None:
        try:
            self.refresh()
        except IndexTrouble as trouble:
            logger.warning("suggestions.not_made", extra={"trouble": type(trouble).__name__})
        finally:
            connection.close()
            self._making.release()


newest = Newest()
