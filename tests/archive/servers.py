"""What the tests of the embedded server share: questions to it, processes that use it, violence against it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from archive.postgresql.embedded.cluster import USER
from archive.postgresql.embedded.locks import EXCLUSIVE, FileLock, ticks
from archive.postgresql.embedded.server import EmbeddedPostgres

ROOT = Path(__file__).resolve().parents[2]


def ask(server: EmbeddedPostgres, question: str) -> Any:
    """The first value that the server answers."""
    folder = str(server.area.socket)
    with psycopg.connect(host=folder, port=5432, user=USER, dbname="postgres", autocommit=True) as connection:
        answer = connection.execute(question.encode())
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def server_number(server: EmbeddedPostgres) -> int:
    return int((server.area.data / "postmaster.pid").read_text().split()[0])


def lives(server: EmbeddedPostgres) -> bool:
    """Whether any process of the server does."""
    with FileLock(server.area.lock("alive")) as alive:
        return not alive.take(EXCLUSIVE)


def processes_in(folder: Path) -> list[int]:
    """Those that work in that folder: a server and its children."""
    numbers = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").samefile(folder):
                numbers.append(int(process.name))
    return numbers


def kill_outright(server: EmbeddedPostgres) -> None:
    """The postmaster and all its children at once, and wait until they are gone."""
    for number in processes_in(server.area.data):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    wait_until(lambda: not lives(server))


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    for _ in ticks(seconds):
        if condition():
            return
    raise AssertionError(f"not within {seconds} seconds")


@contextmanager
def a_user_of(server: EmbeddedPostgres, user: int | None = None) -> Iterator["subprocess.Popen[str]"]:
    """A process of its own, in a session of its own; at the end its input ends, and so does it."""
    words = [sys.executable, "-m", "tests.archive.using", str(server.area.folder), *([str(user)] if user else [])]
    process = subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    with process:
        try:
            yield process
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(timeout=60)


def line_of(process: "subprocess.Popen[str]") -> str:
    """What the process says next."""
    assert process.stdout
    return process.stdout.readline().strip()
