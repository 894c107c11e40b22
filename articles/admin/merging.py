"""Rows that are one, merged on a page that shows first what they hold and where they differ."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.page import show
from articles.curating.merging.choosing import Choice, Conflict, NotMerged, words_of
from articles.curating.merging.kinds import KINDS, Aspect, Kind
from articles.curating.merging.merging import merge
from articles.models import Merger

MOST_MERGED = 50
"""Rows at once: a person looks at each."""


class Cell(NamedTuple):
    """What a row says of an aspect; `asked`: where rows differ, and this is the first that says so."""

    aspect: Aspect
    words: str
    asked: bool
    is_chosen: bool


class Line(NamedTuple):
    """One of the rows that may be one."""

    row: Any
    stays: bool
    articles: int
    counts: list[int]
    cells: list[Cell]
    without: str
    """The address of the page without it."""


class Merges(ModelAdmin):
    """Adds an action, and the page to which it leads, for who may both change and delete such rows."""

    @property
    def kind(self) -> Kind:
        """What follows such a row."""
        return KINDS[str(self.opts.model_name)]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Merging changes one row and deletes the others."""
        return bool(self.has_change_permission(request) and self.has_delete_permission(request))

    def get_urls(self) -> list[URLPattern]:
        """With the page that asks."""
        name = f"articles_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(self.merge_view), name=name), *super().get_urls()]

    @admin.action(description=gettext_lazy("Merge the selected rows …"), permissions=["merge"])
    def merge(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        """Leads to the page."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST_MERGED + 1])
        if not 2 <= len(keys) <= MOST_MERGED:
            said = _("Choose at least two rows, and at most %(most)d.") % {"most": MOST_MERGED}
            self.message_user(request, said, messages.WARNING)
            return None
        return redirect(self.merging(keys))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Shows the rows of `?rows=1,2,3` side by side; what is sent back says which stays and which values count."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        keys = [int(key) for key in request.GET.get("rows", "").split(",") if key.isdecimal()]
        rows = self.model._default_manager.filter(pk__in=keys[:MOST_MERGED]).order_by("pk")  # noqa: SLF001
        choice = Choice(self.kind, list(rows))
        if len(choice.rows) < 2:
            self.message_user(request, _("Choose at least two rows that are still there."), messages.WARNING)
            return redirect(f"admin:articles_{self.opts.model_name}_changelist")
        troubles: list[str] = []
        if request.method == "POST":
            try:
                return self._merged(request, choice)
            except NotMerged as refusal:
                troubles = refusal.messages
        return self._asked(request, choice, troubles)

    def _merged(self, request: HttpRequest, choice: Choice) -> HttpResponse:
        """Raises NotMerged."""
        chosen = _chosen(request)
        if "into" not in chosen:
            raise NotMerged([_("Choose which one stays.")])
        merger = merge(self.kind, choice.keys, chosen.pop("into"), chosen, request.user)
        said = ngettext(
            "%(count)d was merged into %(name)s.", "%(count)d were merged into %(name)s.", len(merger.rows)
        ) % {"count": len(merger.rows), "name": merger.name}
        self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:articles_merger_change", merger.pk)

    def _asked(self, request: HttpRequest, choice: Choice, troubles: list[str]) -> HttpResponse:
        chosen = {"into": choice.fullest.pk} | _chosen(request)
        counted = [each for each in self.kind.relations if each.within != ("article",)]
        return show(
            self,
            request,
            "merge",
            title=_("Are these one?"),
            choice=choice,
            relations=counted,
            lines=list(self._lines(choice, chosen)),
            troubles=troubles,
            until=Merger.UNDOABLE.days,
        )

    def _lines(self, choice: Choice, chosen: dict[str, int]) -> Iterator[Line]:
        conflicts = {conflict.name: conflict for conflict in choice.conflicts}
        for row in choice.rows:
            cells = [_cell(row, aspect, conflicts.get(aspect.name), chosen) for aspect in self.kind.aspects]
            counts = [numbers.get(row.pk, 0) for numbers in choice.followers]
            without = self.merging([key for key in choice.keys if key != row.pk]) if len(choice.rows) > 2 else ""
            yield Line(row, row.pk == chosen["into"], choice.held[row.pk], counts, cells, without)

    def merging(self, keys: list[int]) -> str:
        """The address of the page for these rows."""
        rows = urlencode({"rows": ",".join(map(str, keys))}, doseq=True)
        return f"{reverse(f'admin:articles_{self.opts.model_name}_merge')}?{rows}"


def _chosen(request: HttpRequest) -> dict[str, int]:
    """By aspect the key of a row; `into`: of the one that stays."""
    return {name: int(value) for name, value in request.POST.items() if isinstance(value, str) and value.isdecimal()}


def _cell(row: Any, aspect: Aspect, conflict: Conflict | None, chosen: dict[str, int]) -> Cell:
    asked = conflict is not None and row.pk in {value.row for value in conflict.values}
    return Cell(aspect, words_of(row, aspect), asked, chosen.get(aspect.name) == row.pk)
