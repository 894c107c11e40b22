"""Asking for a job, in the transaction of whoever asks: it is done if that is kept."""

from typing import Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.base import Task

from jobs.models import Job


@transaction.atomic
def ask(task: Task[Any, Any], *, about: str, person: Any = None, link: str = "", **asked: Any) -> Job:
    """`about` is named to people, `link` leads to what comes of it, `asked` is given to the function.

    What waits already is not asked for twice.
    """
    alike = {"task__task_path": task.module_path, "task__args_kwargs": {"args": [], "kwargs": asked}}
    waiting = Job.objects.filter(**alike, task__status=TaskResultStatus.READY, stop=False).first()
    if waiting:
        return waiting
    return Job.objects.create(task_id=task.enqueue(**asked).id, about=about, person=person, link=link)


def stop(job: Job) -> None:
    """At its next word about its progress; one that waits, as soon as it is begun."""
    job.stop = job.is_open
    job.save(update_fields=["stop"])


@transaction.atomic
def ask_again(job: Job) -> None:
    """Once more, with the same, where it failed or was stopped; else nothing."""
    if job.can_be_asked_again:
        job.stop = False
        job.save(update_fields=["stop"])
        job.task.worker_ids = []
        give_back(job.task)


def give_back(task: Any) -> None:
    """To whoever works next: as if nobody had begun. `task` is the queue's row."""
    task.status, task.finished_at = TaskResultStatus.READY, None
    task.exception_class_path = task.traceback = ""
    task.save(update_fields=["status", "finished_at", "exception_class_path", "traceback", "worker_ids"])
