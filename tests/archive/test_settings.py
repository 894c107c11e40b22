"""Settings, as a new process reads them from its environment."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def test_an_empty_folder_for_data_is_the_usual_one(tmp_path: Path) -> None:
    """Not the folder in which the command is started: a database once lay beside the code so."""
    said = subprocess.run(
        [sys.executable, "-c", "from archive import settings; print(settings.VAR_DIR)"],
        cwd=tmp_path,
        env=os.environ | {"ARCHIVE_VAR": "", "PYTHONPATH": str(settings.BASE_DIR)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == str(Path(settings.BASE_DIR) / "var")
    assert not list(tmp_path.iterdir())
