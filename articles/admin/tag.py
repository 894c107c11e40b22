"""Curators' subject words."""

from datetime import datetime

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.pinyin import SortedByPinyin
from articles.admin.tag_form import AliasForm, AliasFormSet, TagForm
from articles.admin.tag_list import ToBeLookedAt, as_table, with_uses
from articles.admin.tag_pairs import Pairs
from articles.models import Tag, TagAlias
from articles.models.tag import tag_key
from articles.sorting import sounding_like


class TagAliasInline(admin.TabularInline):
    """Other words for the tag."""

    model = TagAlias
    form = AliasForm
    formset = AliasFormSet
    extra = 0


class TagAdmin(Pairs, SortedByPinyin, HistoryAdmin):
    """Tags with the number of articles that bear each."""

    form = TagForm
    change_list_template = "admin/articles/tags.html"
    list_display = ["name", "uses", "creator", "created", "last_used"]
    list_filter = [ToBeLookedAt]
    list_per_page = 50
    search_fields = ["key", "aliases__key"]
    search_help_text = _("Characters of either script, pinyin, or first letters of syllables")
    ordering = ["pinyin", "name"]
    fields = ["name", "pinyin"]
    inlines = [TagAliasInline]
    actions = ["merge"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """With the number of uses, the last one, and who made the tag."""
        return with_uses(super().get_queryset(request))

    def get_urls(self) -> list[URLPattern]:
        """With the list as a table."""
        table = path("table.csv", self.admin_site.admin_view(self.table), name="articles_tag_table")
        return [table, *super().get_urls()]

    def table(self, request: HttpRequest) -> HttpResponse:
        """Of what the list shows with the same filters."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return as_table(self.get_changelist_instance(request).get_queryset(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Tag], search_term: str
    ) -> tuple[QuerySet[Tag], bool]:
        """Those whose name or other word holds what was typed, all of it folded: 黨 finds 党建, and so do dangjian and
        dj.
        """
        key = tag_key(search_term)
        other_word = TagAlias.objects.filter(tag=OuterRef("pk"), key__contains=key)
        found = Q(key__contains=key) | Q(Exists(other_word))
        if sound := sounding_like(search_term):
            found |= Q(pinyin__regex=sound)
        return queryset.filter(found), False

    @admin.display(description=_("articles"), ordering="uses")
    def uses(self, tag: Tag) -> int:
        number: int = tag.uses  # type: ignore[attr-defined]
        return number

    @admin.display(description=_("created by"), ordering="creator")
    def creator(self, tag: Tag) -> str | None:
        name: str | None = tag.creator  # type: ignore[attr-defined]
        return name

    @admin.display(description=_("last used"), ordering="last_used")
    def last_used(self, tag: Tag) -> datetime | None:
        when: datetime | None = tag.last_used  # type: ignore[attr-defined]
        return when
