"""Long work that was asked for: how far it is, and what it came to."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import display_for_value
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.job_told import bar, report, state
from articles.admin.person import NamesItsPerson
from articles.admin.read_only import NotAdded, NotChanged, NotDeleted
from jobs.asking import ask_again, stop
from jobs.models import Job


class JobAdmin(NamesItsPerson, NotAdded, NotChanged, NotDeleted, admin.ModelAdmin):
    """A page that shows progress by itself. Whoever asked for a job, or may change jobs, stops it or asks again."""

    change_form_template = "admin/articles/job.html"
    list_display = ["what", "about", "state", "progress", "who", "asked", "finished"]
    list_select_related = ["task", "person"]
    search_fields = ["about"]
    ordering = ["-pk"]
    list_per_page = 50
    fields = ["what", "about", "state", "progress", "report", "who", "asked", "started", "finished"]
    readonly_fields = ["what", "state", "progress", "report", "who", "asked", "started", "finished"]

    @admin.display(description=_("job"))
    def what(self, job: Job) -> str:
        return str(job.kind.label)

    @admin.display(description=_("state"))
    def state(self, job: Job) -> str:
        return state(job)

    @admin.display(description=_("progress"))
    def progress(self, job: Job) -> SafeString:
        return bar(job)

    @admin.display(description=_("report"))
    def report(self, job: Job) -> SafeString:
        return report(job) or SafeString("–")

    @admin.display(description=_("asked for"), ordering="pk")
    def asked(self, job: Job) -> str:
        return moment(job.task.enqueued_at)

    @admin.display(description=_("started"))
    def started(self, job: Job) -> str:
        return moment(job.task.started_at)

    @admin.display(description=_("finished"))
    def finished(self, job: Job) -> str:
        return moment(job.task.finished_at)

    def get_urls(self) -> list[URLPattern]:
        """With what steers a job."""
        return [self._steering("stop", stop), self._steering("again", ask_again), *super().get_urls()]

    def _steering(self, name: str, steer: Callable[[Job], None]) -> URLPattern:
        """Done where it is sent; whoever only looks is led to the job's page."""

        def view(request: HttpRequest, pk: int) -> HttpResponse:
            job = Job.objects.select_related("task").filter(pk=pk).first()
            if job is None:
                raise Http404
            if not may_steer(request, job):
                raise PermissionDenied
            if request.method == "POST":
                steer(job)
            return redirect("admin:jobs_job_change", job.pk)

        return path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"jobs_job_{name}")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the buttons for those who may press them."""
        context |= {"steers": may_steer(request, kwargs["obj"]), "busy": kwargs["obj"].is_open}
        return super().render_change_form(request, context, *args, **kwargs)


def may_steer(request: HttpRequest, job: Job) -> bool:
    """Whoever asked for it, and whoever may change jobs."""
    return request.user.has_perm("jobs.change_job") or (job.person is not None and job.person == request.user)


def moment(told: datetime | None) -> str:
    """As the archive's own clock and language say it; Django's page of a row that is only read would show it raw."""
    return str(display_for_value(told, "–"))
