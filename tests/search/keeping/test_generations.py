"""The index on disk: one live generation, typed troubles, and what a crash leaves."""

import gc
import json
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh.fields import ID, Schema
from whoosh.query import Every

from search.keeping.generations import Generation, Generations, engine_troubles
from search.keeping.snapshot import Snapshot
from search.troubles import DocumentRefused, IndexDamaged, IndexLocked, IndexMissing, IndexOutdated, IndexUnreadable

RULES = {"tokens": 1}
SCHEMA = Schema(identifier=ID(stored=True))


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return Generations(tmp_path, SCHEMA, RULES)


@pytest.fixture
def live(generations: Generations) -> Generation:
    generation = generations.create()
    add(generation, "a", "b")
    generations.publish(generation)
    return generations.live()


def add(generation: Generation, *identifiers: str) -> None:
    generation.replace("identifier", identifiers, [{"identifier": identifier} for identifier in identifiers])


def held(generation: Generation) -> list[str]:
    return sorted(fields["identifier"] for fields in Snapshot(generation).every_stored())


def test_without_an_index_the_trouble_is_that_it_is_missing(generations: Generations) -> None:
    with pytest.raises(IndexMissing):
        generations.live()


def test_an_index_made_by_other_rules_is_refused(live: Generation) -> None:
    with pytest.raises(IndexOutdated):
        Generations(live.folder.parent, SCHEMA, {"tokens": 2}).live()


def test_a_document_takes_the_place_of_the_one_with_its_key(live: Generation) -> None:
    add(live, "b", "c")
    assert held(live) == ["a", "b", "c"]


def test_documents_leave_by_their_key(live: Generation) -> None:
    live.replace("identifier", ["a", "nobody"], [])
    assert held(live) == ["b"]


def test_a_failing_write_changes_nothing_and_lets_the_lock_go(live: Generation) -> None:
    with pytest.raises(DocumentRefused):
        live.replace("identifier", ["a"], [{"no such field": "x"}])
    add(live, "c")
    assert held(live) == ["a", "b", "c"]


def test_a_document_that_cannot_be_made_is_no_damage(live: Generation) -> None:
    def documents() -> Iterator[dict[str, str]]:
        yield {"identifier": "c"}
        raise KeyError("a fault of ours")

    with pytest.raises(DocumentRefused):
        live.replace("identifier", ["a"], documents())
    assert held(live) == ["a", "b"]


def test_a_disk_that_cannot_be_written_is_no_fault_of_a_document(live: Generation) -> None:
    def documents() -> Iterator[dict[str, str]]:
        raise PermissionError
        yield

    with pytest.raises(IndexUnreadable):
        live.replace("identifier", [], documents())


def test_a_second_writer_is_told_that_the_index_is_locked(live: Generation) -> None:
    writer = live.index().writer()
    with pytest.raises(IndexLocked):
        add(live, "c")
    writer.cancel()


def test_publishing_swaps_the_pointer_and_removes_the_old(generations: Generations, live: Generation) -> None:
    fresh = generations.create()
    assert generations.live() == live
    generations.publish(fresh)
    assert generations.live() == fresh
    assert [folder for folder in generations.root.iterdir() if folder.is_dir()] == [fresh.folder]


def test_a_reader_of_the_old_generation_reads_on(generations: Generations, live: Generation) -> None:
    snapshot = Snapshot(live)
    generations.publish(generations.create())
    assert list(snapshot.matches(Every())) == [0, 1]
    assert not snapshot.is_current(generations.live())


# Whoosh does not close a file that it failed to understand; the collector does, and complains.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("pattern", ["*.seg", "*.toc"])
@pytest.mark.parametrize("keep", [0, 10, 100])
def test_a_torn_file_is_damage_and_not_an_empty_result(live: Generation, pattern: str, keep: int) -> None:
    for file in live.folder.glob(pattern):
        file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(IndexDamaged):
        Snapshot(live)
    gc.collect()


def test_a_lost_file_is_damage(live: Generation) -> None:
    for file in live.folder.glob("*.seg"):
        file.unlink()
    with pytest.raises(IndexDamaged):
        Snapshot(live)


def test_unreadable_rules_are_damage(generations: Generations, live: Generation) -> None:
    (live.folder / "rules.json").write_text(json.dumps(RULES)[:-1])
    with pytest.raises(IndexDamaged):
        generations.live()


def test_of_what_is_not_understood_the_log_says_where_it_arose(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(IndexDamaged), engine_troubles():
        dict[str, str]()["基层党建"]
    [record] = caplog.records
    assert record.__dict__["cause"] == "KeyError"
    assert record.__dict__["places"][-1].startswith("test_generations.py:")
    assert "党建" not in str(vars(record))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(IndexUnreadable):
        Generations(tmp_path / "file", SCHEMA, RULES).create()


HALTING = """
    import sys, time, pathlib
    import django; django.setup()
    from whoosh import index
    from search.keeping.generations import Generation
    from tests.search.keeping.test_generations import SCHEMA, add
    def halt(*args, **kwargs):
        print("inside the commit", flush=True)
        time.sleep(600)
    setattr(*{"before": (index.TOC, "write"), "after": (index, "clean_files")}[sys.argv[2]], halt)
    add(Generation(pathlib.Path(sys.argv[1]), SCHEMA), "a", "c")
"""


@pytest.mark.parametrize(("moment", "expected"), [("before", ["a", "b"]), ("after", ["a", "b", "c"])])
def test_a_writer_killed_inside_a_commit_leaves_the_last_commit_readable(
    live: Generation, moment: str, expected: list[str]
) -> None:
    script = [sys.executable, "-c", textwrap.dedent(HALTING), str(live.folder), moment]
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "inside the commit\n"
        process.send_signal(signal.SIGKILL)
    assert held(live) == expected
    add(live, "d")
    assert held(live) == [*expected, "d"]
    assert not (live.folder / "MAIN.tmp").exists()
    segments = {fields.name.split(".")[0] for fields in live.folder.glob("MAIN_*.*")}
    assert len(segments) == len(live.index()._segments())
