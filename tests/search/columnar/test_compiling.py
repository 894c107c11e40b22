"""Compiled functions."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from search.columnar import compiling

ROOT = Path(__file__).resolve().parents[3]
FIRST_CALL = """
from search.columnar.lists.ascending import common
import numpy as np
print(common(np.array([3, 5, 8]), np.array([5, 9]), 1).tolist())
"""


def test_a_change_of_a_compiled_function_is_told_to_those_of_other_files_that_call_it(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    own = "from search.columnar.compiling import compiled\n@compiled\ndef {}(number: int) -> int:\n    return {}\n"
    (tmp_path / "middle.py").write_text(f"from inner import least\n{own.format('more', 'least(number) + 1')}")
    (tmp_path / "outer.py").write_text(f"from middle import more\n{own.format('most', 'more(number) + 1')}")
    said = []
    for least in ("number", "10 * number"):
        (tmp_path / "inner.py").write_text(own.format("least", least))
        said.append(first_call("from outer import most\nprint(most(5))", kept, PYTHONPATH=str(tmp_path)))
    assert said == ["7\n", "52\n"]


def test_what_is_compiled_is_kept_where_the_setting_says(tmp_path: Path) -> None:
    first_call(NUMBA_CACHE_DIR=str(tmp_path))
    assert {path.suffix for path in tmp_path.rglob("*.*") if path.is_file()} == {".nbi", ".nbc"}


def test_where_nothing_can_be_kept_it_is_compiled_all_the_same(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    said = first_call(
        NUMBA_CACHE_DIR=str(no_folder), HOME=str(no_folder), NUMBA_CACHE_LOCATOR_CLASSES="UserProvidedCacheLocator"
    )
    assert said == "[8]\n"


def test_what_finds_no_room_on_the_disk_is_compiled_all_the_same(tmp_path: Path) -> None:
    said = first_call(f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n{FIRST_CALL}", tmp_path)
    assert said == "[8]\n"
    assert [path for path in tmp_path.rglob("*.nbc") if path.stat().st_size] == []


def test_while_one_process_compiles_all_loops_no_other_does() -> None:
    other = os.open(Path(compiling.__file__).parent, os.O_RDONLY)
    with compiling.one_at_a_time(), pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)


def first_call(code: str = FIRST_CALL, kept: Path | None = None, **environment: str) -> str:
    """What it says, in a process of its own."""
    environment |= {"NUMBA_CACHE_DIR": str(kept)} if kept else {}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
