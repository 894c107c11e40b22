"""Jobs that only the tests have."""

import time
from pathlib import Path
from typing import Any

from jobs.declaring import job
from jobs.progress import Progress


@job("Add up", lambda report: [("sum", report["sum"])])
def add_up(progress: Progress, to: int) -> dict[str, Any]:
    for number in range(1, to + 1):
        progress.tell(number, to)
    return {"sum": to * (to + 1) // 2}


@job("Fail")
def fail(progress: Progress) -> dict[str, Any]:
    raise ValueError("There is nothing to add: neither now nor later.")


@job("Be asked to end")
def be_ended(progress: Progress) -> dict[str, Any]:
    raise SystemExit


@job("Wait")
def wait(progress: Progress, file: str) -> dict[str, Any]:
    """Until there is such a file."""
    while not Path(file).exists():
        progress.tell(progress.done + 1)
        time.sleep(0.02)
    return {}
