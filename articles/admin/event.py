"""Happenings, dated or datable."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.merging import Merges
from articles.curating.likely import likely_same
from articles.models import Event


class EventAdmin(Merges, HistoryAdmin):
    """Newest first; the region is chosen in a list that shows where it lies, because many towns share a name."""

    list_display = ["title", "kind", "date_edtf", "region", "number_of_articles"]
    list_filter = ["kind", "date_basis"]
    list_select_related = ["region"]
    search_fields = ["title"]
    ordering = ["-date_first", "title", "pk"]
    list_per_page = 50
    autocomplete_fields = ["organisations"]
    raw_id_fields = ["region"]
    readonly_fields = ["perhaps_the_same"]
    actions = ["merge"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """With the number of articles that tell of it."""
        told = Count("mentions__article", distinct=True, filter=~Q(mentions__status="rejected"))
        events: QuerySet[Event] = super().get_queryset(request).annotate(articles=told)
        return events

    def get_readonly_fields(self, request: HttpRequest, obj: Event | None = None) -> Any:
        """What leads to merging is shown to whoever may merge."""
        return super().get_readonly_fields(request, obj) if self.has_merge_permission(request) else []

    @admin.display(description=_("articles"), ordering="articles")
    def number_of_articles(self, event: Event) -> int:
        number: int = event.articles  # type: ignore[attr-defined]
        return number

    @admin.display(description=_("perhaps the same, in other articles"))
    def perhaps_the_same(self, event: Event) -> SafeString:
        """Each with a link, and one to the list in which they are merged."""
        others = likely_same(event) if event.pk else []
        if not others:
            return format_html("<p>{}</p>", _("None was found."))
        rows = (
            (reverse("admin:articles_event_change", args=[other.pk]), other.title, other.date_edtf, other.region or "")
            for other in others
        )
        listed = format_html_join("", '<p><a href="{}">{}</a> {} {}</p>', rows)
        chosen = ",".join(str(each.pk) for each in [event, *others])
        address = f"{reverse('admin:articles_event_changelist')}?id__in={chosen}"
        return listed + format_html('<p><a href="{}">{}</a></p>', address, _("Choose those to be merged"))
