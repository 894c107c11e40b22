"""Runs of the import and what came with them."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.deleting import TakesItsParts
from articles.admin.job_told import state
from articles.admin.page import show
from articles.admin.read_only import NotAdded
from articles.curating.batches import outcomes_of
from articles.curating.purging import ask_to_purge, kept_by_hand, to_be_purged
from articles.models import Arrival, Article, Batch, Upload

MOST_NAMED = 100
"""Articles that stay which the page names."""


class BatchAdmin(NotAdded, TakesItsParts, admin.ModelAdmin):
    """Name and place are a person's; the rows keep a batch by which articles or originals came from being deleted."""

    change_form_template = "admin/articles/batch.html"
    change_list_template = "admin/articles/batches.html"
    list_display = ["name", "started", "state", "number_of_articles", "who"]
    list_select_related = ["upload__person", "upload__job__task"]
    search_fields = ["name"]
    ordering = ["-started", "pk"]
    fields = ["name", "region", "who", "started", "finished", "state", "files"]
    raw_id_fields = ["region"]
    readonly_fields = ["who", "started", "finished", "state", "files"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        """With the number of articles that came by it."""
        of_batch = Article.objects.filter(batch=OuterRef("pk")).order_by().values("batch").annotate(number=Count("pk"))
        number = Coalesce(Subquery(of_batch.values("number")), 0)
        batches: QuerySet[Batch] = super().get_queryset(request).annotate(number_of_articles=number)
        return batches

    @admin.display(description=_("articles"), ordering="number_of_articles")
    def number_of_articles(self, batch: Batch) -> int:
        number: int = batch.number_of_articles  # type: ignore[attr-defined]
        return number

    @admin.display(description=_("person"))
    def who(self, batch: Batch) -> str:
        """Who sent the files; nobody where it was imported on the server."""
        upload = _upload_of(batch)
        return str(upload.person or "") if upload else ""

    @admin.display(description=_("state"))
    def state(self, batch: Batch) -> str:
        upload = _upload_of(batch)
        if batch.finished:
            return str(_("finished"))
        return state(upload.job) if upload and upload.job else str(_("running, or interrupted"))

    @admin.display(description=_("report"))
    def files(self, batch: Batch) -> SafeString:
        """How many files ended each way; each number leads to their list, which may be very long. One query."""
        address = reverse("admin:articles_arrival_changelist")
        ends = (
            (address, batch.pk, outcome, Arrival.Outcome(outcome).label, count)
            for outcome, count in outcomes_of(batch).items()
        )
        link = '<p><a href="{}?batch__id__exact={}&amp;outcome__exact={}">{}: {}</a></p>'
        return format_html_join("", link, ends) or format_html("<p>{}</p>", 0)

    def get_urls(self) -> list[URLPattern]:
        """With the page that takes a batch out again."""
        page = path("<int:pk>/purge/", self.admin_site.admin_view(self.purge_view), name="articles_batch_purge")
        return [page, *super().get_urls()]

    def purge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what goes and what stays, and asks."""
        batch = Batch.objects.filter(pk=pk).first()
        if batch is None:
            raise Http404
        if not self.has_delete_permission(request, batch):
            raise PermissionDenied
        if request.method == "POST":
            return redirect("admin:jobs_job_change", ask_to_purge(batch, request.user).pk)
        kept = kept_by_hand(batch)
        found = {"going": to_be_purged(batch).count(), "staying": kept.count(), "kept": kept[:MOST_NAMED]}
        return show(self, request, "purge", title=_("Purge this batch?"), row=batch, **found)


def _upload_of(batch: Batch) -> Upload | None:
    """None where it was imported on the server."""
    return getattr(batch, "upload", None)
