"""A process beside this one: started with it, started again where it ends, ended with it."""

import subprocess
import sys

from django.conf import settings

PATIENCE = 10.0
"""Seconds in which it may end by itself."""


class Companion:
    """A command of `manage.py`."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self._process: subprocess.Popen[bytes] | None = None

    def see_to_it(self) -> None:
        """Start it, if it does not run."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen([sys.executable, settings.BASE_DIR / "manage.py", *self._words])

    def end(self) -> None:
        """And wait for that; what will not end is killed."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
