"""What the worker looks after when nothing waits."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import Upload
from jobs import tending
from jobs.asking import ask
from jobs.models import Job
from jobs.tending import KEPT, forget_finished_jobs, tend
from jobs.working import work
from tests.jobs.sums import add_up

pytestmark = pytest.mark.django_db


def a_job(to: int, ended: timedelta | None) -> Job:
    """One that ended so long ago; None: that still waits, for as long as any."""
    job = ask(add_up, about=f"to {to}", to=to)
    state = TaskResultStatus.READY if ended is None else TaskResultStatus.SUCCESSFUL
    when = ended and timezone.now() - ended
    DBTaskResult.objects.filter(pk=job.task_id).update(
        status=state, finished_at=when, enqueued_at=timezone.now() - 2 * KEPT
    )
    return job


def test_jobs_that_ended_long_ago_go_with_their_reports() -> None:
    waits, recent, old = a_job(1, None), a_job(2, KEPT - timedelta(hours=1)), a_job(3, KEPT + timedelta(hours=1))
    forget_finished_jobs()
    assert set(Job.objects.all()) == {waits, recent}
    assert not DBTaskResult.objects.filter(pk=old.task_id).exists()


def test_a_job_to_which_an_upload_leads_stays_with_it() -> None:
    old = a_job(1, 2 * KEPT)
    upload = Upload.objects.create(name="甲", files=[["a.txt", 1]], trial=old)
    forget_finished_jobs()
    assert Job.objects.filter(pk=old.pk).exists()
    upload.delete()
    forget_finished_jobs()
    assert not Job.objects.exists()


def test_one_chore_that_fails_keeps_no_other_from_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(tending, "CHORES", [lambda: 1 / 0, lambda: done.append("other")])
    tend()
    assert done == ["other"]


def test_the_worker_looks_after_things_once_when_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setattr(tending, "CHORES", [lambda: done.append(Job.objects.filter(done=0).count())])
    monkeypatch.setattr("jobs.working.PAUSE", 0.01)
    rounds = iter([False, False, True])
    work(lambda: next(rounds))
    assert done == [0]
