"""`serve` works beside serving, and jobs outlive whatever process does them."""

import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.serving import Archive, kill, serving, until

ASK = "from jobs.asking import ask; from tests.jobs import sums; ask(sums.{job}, about='测试', **{asked})"
TELL = """
from time import sleep
from jobs.models import Job
while (job := Job.objects.first()).state != "{awaited}":
    sleep(0.05)
print(job.done, job.total)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    with serving(tmp_path_factory.mktemp("jobs"), prepared) as archive:
        yield archive


def ask(served: Archive, job: str, **asked: object) -> None:
    served.manage("shell", "-v0", "-c", ASK.format(job=job, asked=asked))


def last_job(served: Archive, awaited: str) -> list[str]:
    """How much of it is done, of how much, once it is in that state."""
    return served.told("shell", "-v0", "-c", TELL.format(awaited=awaited)).split()


def worker(served: Archive) -> psutil.Process:
    (found,) = (process for process in served.processes() if "work" in process.cmdline())
    return found


def test_a_job_is_done_beside_serving(served: Archive) -> None:
    ask(served, "add_up", to=1000)
    assert last_job(served, "done") == ["1000", "1000"]


def test_what_a_worker_did_that_was_killed_is_done_by_the_next(served: Archive, tmp_path: Path) -> None:
    ask(served, "wait", file=str(tmp_path / "go"))
    assert last_job(served, "running")
    killed = worker(served)
    kill([killed])
    assert until(lambda: any("work" in process.cmdline() for process in served.processes()))
    (tmp_path / "go").touch()
    assert last_job(served, "done")
    assert worker(served).pid != killed.pid


def test_a_worker_ends_with_its_server_and_gives_back_what_it_did(served: Archive, tmp_path: Path) -> None:
    ask(served, "wait", file=str(tmp_path / "never"))
    assert last_job(served, "running")
    served.stop(signal.SIGTERM)
    assert until(lambda: not served.processes()), served.processes()
    assert last_job(served, "waiting")
