"""Reading spread over the cores.

Every process but this one only reads: bytes go in, a reading comes out, and neither the database nor a lock of it is
ever handed over, because each starts from a clean process (forkserver) and not as a copy of this one. A thread of ours
waits for each, so a process that dies or hangs costs the one file it was reading.
"""

import gc
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock, local

from articles.importing.cores import usable_cores
from articles.importing.items import Item
from articles.importing.names import Names
from articles.importing.readings import Reading, read_item
from articles.reading.finding.gazetteer import Gazetteer

_FIRST = Item("", "", "党建".encode(), "text/plain")
"""Read before any other by every process: it pays for the tables, so that no file is taken for one that hangs."""

Pending = Callable[[], Reading]
"""Gives the reading, and waits for it where it must."""

HERE_FIRST = 100
"""Items read in this process before others are started, where nobody said how many: those take a second or two."""

_PATIENCE = 180.0
"""Seconds for one item; the largest takes a third of that."""


class Readers:
    """Reads items here, or in `jobs` processes; None: as many as there are cores, once it is worth starting them."""

    def __init__(self, names: Callable[[], Names], jobs: int | None = None, patience: float = _PATIENCE) -> None:
        self._names = names
        self._jobs = jobs or usable_cores()
        self._here = 0 if jobs else HERE_FIRST
        self._patience = patience
        self._gazetteer: Gazetteer | None = None
        self._crew: _Crew | None = None

    def submit(self, item: Item) -> Pending:
        """Start reading where there is a process for it; else the reading is done when it is asked for."""
        if self._jobs == 1 or self._here:
            self._here = max(0, self._here - 1)
            return lambda: read_item(item, self._own_gazetteer())
        if self._crew is None:
            self._crew = _Crew(self._names(), self._jobs, self._patience)
        return self._crew.submit(item)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        if self._crew:
            self._crew.close()

    def _own_gazetteer(self) -> Gazetteer:
        if self._gazetteer is None:
            self._gazetteer = self._names().gazetteer()
        return self._gazetteer


class _Crew:
    """As many processes as threads, each thread with its own, which it starts with its first item."""

    def __init__(self, names: Names, jobs: int, patience: float) -> None:
        self._names = names
        self._patience = patience
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="reader")
        self._mine = local()
        self._all: list[_Process] = []
        self._closing = False
        self._lock = Lock()

    def submit(self, item: Item) -> Pending:
        return self._threads.submit(self._read, item).result

    def _read(self, item: Item) -> Reading:
        process = getattr(self._mine, "process", None) or self._start()
        try:
            return process.ask(item, self._patience)
        except _Lost as lost:
            process.end()
            self._mine.process = None
            return Reading(trouble=str(lost))

    def _start(self) -> "_Process":
        process = _Process(self._names)
        with self._lock:
            self._all.append(process)
            if self._closing:
                process.end()
        self._mine.process = process
        return process

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._closing = True
            for process in self._all:
                process.end()
        self._threads.shutdown()


class _Lost(Exception):
    """A process that will not answer any more, and why."""


class _Process:
    """One process that reads, and the pipe to it."""

    def __init__(self, names: Names) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload([__name__])
        self._pipe, its_end = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(its_end, names), daemon=True)
        self._process.start()
        its_end.close()
        try:
            self._pipe.recv()
        except EOFError as error:
            raise RuntimeError("No process for reading could be started; --jobs 1 reads without.") from error

    def ask(self, item: Item, patience: float) -> Reading:
        """Raises _Lost."""
        try:
            self._pipe.send(item)
            if not self._pipe.poll(patience):
                raise _Lost(f"took longer than {patience:.0f} seconds to read")
            reading: Reading = self._pipe.recv()
            return reading
        except (EOFError, OSError) as error:
            raise _Lost("the process that read it was ended, perhaps for want of memory") from error

    def end(self) -> None:
        """At once; it holds nothing that could be lost."""
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, names: Names) -> None:
    """Ctrl-C reaches every process of a terminal; the one that writes alone decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gazetteer = names.gazetteer()
    read_item(_FIRST, gazetteer)
    # Half a million names that stay: looking among them for garbage takes a tenth of the time of reading.
    gc.freeze()
    with suppress(EOFError, BrokenPipeError):
        pipe.send("ready")
        while True:
            pipe.send(read_item(pipe.recv(), gazetteer))
