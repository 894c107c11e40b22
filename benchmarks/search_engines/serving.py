"""The archive as `manage.py serve` runs it: how long an answer takes over HTTP, and what a web process then holds."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).parents[2]
_HEADERS = {"Accept-Encoding": "gzip", "Connection": "keep-alive"}
_MAPPING = re.compile(r"[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+ +(.*)|[0-9a-f]+-[0-9a-f]+ .*")


class Memory(NamedTuple):
    """Bytes of a process, but for what it maps of some folder, which is the system's to give and to take."""

    own: int
    """No other process has them."""
    shared: int
    """Written once, before the process was forked from one that has them still."""


def memory(pid: int, but: Path) -> Memory:
    """As Linux tells it of each mapping."""
    counted, is_left_out = Counter[str](), False
    for line in Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8").splitlines():
        if mapping := _MAPPING.fullmatch(line):
            is_left_out = (mapping[1] or "").startswith(str(but))
        elif not is_left_out and line.endswith(" kB"):
            kind, number, _ = line.split()
            counted[kind] += int(number) * 1024
    return Memory(counted["Private_Clean:"] + counted["Private_Dirty:"], counted["Shared_Dirty:"])


class Server:
    """With one web process, so that all is asked of it."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self._process = process
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def milliseconds(self, addresses: Iterable[str]) -> list[float]:
        """How long each answer takes until all of it is there."""
        return [self._asked(address) for address in addresses]

    def _asked(self, address: str) -> float:
        start = time.perf_counter()
        self._connection.request("GET", address, headers=_HEADERS)
        response = self._connection.getresponse()
        response.read()
        seconds = time.perf_counter() - start
        if response.status != 200:
            raise RuntimeError(f"{response.status}: {address}")
        return seconds * 1000

    def memory(self, but: Path) -> Memory:
        """Of the web process."""
        (worker,) = (each for each in psutil.Process(self._process.pid).children() if "serve" in each.cmdline())
        return memory(worker.pid, but)


@contextmanager
def serving() -> Iterator[Server]:
    """Until the end of the block: the archive of the environment, as readers have it."""
    environment = os.environ | {"ARCHIVE_DEBUG": "false"}
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "collectstatic", "--noinput", "-v0"], cwd=ROOT, env=environment, check=True)
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    words = [*manage, "serve", "--workers", "1", "--port", str(port)]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout is None or str(port) not in process.stdout.readline():
            raise RuntimeError("The archive does not serve.")
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()
