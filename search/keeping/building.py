"""Writing many documents: this process makes them, others cut, invert and write them, some thousands at a time.

Every process starts clean (forkserver), and is handed documents and never the database. Its segments lie beside the
index until all are there; then they are joined to a few, and one commit announces these.
"""

import gc
import os
import pickle
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from articles.importing.cores import usable_cores
from search.columnar.codec import ColumnarCodec, PartsCodec
from search.columnar.inverting.making import Maker, Source
from search.keeping.durable import NAME, DurableStorage
from search.keeping.generations import Generation, Made, document_troubles, engine_troubles
from search.preparing.schema import whoosh_documents
from search.troubles import IndexUnfinished
from search.words.dictionary import tables
from search.words.own import Own, writing_with

TOGETHER = 3_500
"""Documents of a part at most,"""
CHARACTERS = 24_000_000
"""and characters of all their fields."""
AT_ONCE = 250
"""Documents that this process holds: the rest of a part lies in a file until another reads it."""
HERE = 1_500
"""Documents that this process writes alone: others take a second or two to start."""
LAST = 2
"""Segments of a whole index in the end."""
_SIDE = "parts"

Document = Mapping[str, Any]


class Building:
    """Takes the documents; beside those that the index has, or in place of some."""

    def __init__(self, generation: Generation, executor: Executor, jobs: int, expected: int, last: int) -> None:
        self._generation, self._executor, self._jobs, self._last = generation, executor, jobs, last
        self._together = TOGETHER if jobs == 1 else min(TOGETHER, -(-expected // last) or 1)
        self._codec = PartsCodec() if expected > last * TOGETHER else ColumnarCodec()
        self._waiting: list[Document] = []
        self._documents = self._characters = 0
        self._side = _side_of(generation)
        self._parts: list[Future[Any]] = []

    def add(self, document: Document) -> None:
        """Wait where others are behind. Raises IndexTrouble."""
        self._waiting.append(document)
        if len(self._waiting) == AT_ONCE:
            self._put_down()

    def _put_down(self) -> None:
        self._documents += len(self._waiting)
        self._characters += sum(
            len(value) for each in self._waiting for value in each.values() if isinstance(value, str)
        )
        with engine_troubles(), self._sheaf.open("ab") as file:
            pickle.dump(self._waiting, file, protocol=5)
        self._waiting = []
        if self._documents >= self._together or self._characters >= CHARACTERS:
            self._hand_over(self._codec)

    def finish(self) -> list[Made]:
        """Join what was written to segments that the generation is to adopt, before the building is left.

        Raises IndexTrouble.
        """
        if self._waiting:
            self._put_down()
        if self._documents:
            self._hand_over(self._codec if self._parts else ColumnarCodec())
        parts = [part.result() for part in self._parts]
        share = -(-len(parts) // self._last) or 1
        groups = [parts[start : start + share] for start in range(0, len(parts), share)]
        joined = [self._executor.submit(_joined, self._generation, group) for group in groups]
        return [part.result() for part in joined]

    def _hand_over(self, codec: ColumnarCodec) -> None:
        behind = [part for part in self._parts if not part.done()]
        if len(behind) > self._jobs:
            wait(behind, return_when=FIRST_COMPLETED)
        self._parts.append(self._executor.submit(_written, self._generation, self._sheaf, codec))
        self._documents = self._characters = 0

    @property
    def _sheaf(self) -> Path:
        """The documents of the next part."""
        return self._side / f"{len(self._parts)}.documents"


@contextmanager
def building(generation: Generation, expected: int, jobs: int | None = None, last: int = LAST) -> Iterator[Building]:
    """A building of about so many documents, which leaves `last` segments at most, by `jobs` processes; None: as many
    as there are cores, if it is worth it.

    Raises IndexUnfinished where one of them died.
    """
    jobs = jobs or (usable_cores() if expected > HERE else 1)
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__, "search.words.loaded"])
    executor = _Here() if jobs == 1 else ProcessPoolExecutor(jobs, context, initializer=_begin)
    # What was loaded until now stays; looking through it for garbage took a tenth of the time that documents take.
    gc.freeze()
    # One who was killed may have left his.
    shutil.rmtree(_side_of(generation), ignore_errors=True)
    _side_of(generation).mkdir()
    starting = Thread(target=_start, args=(executor, jobs, generation.own))
    starting.start()
    try:
        yield Building(generation, executor, jobs, expected, last)
    except BrokenProcessPool as error:
        raise IndexUnfinished from error
    finally:
        gc.unfreeze()
        starting.join()
        executor.shutdown(cancel_futures=True)
        shutil.rmtree(_side_of(generation), ignore_errors=True)


def _side_of(generation: Generation) -> Path:
    return generation.folder / _SIDE


def _start(executor: Executor, jobs: int, own: Own) -> None:
    """While the first documents are made: it takes a second until the first of all processes can be forked."""
    # Whoever hands over documents meets what is wrong.
    with suppress(EOFError, OSError, RuntimeError):
        for _ in range(jobs):
            executor.submit(tables, own)


class _Here(Executor):
    """This process, at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def _begin() -> None:
    """Ctrl-C reaches every process of a terminal; the one that makes documents alone decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for its word for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _written(generation: Generation, sheaf: Path, codec: ColumnarCodec) -> Any:
    """The segment of these documents, which need not reach the disk: it is read once, to be joined."""
    with engine_troubles(), document_troubles(), writing_with(generation.own):
        documents = list(whoosh_documents(_read(sheaf), generation.schema))
        sheaf.unlink()
        return _maker(generation, codec).of_documents(documents)


def _read(sheaf: Path) -> Iterator[Document]:
    with sheaf.open("rb") as file:
        while file.peek(1):
            # What the process that makes documents has just written.
            yield from pickle.load(file)  # noqa: S301


def _joined(generation: Generation, segments: Sequence[Any]) -> Made:
    """One of several, which are no more then; one that is alone may be as it should be."""
    with engine_troubles():
        side = DurableStorage(_side_of(generation))
        joined = segments[0]
        if len(segments) > 1 or isinstance(joined.codec(), PartsCodec):
            sources = [Source(segment.open_compound_file(side), segment) for segment in segments]
            joined = _maker(generation, ColumnarCodec()).of_segments(sources)
            for segment in segments:
                side.delete_file(_file_of(segment))
        return Made(joined, side.whole(_file_of(joined)))


def _maker(generation: Generation, codec: ColumnarCodec) -> Maker:
    side = DurableStorage(_side_of(generation))
    return Maker(side, codec, generation.schema, NAME)


def _file_of(segment: Any) -> str:
    name: str = segment.make_filename(segment.COMPOUND_EXT)
    return name
