"""Runs of the import and their reports."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import NotAdded
from articles.models import Batch


class BatchAdmin(NotAdded, admin.ModelAdmin):
    """Only the name is a person's; the rows keep a batch by which articles or originals came from being deleted."""

    list_display = ["name", "started", "finished", "number_of_articles"]
    search_fields = ["name"]
    ordering = ["-started", "pk"]
    fields = ["name", "started", "finished", "files"]
    readonly_fields = ["started", "finished", "files"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        """With the number of articles that came by it."""
        batches: QuerySet[Batch] = super().get_queryset(request).annotate(number_of_articles=Count("articles"))
        return batches

    @admin.display(description=_("articles"), ordering="number_of_articles")
    def number_of_articles(self, batch: Batch) -> int:
        number: int = batch.number_of_articles  # type: ignore[attr-defined]
        return number

    @admin.display(description=_("report"))
    def files(self, batch: Batch) -> SafeString:
        """A line a file: its end, its path, and why."""
        lines = ((entry["outcome"], entry["path"], entry["reason"]) for entry in batch.report)
        return format_html_join("", "<p>{} {} {}</p>", lines)
