"""Reading in processes of its own, and what becomes of one that dies."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from articles.importing import readings
from articles.importing.cores import usable_cores
from articles.importing.items import Item
from articles.importing.names import Names
from articles.importing.readers import HERE_FIRST, Readers
from articles.reading.finding.place_names import Place
from tests.importing.files import NEWS

NAMES = Names([Place("430112", "望城区", "county", None, "430112")])


def an_item(number: int = 0) -> Item:
    return Item(f"{number}.txt", f"{number}.txt", f"{NEWS}{number}".encode(), "text/plain")


def reading_processes() -> list[psutil.Process]:
    """Those that read: the children of the process that they are forked from."""
    servers = [each for each in psutil.Process().children() if "forkserver" in " ".join(each.cmdline())]
    return [reader for server in servers for reader in server.children()]


@pytest.fixture
def two() -> Iterator[Readers]:
    with closing(Readers(lambda: NAMES, jobs=2)) as readers:
        yield readers


def test_processes_read_what_one_would_and_in_the_same_order(two: Readers) -> None:
    items = [an_item(number) for number in range(30)]
    alone = Readers(lambda: NAMES, jobs=1)
    assert [pending() for pending in map(two.submit, items)] == [alone.submit(item)() for item in items]


def stop_all() -> list[psutil.Process]:
    processes = reading_processes()
    for process in processes:
        process.suspend()
    return processes


def test_a_process_that_is_killed_costs_the_file_it_was_reading(two: Readers) -> None:
    two.submit(an_item())()
    processes = stop_all()
    pending = two.submit(an_item(1))
    for process in processes:
        process.kill()
    assert "was ended" in pending().trouble
    assert two.submit(an_item(2))().record is not None


def test_a_process_that_hangs_is_ended_and_replaced() -> None:
    with closing(Readers(lambda: NAMES, jobs=2, patience=3)) as readers:
        readers.submit(an_item())()
        stop_all()
        troubles = [pending().trouble for pending in [readers.submit(an_item(number)) for number in range(2)]]
        assert "took longer than 3 seconds to read" in troubles
        assert readers.submit(an_item(2))().record is not None


def test_closing_leaves_no_process_behind() -> None:
    with closing(Readers(lambda: NAMES, jobs=2)) as readers:
        readers.submit(an_item())()
        processes = reading_processes()
        assert processes
    assert not any(process.is_running() for process in processes)


def test_a_small_import_starts_no_process() -> None:
    with closing(Readers(lambda: NAMES)) as readers:
        assert all(readers.submit(an_item(number))().record for number in range(HERE_FIRST))
        assert reading_processes() == []


def test_a_fault_of_the_rules_is_a_line_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "read", lambda *_: 1 / 0)
    assert "ZeroDivisionError" in Readers(lambda: NAMES, jobs=1).submit(an_item())().trouble


@pytest.mark.parametrize(("written", "cores"), [("50000 100000", 1), ("max 100000", len(os.sched_getaffinity(0)))])
def test_a_container_is_asked_for_its_share_of_the_cores(tmp_path: Path, written: str, cores: int) -> None:
    (tmp_path / "cpu.max").write_text(written)
    assert usable_cores(tmp_path / "cpu.max") == cores
