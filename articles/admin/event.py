"""Happenings, dated or datable, and the merging of those that are one."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.history import HistoryAdmin
from articles.curating.happenings import merge, most_told
from articles.curating.likely import likely_same
from articles.models import Event


class EventAdmin(HistoryAdmin):
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

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Merging changes one event and deletes the others."""
        return bool(self.has_change_permission(request) and self.has_delete_permission(request))

    @admin.action(description=_("Merge the selected events into the one with most mentions"), permissions=["merge"])
    def merge(self, request: HttpRequest, events: QuerySet[Event]) -> HttpResponse | None:
        """Asks first: it cannot be taken back."""
        chosen = list(events.select_related("region"))
        if len(chosen) < 2:
            self.message_user(request, _("Choose at least two events."), level="WARNING")
            return None
        into = most_told(chosen)
        others = [event for event in chosen if event.pk != into.pk]
        if request.POST.get("agreed"):
            merge(others, into)
            told = ngettext(
                "%(count)d event was merged into %(into)s.", "%(count)d events were merged into %(into)s.", len(others)
            )
            self.message_user(request, told % {"count": len(others), "into": into})
            return None
        return self.asked(request, into, others)

    def asked(self, request: HttpRequest, into: Event, others: list[Event]) -> HttpResponse:
        """The page that asks."""
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Are these one event?"),
            "opts": self.opts,
            "into": into,
            "others": others,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return render(request, "admin/articles/merge_events.html", context)
