"""Whatever kills a process in the midst of it: rows and index agree, and doing it once more finishes it."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings

STEPS = {"merge": 4, "tag": 2, "import": 9, "purge": 10}
"""By deed, at each how manieth question its process is killed."""
IN_ONE_TRANSACTION = {"merge", "tag"}


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    folder = tmp_path_factory.mktemp("killed")
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    (folder / "tmp").mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "tests.killing", *(f"{deed}={step}" for deed, step in STEPS.items())],
        cwd=settings.BASE_DIR,
        env=inherited
        | {
            "ARCHIVE_VAR": str(folder / "var"),
            "TMPDIR": str(folder / "tmp"),
            "DJANGO_SETTINGS_MODULE": "archive.settings",
        },
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


@pytest.mark.parametrize("deed", STEPS)
def test_what_is_killed_anywhere_leaves_nothing_half_done_or_is_taken_up_again(rounds: list[Any], deed: str) -> None:
    *killed, alive = (each for each in rounds if each["deed"] == deed)
    assert len(killed) > 8
    assert [each for each in (*killed, alive) if not each["clean"]] == []
    assert [each for each in killed if each["finished"] != alive["finished"]] == []
    assert alive["between"] == alive["finished"] != alive["before"]
    if deed in IN_ONE_TRANSACTION:
        assert [each for each in killed if each["between"] not in (each["before"], each["finished"])] == []
    else:
        assert len({json.dumps(each["between"]) for each in killed}) > 2
