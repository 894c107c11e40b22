"""Whoever asks or changes something does not wait for compiled loops."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_a_warm_process_compiles_and_loads_nothing_for_questions_and_changes() -> None:
    script = "from tests.search.answering.warmed import main; main()"
    said = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", script],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == ""
