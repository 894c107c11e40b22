"""What processes hold for themselves: what lies in files that are mapped is the system's to give and to take."""

from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

import psutil

_OFTEN = 0.1
"""Seconds between two looks."""


def private() -> int:
    """Bytes that lie in no file and that no other process shares. Linux tells them."""
    rows = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) * 1024 for row in rows if row.startswith("Anonymous:"))


class Peak(Thread):
    """While it is entered, looks now and then what this process holds and all that it started: the most is kept."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.bytes = 0
        self._done = Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._done.set()
        self.join()

    def run(self) -> None:
        """Until it is left."""
        while True:
            self.bytes = max(self.bytes, _held())
            if self._done.wait(_OFTEN):
                return


def _held() -> int:
    total = 0
    this = psutil.Process()
    for process in (this, *this.children(recursive=True)):
        # It may have ended since.
        with suppress(psutil.Error):
            told = process.memory_info()
            total += told.rss - told.shared
    return total
