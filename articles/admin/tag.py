"""Curators' subject words."""

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.merging import Merges
from articles.admin.pinyin import SortedByPinyin
from articles.admin.tag_form import AliasForm, AliasFormSet, TagForm
from articles.models import Tag, TagAlias
from articles.models.tag import tag_key


class TagAliasInline(admin.TabularInline):
    """Other words for the tag."""

    model = TagAlias
    form = AliasForm
    formset = AliasFormSet
    extra = 0


class TagAdmin(Merges, SortedByPinyin, HistoryAdmin):
    """Tags with the number of articles that bear each."""

    form = TagForm
    list_display = ["name", "uses"]
    search_fields = ["key", "aliases__key"]
    ordering = ["pinyin", "name"]
    fields = ["name", "pinyin"]
    inlines = [TagAliasInline]
    actions = ["merge"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """With the number of uses."""
        tags: QuerySet[Tag] = super().get_queryset(request).annotate(uses=Count("article_tags"))
        return tags

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Tag], search_term: str
    ) -> tuple[QuerySet[Tag], bool]:
        """Those whose name or other word holds what was typed, all of it folded: 黨 finds 党建."""
        key = tag_key(search_term)
        other_word = TagAlias.objects.filter(tag=OuterRef("pk"), key__contains=key)
        return queryset.filter(Q(key__contains=key) | Exists(other_word)), False

    @admin.display(description=_("articles"), ordering="uses")
    def uses(self, tag: Tag) -> int:
        number: int = tag.uses  # type: ignore[attr-defined]
        return number
