"""`manage.py work`: does what was asked for at the desk, until Ctrl-C or SIGTERM."""

import os
import signal
import sys
from argparse import ArgumentParser
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand

from jobs.working import work


class Command(BaseCommand):
    """What it was at is taken up again by the next one."""

    help = "Do the jobs that were asked for: imports, purges, readings anew. `manage.py serve` runs one by itself."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """When to end."""
        parser.add_argument("--until-empty", action="store_true", help="end where nothing is left to do")
        parser.add_argument("--beside", type=int, metavar="PID", help="end with the process that started this one")

    def handle(self, *, until_empty: bool, beside: int | None, **options: Any) -> None:
        """Quietly; jobs tell of themselves at the desk."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        with suppress(KeyboardInterrupt):
            work(lambda: until_empty or (beside is not None and os.getppid() != beside))
