"""What was merged, by whom and when, and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.page import show
from articles.admin.person import NamesItsPerson
from articles.admin.read_only import NotAdded, NotChanged, NotDeleted
from articles.curating.merging.kinds import KINDS
from articles.curating.merging.undoing import NotUndone, outlook, undo
from articles.models import Merger


class MergerAdmin(NamesItsPerson, NotAdded, NotChanged, NotDeleted, admin.ModelAdmin):
    """Kept for good: each says whether it can still be undone, and leads to where that is done."""

    change_form_template = "admin/articles/merger.html"
    list_display = ["merged", "name", "of", "made", "who", "state"]
    list_filter = ["of", "made"]
    list_select_related = ["person", "undone_by"]
    search_fields = ["name", "names"]
    ordering = ["-pk"]
    list_per_page = 50
    fields = ["of", "stays", "merged", "made", "who", "followed", "addresses", "state"]
    readonly_fields = ["who", "stays", "merged", "followed", "addresses", "state"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Merger]:
        """Without the records, which may be long: the page of one merger asks for its own."""
        return super().get_queryset(request).defer("record")

    @admin.display(description=gettext_lazy("merged"))
    def merged(self, merger: Merger) -> str:
        return "、".join(merger.names)

    @admin.display(description=gettext_lazy("stays"))
    def stays(self, merger: Merger) -> SafeString:
        """With a link, which leads to the list where the row has gone."""
        address = reverse(f"admin:articles_{merger.of}_change", args=[merger.row])
        return format_html('<a href="{}" lang="zh-Hans">{}</a>', address, merger.name)

    @admin.display(description=gettext_lazy("what followed"))
    def followed(self, merger: Merger) -> SafeString:
        """How many rows of each relation, and how many stood twice, as long as it can be undone."""
        lines = []
        for relation in KINDS[merger.of].relations if merger.record else ():
            kept = merger.record["followed"][relation.name]
            moved, dropped = sum(map(len, kept["moved"].values())), len(kept["dropped"])
            lines.append(
                (relation.label, _("%(moved)d moved, %(dropped)d stood twice") % {"moved": moved, "dropped": dropped})
            )
        return format_html_join("", "<p>{}: {}</p>", lines) or SafeString("–")

    @admin.display(description=gettext_lazy("addresses that lead to it"))
    def addresses(self, merger: Merger) -> SafeString:
        lines = ((redirect.address,) for redirect in merger.redirects.all())
        return format_html_join(" · ", "<code>{}</code>", lines) or SafeString("–")

    @admin.display(description=gettext_lazy("undoing"))
    def state(self, merger: Merger) -> str:
        if merger.undone:
            said = {"when": _moment(merger.undone), "who": merger.undone_by or "–"}
            return _("undone at %(when)s by %(who)s") % said
        if merger.can_be_undone:
            return _("possible until %(when)s") % {"when": _moment(merger.until)}
        return _("no longer possible")

    def get_urls(self) -> list[URLPattern]:
        """With the page that undoes."""
        page = path("<int:pk>/undo/", self.admin_site.admin_view(self.undo_view), name="articles_merger_undo")
        return [page, *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what stands in the way and what has changed since, and asks."""
        merger = Merger.objects.filter(pk=pk).first()
        if merger is None:
            raise Http404
        if not self.may_undo(request, merger):
            raise PermissionDenied
        troubles: list[str] = []
        if request.method == "POST":
            try:
                undo(merger, request.user)
            except NotUndone as refusal:
                troubles = refusal.messages
            else:
                self.message_user(request, _("%(merger)s: undone.") % {"merger": merger}, messages.SUCCESS)
                return redirect("admin:articles_merger_change", merger.pk)
        found = outlook(merger)
        title, obstacles = _("Undo this merger?"), troubles or found.obstacles
        return show(self, request, "undo_merger", title=title, row=merger, obstacles=obstacles, changes=found.changes)

    def may_undo(self, request: HttpRequest, merger: Merger) -> bool:
        """Undoing makes rows and changes one: it is for those who may merge such rows, and add them."""
        rights = [f"articles.{what}_{merger.of}" for what in ("add", "change", "delete")]
        return bool(request.user.has_perms(rights))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the way to undoing, where it is open."""
        merger: Merger = kwargs["obj"]
        context["undoable"] = merger.can_be_undone and self.may_undo(request, merger)
        return super().render_change_form(request, context, *args, **kwargs)


def _moment(when: Any) -> str:
    return date_format(localtime(when), "SHORT_DATETIME_FORMAT")
