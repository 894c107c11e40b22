"""Joining segments loses nothing, whenever the power is cut or the process killed."""

import random
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from search.keeping.generations import Generation, Generations
from search.keeping.merging import everything, merge
from tests.search.keeping.test_durable import SCHEMA, Watch, add, held, tear, watched


@pytest.fixture
def joining(tmp_path: Path) -> Watch:
    """Over the joining of two segments, with a document deleted in one of them."""
    live = Generations(tmp_path / "index", SCHEMA, {}).create()
    add(live, "a", "b")
    add(live, "c")
    live.replace("identifier", ["b"], [])
    return watched(live, tmp_path / "copies", lambda: merge(live, everything))


def test_what_is_joined_is_on_the_disk_before_it_is_announced(joining: Watch) -> None:
    calls = [moment.before for moment in joining.moments]
    [segment] = [file.name for file in joining.generation.folder.glob("*.seg")]
    announced = calls.index("announce _MAIN_4.toc")
    assert f"sync {segment}" in calls[:announced]
    assert calls[announced + 1] == f"sync {joining.generation.folder.name}"
    assert not [call for call in calls[: announced + 1] if call.startswith("remove MAIN_") and call.endswith(".seg")]


@pytest.mark.parametrize("seed", range(3))
def test_whenever_the_power_is_cut_nothing_is_lost(joining: Watch, seed: int) -> None:
    old, chance = joining.copies / "old", random.Random(seed)
    assert len(joining.moments) > 10
    for moment in joining.moments:
        for file in moment.copy.folder.rglob("*"):
            if file.is_file() and file.name not in moment.synced and not (old / file.name).exists():
                tear(file, chance)
        if chance.random() < 0.5:
            # That a file was removed may not have reached the disk.
            shutil.copytree(old, moment.copy.folder, dirs_exist_ok=True)
        assert held(moment.copy) == ["a", "c"], moment.before
        add(moment.copy, "d")
        merge(moment.copy, everything)
        assert held(moment.copy) == ["a", "c", "d"], moment.before
        moment.copy.verify()


KILLING = """
    import os, pathlib, random, signal, sys, time
    import django; django.setup()
    from search.keeping.generations import Generation
    from search.keeping.merging import everything, merge
    from tests.search.keeping.test_durable import SCHEMA, held
    generation, chance = Generation(pathlib.Path(sys.argv[1]), SCHEMA), random.Random(7)
    kept = [f"kept {number}" for number in range(200)]
    for half in (kept[:100], kept[100:]):
        generation.replace("identifier", [], [{"identifier": each} for each in half])

    def write_and_join():
        while True:
            generation.replace("identifier", ["changed"], [{"identifier": "changed"}])
            merge(generation, everything)

    inside = 0
    for _ in range(int(sys.argv[2])):
        if not (child := os.fork()):
            write_and_join()
        time.sleep(chance.uniform(0.0, 0.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = held(generation)
        generation.verify()
        assert found in (sorted(kept), sorted([*kept, "changed"])), len(found)
        inside += (generation.folder / "joining").exists()
    merge(generation, everything)
    print(inside, len(generation.index().segments), len(held(generation)))
"""


def test_whoever_is_killed_while_joining_leaves_every_document_once(tmp_path: Path) -> None:
    generation: Generation = Generations(tmp_path, SCHEMA, {}).create()
    script = [sys.executable, "-W", "ignore", "-c", textwrap.dedent(KILLING), str(generation.folder), "20"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    inside, segments, documents = map(int, done.stdout.split())
    assert inside
    assert (segments, documents) == (1, 201)
