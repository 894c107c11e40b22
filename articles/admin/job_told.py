"""A job where it is shown: its state, how far it is, what it came to."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jobs.models import Job


def state(job: Job) -> str:
    return str(_("is being stopped") if job.is_open and job.stop else job.state.label)


def bar(job: Job) -> SafeString:
    """Drawn while it is open; without an end where nobody knows how much there is."""
    numbers = f"{job.done:,}" if job.total is None else f"{job.done:,} / {job.total:,}"
    if not job.is_open:
        return format_html("{}", numbers)
    ends = "" if job.total is None else format_html(' value="{}" max="{}"', job.done, job.total or 1)
    return format_html('<progress aria-label="{}"{}></progress> {}', _("progress"), ends, numbers)


def report(job: Job) -> SafeString:
    """Line by line, in the reader's language; why it failed, where it did."""
    if job.trouble:
        return format_html('<p class="errornote">{}</p>', job.trouble)
    return format_html_join("", "<p>{}: {}</p>", job.lines)


def told(job: Job | None) -> SafeString:
    """All of it, with the way to the job's own page."""
    if job is None:
        return SafeString("–")
    link = format_html('<p><a href="{}">{}</a></p>', reverse("admin:jobs_job_change", args=[job.pk]), state(job))
    return link + (format_html("<p>{}</p>", bar(job)) if job.is_open else report(job))
