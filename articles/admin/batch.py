"""Runs of the import and what came with them."""

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.deleting import TakesItsParts
from articles.admin.read_only import NotAdded
from articles.curating.batches import outcomes_of
from articles.models import Arrival, Article, Batch


class BatchAdmin(NotAdded, TakesItsParts, admin.ModelAdmin):
    """Name and place are a person's; the rows keep a batch by which articles or originals came from being deleted."""

    list_display = ["name", "started", "finished", "number_of_articles"]
    search_fields = ["name"]
    ordering = ["-started", "pk"]
    fields = ["name", "region", "started", "finished", "files"]
    raw_id_fields = ["region"]
    readonly_fields = ["started", "finished", "files"]

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
