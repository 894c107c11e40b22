"""How a function becomes a job."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.functional import Promise
from django_tasks import TaskContext, task
from django_tasks.base import Task

from jobs.kinds import KINDS, Kind, Line, Report, plainly
from jobs.models import Job
from jobs.progress import Progress

Work = Callable[..., Report]


def job(
    label: str | Promise, lines: Callable[[Report], Iterable[Line]] = plainly
) -> Callable[[Work], Task[Any, Report]]:
    """`label` says what is done, `lines` tells the report to a person.

    The function is given a Progress, and by name what it is asked with (JSON); it returns its report. It must bear to
    be killed anywhere and called again with the same: what is left of a worker that ended is taken up by the next.
    """

    def declare(work: Work) -> Task[Any, Report]:
        def run(context: TaskContext, **asked: Any) -> Report:
            with Progress(Job.objects.get(task__pk=context.task_result.id)) as progress:
                return work(progress, **asked)

        # Its names alone: a signature that leads back to the function's would hide that a context is taken.
        run.__module__, run.__qualname__, run.__name__ = work.__module__, work.__qualname__, work.__name__
        declared: Task[Any, Report] = task(takes_context=True)(run)  # type: ignore[arg-type]
        KINDS[declared.module_path] = Kind(label, lines)
        return declared

    return declare
