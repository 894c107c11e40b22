"""A whole archive as `make run` serves it, in processes of its own: for tests that no client inside Django can make."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import psutil
from django.conf import settings

PATIENCE = 300
"""Seconds: the first start of a new checkout compiles for a minute, beside other tests that do so too."""


def until(condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true within our patience."""
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


class Archive:
    """One served archive in a folder of its own, on a port of its own; begun empty, or as a copy of one at rest."""

    def __init__(self, folder: Path, like: Path | None = None) -> None:
        self.var = folder / "var"
        if like:
            shutil.copytree(like, self.var)
        self.preparing = [] if like else ["--prepare"]
        self.log = folder / "log"
        self.home = folder / "home"
        self.home.mkdir()
        self.process: subprocess.Popen[bytes] | None = None
        with closing(socket.create_server(("127.0.0.1", 0))) as probe:
            self.port = probe.getsockname()[1]

    @property
    def output(self) -> str:
        """What the present run has said."""
        return self.log.read_text(encoding="utf-8")

    def start(self) -> None:
        """Serve, and wait until the home page answers."""
        with self.log.open("wb") as log:
            process = self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", *self.preparing, "--port", str(self.port)],
                cwd=settings.BASE_DIR,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        assert until(lambda: "Ctrl-C stops it" in self.output or process.poll() is not None)
        assert process.poll() is None, self.output
        self.get("/")

    def manage(self, *words: str) -> None:
        """A command of its own, in the same folder."""
        self._run(words, stdout=None)

    def told(self, *words: str) -> str:
        """What a command says."""
        return str(self._run(words, stdout=subprocess.PIPE).stdout)

    def _run(self, words: tuple[str, ...], stdout: int | None) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "manage.py", *words]
        environment = self._environment()
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, check=True, timeout=PATIENCE, text=True, stdout=stdout
        )

    def _environment(self) -> dict[str, str]:
        """Without what the tests run with."""
        inherited = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "PYTHONUNBUFFERED")}
        return inherited | {"ARCHIVE_VAR": str(self.var), "HOME": str(self.home)}

    def get(self, address: str) -> str:
        with urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=PATIENCE) as response:
            return str(response.read().decode())

    def count(self, query: str) -> int:
        return int(json.loads(self.get(f"/api/search?q={quote(query)}"))["count"])

    def get_as_typed(self, address: str) -> str:
        """What curl asks for: the address in plain UTF-8, which urllib refuses to send."""
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)) as connection:
            connection.sendall(f"GET {address} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
            return connection.makefile("rb").read().decode()

    def processes(self) -> list[psutil.Process]:
        """The server, its workers, and whatever works in this archive's folder."""
        own = []
        for process in psutil.process_iter():
            try:
                words, folder, kept = process.cmdline(), process.cwd(), process.environ().get("ARCHIVE_VAR", "")
            except psutil.Error:
                continue
            if str(self.port) in words or any(str(self.var) in word for word in (*words, folder, kept)):
                own.append(process)
        return own

    def stop(self, how: signal.Signals) -> None:
        """Send the signal to the server alone, as a service manager does, and wait for its end."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(timeout=PATIENCE)

    def interrupt_as_a_terminal_does(self) -> None:
        """SIGINT to the whole process group; it is a group of its own."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(timeout=PATIENCE)

    def kill_everything(self) -> None:
        kill(self.processes())
        assert self.process is not None
        self.process.wait(timeout=PATIENCE)


@contextmanager
def serving(folder: Path, like: Path | None = None) -> Iterator[Archive]:
    """An archive in an empty folder, served until the end of the block."""
    archive = Archive(folder, like)
    try:
        archive.start()
        yield archive
    finally:
        archive.kill_everything()


HIRE = """
from django.contrib.auth.models import Group, User
for name, role in {staff}.items():
    person = User.objects.create_user(name, password={password!r}, is_staff=True, is_superuser=not role)
    person.groups.set(Group.objects.filter(name=role))
"""


def prepare(folder: Path, staff: dict[str, str], password: str) -> None:
    """In the folder's `var`, an archive with the seeds in it and people by name and role, which nothing serves."""
    archive = Archive(folder)
    archive.manage("prepare")
    archive.manage("shell", "-v0", "-c", HIRE.format(staff=staff, password=password))
    assert until(lambda: not archive.processes())


def kill(processes: list[psutil.Process]) -> None:
    """SIGKILL, and wait until none of them is left."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=PATIENCE)
