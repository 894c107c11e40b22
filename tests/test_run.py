"""What `make run` runs, as whole processes: from an empty folder, again, and after the worst."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import psutil
import pytest
from django.conf import settings

PATIENCE = 120  # seconds


class Archive:
    """One served archive in a folder of its own, on a port of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.process: subprocess.Popen[str] | None = None
        self.output = ""
        with closing(socket.create_server(("127.0.0.1", 0))) as probe:
            self.port = probe.getsockname()[1]

    def start(self) -> float:
        """Serve; returns the seconds until the home page answered."""
        inherited = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--prepare", "--port", str(self.port)],
            cwd=settings.BASE_DIR,
            env=inherited | {"ARCHIVE_VAR": str(self.var)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if "Ctrl-C stops it" in line:
                break
        self.output = "".join(lines)
        assert "Ctrl-C stops it" in self.output, self.output
        self.get("/")
        return time.monotonic() - began

    def get(self, address: str) -> str:
        with urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=PATIENCE) as response:
            return str(response.read().decode())

    def count(self, query: str) -> int:
        return int(json.loads(self.get(f"/api/search?q={quote(query)}"))["count"])

    def processes(self) -> list[psutil.Process]:
        """Every process that has this archive's folder in its command line or below it works there."""
        found = []
        for process in psutil.process_iter():
            try:
                words = process.cmdline()
                inside = str(self.var) in process.cwd() or any(str(self.var) in word for word in words)
                if inside or (self.process and process.pid == self.process.pid):
                    found += [process, *process.children(recursive=True)]
            except psutil.Error:
                continue
        return [process for process in set(found) if process.is_running() and process.status() != "zombie"]

    def stop(self, how: signal.Signals) -> None:
        """Send the signal to the server alone, as a service manager does, and wait for its end."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.communicate(timeout=PATIENCE)

    def kill_everything(self) -> None:
        for process in self.processes():
            process.kill()
        assert self.process is not None
        self.process.communicate(timeout=PATIENCE)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Started once from an empty folder; the tests of this module go through its life in order."""
    archive = Archive(tmp_path_factory.mktemp("an archive") / "var")
    archive.start()
    yield archive
    archive.kill_everything()


def until(condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true within our patience."""
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def test_the_first_run_serves_the_five_seeds(archive: Archive) -> None:
    assert "5 files: 5 imported" in archive.output
    assert archive.count("党建") == 5


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything_and_the_next_run_imports_nothing(archive: Archive, how: signal.Signals) -> None:
    archive.stop(how)
    assert until(lambda: not archive.processes()), archive.processes()
    archive.start()
    assert "5 files: 5 unchanged" in archive.output
    assert archive.count("党建") == 5


def test_after_kill_9_of_every_process_everything_is_there_and_nothing_twice(archive: Archive) -> None:
    assert len(archive.processes()) >= 4  # the server, its workers, the database
    archive.kill_everything()
    archive.start()
    assert "5 files: 5 unchanged" in archive.output
    assert archive.count("党建") == 5


def test_after_kill_9_of_the_database_alone_the_next_request_answers(archive: Archive) -> None:
    for process in archive.processes():
        if "postgres" in process.name():
            process.kill()
    assert archive.count("党建") == 5
    assert "党建" in archive.get("/")
