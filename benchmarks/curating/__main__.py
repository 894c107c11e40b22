"""How long a curator waits who does something to many articles at once: for the rows, and for the index, which is
written before the answer.

    ARCHIVE_VAR=FOLDER python -m benchmarks.curating [--articles N] [--word WORD] [ACTION…]

This changes the archive: ask a copy, of one that has an index and bodies (`page_speed.py --names`). Each deed is done
once, when what the one before left to be joined is joined. Beside it stands what all processes of the program, but not
the database's, hold at most that lies in no file. In the end the index is compared with the rows.
"""

import argparse
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any
from unittest import mock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402

from articles.models import Article  # noqa: E402
from benchmarks.curating.actions import ACTIONS, Measured, Stage  # noqa: E402
from benchmarks.search_engines.memory import Peak  # noqa: E402
from benchmarks.search_engines.tables import row, table  # noqa: E402
from search.engine import engine  # noqa: E402
from search.keeping import marking  # noqa: E402
from search.keeping.indexing import check, drain  # noqa: E402

_HEAD = ["deed", "rows", "s", "of it index s", "peak MB"]
_BESIDE = ("merging", "catching up")
"""Threads that write what nobody waits for."""


def main() -> None:
    options = parsed()
    logging.disable(logging.WARNING)
    drain()
    engine().snapshot()
    print(f"{Article.objects.count()} articles\n")
    person, _ = User.objects.get_or_create(username="measured")
    stage = Stage(person, options.articles, options.word)
    print(table([_HEAD]))
    for name in options.actions or ACTIONS:
        for measured in ACTIONS[name](stage):
            print(row(cells(measured)), flush=True)
    if differences := check():
        sys.exit(f"The index differs from the rows: {differences}")


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("actions", nargs="*", choices=[[], *ACTIONS], help="all if none is named")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--word", default="发展", help="what the rule searches for")
    return parser.parse_args()


def cells(measured: Measured) -> list[str]:
    name, count, do = measured
    wait()
    written: list[float] = []
    with mock.patch.object(marking, "drain", timed(written)), Peak() as peak:
        start = time.perf_counter()
        do()
        taken = time.perf_counter() - start
    wait()
    return [name, str(count), f"{taken:.1f}", f"{sum(written):.1f}", f"{peak.bytes / 1e6:.0f}"]


def timed(written: list[float]) -> Any:
    """`drain`, and how long each call takes."""

    def timed_drain(**options: Any) -> int:
        start = time.perf_counter()
        try:
            return drain(**options)
        finally:
            written.append(time.perf_counter() - start)

    return timed_drain


def wait() -> None:
    """For what is written beside, and what it leaves to be written."""
    while beside := list(working()):
        for thread in beside:
            thread.join()
    drain()


def working() -> Iterator[threading.Thread]:
    return (thread for thread in threading.enumerate() if thread.name in _BESIDE)


if __name__ == "__main__":
    main()
