"""The tree of regions: 44,700 rows, so no page and no form ever loads it whole."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import ForeignKeyRawIdWidget
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.conflict import RefusesStale
from articles.admin.history import HistoryAdmin
from articles.admin.judging import Judged
from articles.admin.merging import Merges
from articles.admin.outlook import HasOutlook
from articles.admin.pinyin import SortedByPinyin
from articles.curating.called import names_of_region
from articles.models import Region, RegionAlias

# Any relation to Region will do: the widget asks it only which list to open.
_TO_A_REGION = RegionAlias.region.field.remote_field


class RegionForm(RefusesStale):
    """A node with its place in the tree, named by its parent."""

    parent = forms.ModelChoiceField(
        Region.objects.all(),
        label=_("Lies in"),
        help_text=_("Empty for what lies in nothing else: a province, or a zone of its own."),
        widget=ForeignKeyRawIdWidget(_TO_A_REGION, admin.site),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["parent"] = Region.objects.get_parent(self.instance)

    def clean_parent(self) -> Region | None:
        """Refuse a ring."""
        parent: Region | None = self.cleaned_data["parent"]
        if parent and self.instance.path and parent.path.startswith(self.instance.path):
            raise forms.ValidationError(_("A region cannot lie in itself or in a part of itself."))
        return parent


class PlacedInTree:
    """Saves a node through treebeard, which keeps the paths of the tree."""

    def save_model(self, request: HttpRequest, obj: Region, form: RegionForm, change: bool) -> None:
        """Add the node below its parent, or save it and then move it with all that lies in it."""
        parent = form.cleaned_data["parent"]
        if change:
            super().save_model(request, obj, form, change)  # type: ignore[misc]
            if "parent" in form.changed_data:
                _move(obj, parent)
        elif parent:
            Region.objects.add_child(parent, instance=obj)
        else:
            Region.objects.add_root(instance=obj)


def _move(region: Region, parent: Region | None) -> None:
    if parent:
        Region.objects.move(region, parent, "last-child")
    else:
        Region.objects.move(region, Region.objects.get_last_root_node(), "last-sibling")


class RegionAliasInline(admin.TabularInline):
    """Other names, former ones among them."""

    model = RegionAlias
    extra = 0


class RegionAdmin(Judged, SortedByPinyin, PlacedInTree, HasOutlook, HistoryAdmin):
    """A plain list with search, in the order of the tree; each line says what the region lies in."""

    class Media:
        """Other names may be wider than a screen."""

        css: ClassVar = {"all": ["desk/desk.css"]}

    form = RegionForm
    list_display = ["name", "parent_name", "kind", "code", "status"]
    list_filter = ["status", "kind"]
    search_fields = ["name", "^code", "aliases__name"]
    search_help_text = _("A name, a former or other name, or the first digits of a code")
    ordering = ["path"]
    list_per_page = 50
    show_full_result_count = False
    raw_id_fields = ["covers", "joint_with"]
    fields = ["name", "slug", "code", "kind", "status", "parent", "covers", "joint_with", "pinyin"]
    inlines = [RegionAliasInline]
    actions = ["confirm", "reject", "suggest_again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Region]:
        """With the name of the region around it: no further query a line."""
        around = Region.objects.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Region.steplen))
        named = Subquery(around.values("name")[:1])
        regions: QuerySet[Region] = super().get_queryset(request).annotate(parent_name=named)
        return regions

    def names_of(self, row: Region) -> list[str]:
        return names_of_region(row)

    def get_readonly_fields(self, request: HttpRequest, obj: Region | None = None) -> Any:
        """Whoever keeps an address of a region finds it there for ever."""
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def has_delete_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        """Leaves only, one by one: treebeard deletes what lies in a region without telling the confirmation page."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_leaf())

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """No deletion of many at once, for the same reason."""
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description=_("Lies in"), ordering=F("path"))
    def parent_name(self, region: Region) -> str | None:
        name: str | None = region.parent_name
        return name


class RegionAliasAdmin(Merges, admin.ModelAdmin):
    """Other names across all regions, with the time for which each was in use."""

    list_display = ["name", "region", "valid_from", "valid_to", "source"]
    list_select_related = ["region"]
    search_fields = ["name", "region__name", "source"]
    ordering = ["name", "pk"]
    raw_id_fields = ["region"]
    actions = ["merge"]
