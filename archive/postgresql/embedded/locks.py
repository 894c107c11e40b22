"""File locks that the kernel lets go however their holder dies, so none is ever stale."""

import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

SHARED = fcntl.LOCK_SH
EXCLUSIVE = fcntl.LOCK_EX
TICK = 0.01


def ticks(seconds: float) -> Iterator[None]:
    """Once at once, then every hundredth of a second until the time is up."""
    deadline = time.monotonic() + seconds
    yield
    while time.monotonic() < deadline:
        time.sleep(TICK)
        yield


class FileLock:
    """An flock on a file of its own. Every instance competes with every other, in this process or another.

    A process forked or started with the descriptor shares the lock: it lasts until the last of them closes it.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def fileno(self) -> int:
        return self._descriptor

    def take(self, kind: int, seconds: float = 0.0) -> bool:
        """Whether the lock, shared or exclusive, was to be had within that time."""
        for _ in ticks(seconds):
            try:
                fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            return True
        return False

    def close(self) -> None:
        """Part from the lock; those who share it keep it."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
