"""A whole index, written by one process or by several."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from whoosh.fields import ID, TEXT, Schema

from search.analysis import WordTokenizer
from search.keeping import building
from search.keeping.building import LAST
from search.keeping.generations import Generation, Generations
from search.keeping.snapshot import Snapshot
from search.troubles import DocumentRefused, IndexUnfinished

SCHEMA = Schema(identifier=ID(stored=True), text=TEXT(analyzer=WordTokenizer()))


@pytest.fixture
def generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generation:
    monkeypatch.setattr(building, "AT_ONCE", 5)
    monkeypatch.setattr(building, "TOGETHER", 10)
    return Generations(tmp_path, SCHEMA, {}).create()


def some_documents(count: int) -> Iterator[dict[str, Any]]:
    return ({"identifier": f"{n:03}", "text": f"基层党建第{n}期"} for n in range(count))


def build(generation: Generation, count: int, jobs: int) -> None:
    with building.building(generation, count, jobs) as new:
        for document in some_documents(count):
            new.add(document)
        generation.adopt(new.finish())


@pytest.mark.parametrize(("count", "jobs", "segments"), [(0, 1, 0), (7, 1, 1), (42, 1, LAST), (42, 2, LAST)])
def test_all_documents_are_in_few_segments(generation: Generation, count: int, jobs: int, segments: int) -> None:
    build(generation, count, jobs)
    stored = [fields["identifier"] for fields in Snapshot(generation).every_stored()]
    assert stored == [f"{n:03}" for n in range(count)]
    assert len(generation.index().segments) == segments
    assert {file.suffix for file in generation.folder.iterdir()} <= {".seg", ".toc", ".json", ""}
    assert not (generation.folder / building._SIDE).exists()
    generation.verify()


def test_a_process_that_is_ended_ends_the_building_with_a_sentence(generation: Generation) -> None:
    def build_and_lose_one() -> None:
        with building.building(generation, 20, 2) as new:
            new._executor.submit(os._exit, 1)
            for document in some_documents(20):
                new.add(document)
            new.finish()

    with pytest.raises(IndexUnfinished, match="--jobs 1"):
        build_and_lose_one()
    assert generation.index().segments == []


def test_the_trouble_of_another_process_is_told_here(generation: Generation) -> None:
    def build_what_cannot_be() -> None:
        with building.building(generation, 1, 2) as new:
            new.add({"no such field": ""})
            new.finish()

    with pytest.raises(DocumentRefused):
        build_what_cannot_be()


LEAVING = """
    import pathlib, sys, time
    import django; django.setup()
    from search.keeping import building
    from search.keeping.generations import Generation
    from tests.search.keeping.test_building import SCHEMA, some_documents
    building.AT_ONCE = building.TOGETHER = 1
    if __name__ == "__main__":
        with building.building(Generation(pathlib.Path(sys.argv[1]), SCHEMA), 9, 2) as new:
            for document in some_documents(9):
                new.add(document)
            [part.result() for part in new._parts]
            print(*new._executor._processes, flush=True)
            time.sleep(600)
"""


def test_no_process_outlives_the_one_that_makes_documents(generation: Generation) -> None:
    script = [sys.executable, "-W", "ignore", "-c", textwrap.dedent(LEAVING), str(generation.folder)]
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        others = [psutil.Process(int(pid)) for pid in process.stdout.readline().split()]
        process.kill()
    assert len(others) == 2
    assert not psutil.wait_procs(others, timeout=20)[1]
