"""Doing the jobs, one after the other, in one process of all.

Whoever works holds a lock in PostgreSQL, which goes with its connection. So while it is held, whatever is said to run
was left by a process that ended, and is taken up again; nothing is guessed from times.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django_tasks import TaskContext
from django_tasks_db.models import DBTaskResult

from jobs.asking import give_back
from jobs.models import Stopped
from jobs.tending import EVERY, tend

logger = logging.getLogger(__name__)

LOCK = 0x6A6F6273  # "jobs"
PAUSE = 1.0
"""Seconds between two looks at an empty queue."""
ATTEMPTS = 3
"""Processes that may end over one job before it counts as failed: one that is killed for want of memory always will."""


class Lost(Exception):
    """The process that did it was ended each time."""


def work(until: Callable[[], bool]) -> None:
    """Do what is asked for, until there is nothing to do and `until` says so. Waits while another process works; looks
    after things (jobs/tending.py) when it has nothing else to do, at first and then once a day.
    """
    connection = connections.create_connection(DEFAULT_DB_ALIAS)
    with _closed_at_the_end(connection):
        while not _holds_the_lock(connection):
            if until():
                return
            time.sleep(PAUSE)
        _take_up_what_was_left()
        name, due = uuid4().hex, time.monotonic()
        while True:
            # Without its lock it must not go on. Where a connection is gone this raises, and the process ends.
            _ask(connection, "SELECT true")
            if task := _next(name):
                _do(task)
            elif until():
                return
            elif time.monotonic() >= due:
                tend()
                due = time.monotonic() + EVERY
            else:
                time.sleep(PAUSE)


@contextmanager
def _closed_at_the_end(connection: BaseDatabaseWrapper) -> Iterator[None]:
    try:
        yield
    finally:
        connection.close()


def _holds_the_lock(connection: BaseDatabaseWrapper) -> bool:
    return _ask(connection, f"SELECT pg_try_advisory_lock({LOCK})")


def _ask(connection: BaseDatabaseWrapper, question: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return bool(cursor.fetchone()[0])


@transaction.atomic
def _take_up_what_was_left() -> None:
    for task in DBTaskResult.objects.running():
        if len(task.worker_ids) < ATTEMPTS:
            give_back(task)
        else:
            task.set_failed(Lost(f"The process that did this was ended {ATTEMPTS} times; perhaps for want of memory."))


@transaction.atomic
def _next(name: str) -> DBTaskResult | None:
    task = DBTaskResult.objects.ready().get_locked()
    if task:
        task.claim(name)
    return task


def _do(task: DBTaskResult) -> None:
    """Whatever goes wrong is the job's trouble, not the worker's; being asked to end is neither's."""
    try:
        context = TaskContext(task_result=task.task_result)  # type: ignore[arg-type]
        report = task.task.call(context, **task.args_kwargs["kwargs"])
    except Exception as trouble:
        if not isinstance(trouble, Stopped):
            logger.exception("job.failed", extra={"job": task.task_path})
        task.set_failed(trouble)
    except BaseException:
        # Of this process nobody says that it failed.
        task.worker_ids = task.worker_ids[:-1]
        give_back(task)
        raise
    else:
        task.set_successful(report)
