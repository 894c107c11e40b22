"""An engine in a process of its own, so that none has another's memory, and what it cost there."""

import importlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.search_engines.articles import Article, read  # noqa: E402
from benchmarks.search_engines.memory import Peak, private  # noqa: E402
from benchmarks.search_engines.protocol import Answer, Engine, Question  # noqa: E402
from search.query.tree import Term  # noqa: E402
from search.showing.snippets import snippets  # noqa: E402

ENGINES = {
    "ours": "ours.Ours",
    "tantivy": "tantivy_engine.Tantivy",
    "xapian": "xapian_engine.Xapian",
    "sqlite": "sqlite_engine.Sqlite",
    "postgresql": "postgresql_engine.PostgreSQL",
    "haystack": "haystack_engine.Haystack",
}
PATIENCE = 3.0
"""Seconds for the questions of a class: an engine that takes longer is asked fewer of them."""


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds, and bytes at most and on disk."""

    seconds: float
    peak: int
    sizes: dict[str, int]
    segments: int


def engine(name: str, folder: Path) -> Engine:
    """Over the folder, which is made unless it is there. Raises ImportError where it is absent."""
    module, kind = ENGINES[name].split(".")
    made = importlib.import_module(f"benchmarks.search_engines.{module}")
    folder.mkdir(exist_ok=True)
    opened: Engine = getattr(made, kind)(folder)
    return opened


class Bodies:
    """The texts, for the passages of a page: no engine keeps them."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "bodies.sqlite")

    @staticmethod
    def keep(folder: Path, articles: Iterator[Article]) -> None:
        if (folder / "bodies.sqlite").exists():
            return
        with sqlite3.connect(folder / "bodies.sqlite") as base:
            base.execute("CREATE TABLE bodies (number INTEGER PRIMARY KEY, text TEXT)")
            base.executemany("INSERT INTO bodies VALUES (?, ?)", ((each.number, each.text) for each in articles))

    def passages(self, numbers: Sequence[int], terms: Sequence[str]) -> list[Any]:
        """What a page shows of them."""
        wanted = [Term(term) for term in terms]
        marks = ",".join("?" * len(numbers))
        rows = self._base.execute(f"SELECT text FROM bodies WHERE number IN ({marks})", numbers)  # noqa: S608
        return [snippets(text, [(0, len(text))], wanted) for (text,) in rows]


class Asker:
    """One engine that is asked, in another process. Its methods are those of `_Served`."""

    def __init__(self, name: str, folder: Path) -> None:
        here, there = get_context("spawn").Pipe()
        self._pipe = here
        self._process = get_context("spawn").Process(target=_serve, args=(name, folder, there))
        self._process.start()
        there.close()

    def __call__(self, method: str, *given: Any) -> Any:
        self._pipe.send((method, given))
        answer = self._pipe.recv()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def stop(self) -> None:
        self._pipe.send(None)
        self._process.join()


def _serve(name: str, folder: Path, pipe: Connection) -> None:
    served = _Served(name, folder)
    while (call := _received(pipe)) is not None:
        method, given = call
        try:
            pipe.send(getattr(served, method)(*given))
        except Exception as error:
            pipe.send(RuntimeError(f"{name}, {method}: {error!r}"))


def _received(pipe: Connection) -> Any:
    """None where the other end is gone: nobody is left to answer."""
    try:
        return pipe.recv()
    except EOFError:
        return None


class _Served:
    def __init__(self, name: str, folder: Path) -> None:
        self._name, self._folder = name, folder
        self._bodies: Bodies | None = None

    def absent(self) -> str:
        """Why the engine is not here; nothing where it is."""
        try:
            self._engine = engine(self._name, self._folder / self._name)
        except ImportError as error:
            return str(error)
        return ""

    def build(self, count: int) -> Built:
        start = time.perf_counter()
        with Peak() as peak:
            self._engine.build(read(self._folder / "articles.jsonl", count))
        seconds = time.perf_counter() - start
        self._engine.open()
        return Built(seconds, peak.bytes, self._engine.sizes(), self._engine.segments())

    def open(self) -> float:
        """Milliseconds."""
        start = time.perf_counter()
        self._engine.open()
        self._bodies = Bodies(self._folder)
        return (time.perf_counter() - start) * 1000

    def ask(self, questions: Sequence[Question]) -> list[Answer]:
        """As many as PATIENCE allows."""
        return [self._engine.ask(question) for question in _in_time(questions)]

    def time(self, questions: Sequence[Question]) -> list[float]:
        """Milliseconds each; of as many as PATIENCE allows."""
        return [self._timed(question) for question in _in_time(questions)]

    def _timed(self, question: Question) -> float:
        start = time.perf_counter()
        answer = self._engine.ask(question)
        if question.passages and self._bodies:
            self._bodies.passages(answer.numbers, question.terms)
        return (time.perf_counter() - start) * 1000

    def change(self, articles: Sequence[Article]) -> list[float]:
        """Milliseconds each, until the next question sees it."""
        taken = []
        for article in articles:
            start = time.perf_counter()
            self._engine.change(article)
            self._engine.ask(Question("all", (next(article.tokens())[0],)))
            taken.append((time.perf_counter() - start) * 1000)
        return taken

    def private(self) -> int:
        """Bytes."""
        return private()

    def close(self) -> None:
        self._engine.close()


def _in_time(questions: Iterable[Question]) -> Iterator[Question]:
    until = time.monotonic() + PATIENCE
    return takewhile(lambda _: time.monotonic() < until, questions)
