"""What somebody asked the worker to do, and how far it is."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jobs.kinds import Kind, Line, kind_of


class Stopped(Exception):
    """A person asked for the job to end."""


class State(models.TextChoices):
    """How a job stands."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    STOPPED = "stopped", _("stopped")


_STATES = {
    TaskResultStatus.READY: State.WAITING,
    TaskResultStatus.RUNNING: State.RUNNING,
    TaskResultStatus.SUCCESSFUL: State.DONE,
    TaskResultStatus.FAILED: State.FAILED,
}
_STOPPED = f"{Stopped.__module__}.{Stopped.__qualname__}"


class Job(models.Model):
    """Beside the task, which the queue keeps with its state, times and report: for people, what and for whom."""

    task = models.OneToOneField(DBTaskResult, models.CASCADE, verbose_name=_("task"), related_name="job")
    about = models.TextField(pgettext_lazy("of a job", "about"))
    link = models.CharField(_("where what comes of it is seen"), max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("asked for by"),
        related_name="+",
        null=True,
        blank=True,
    )
    done = models.PositiveBigIntegerField(_("done"), default=0)
    total = models.PositiveBigIntegerField(_("of"), null=True, blank=True)
    """None while nobody knows how much there is to do."""
    stop = models.BooleanField(_("is to be stopped"), default=False)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind.label} · {self.about}"

    @property
    def kind(self) -> Kind:
        return kind_of(self.task.task_path)

    @property
    def state(self) -> State:
        if self.task.exception_class_path == _STOPPED:
            return State.STOPPED
        return _STATES[TaskResultStatus(self.task.status)]

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in (State.WAITING, State.RUNNING)

    @property
    def can_be_asked_again(self) -> bool:
        return self.state in (State.FAILED, State.STOPPED)

    @property
    def report(self) -> dict[str, Any]:
        """What it came to; empty before its end, and where it failed."""
        return self.task.return_value or {}

    @property
    def lines(self) -> Iterable[Line]:
        """The report for a person, in the language of now."""
        return self.kind.lines(self.report) if self.report else ()

    @property
    def trouble(self) -> str:
        """Why it failed, in one sentence."""
        last = self.task.traceback.strip().rpartition("\n")[2] if self.state == State.FAILED else ""
        return last.partition(": ")[2] or last
