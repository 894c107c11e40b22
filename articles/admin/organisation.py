"""Bodies that act in the news."""

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.judging import Judged
from articles.admin.lines import LinesField
from articles.admin.merging import Merges
from articles.admin.outlook import HasOutlook
from articles.admin.pinyin import SortedByPinyin
from articles.curating.called import names_of_organisation
from articles.models import Organisation


class OrganisationAdmin(Merges, Judged, SortedByPinyin, HasOutlook, HistoryAdmin):
    """One body, one row, with its other names a line each."""

    formfield_overrides = {ArrayField: {"form_class": LinesField}}
    list_display = ["name", "kind", "region", "status", "number_of_articles"]
    list_filter = ["status", "kind"]
    list_select_related = ["region"]
    search_fields = ["name", "aliases"]
    ordering = ["pinyin", "name"]
    list_per_page = 50
    raw_id_fields = ["region"]
    actions = ["confirm", "reject", "suggest_again", "merge"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        """With the number of articles that name it."""
        named = Count("mentions__article", distinct=True, filter=~Q(mentions__status="rejected"))
        rows: QuerySet[Organisation] = super().get_queryset(request).annotate(articles=named)
        return rows

    def names_of(self, row: Organisation) -> list[str]:
        return names_of_organisation(row)

    @admin.display(description=_("articles"), ordering="articles")
    def number_of_articles(self, organisation: Organisation) -> int:
        number: int = organisation.articles  # type: ignore[attr-defined]
        return number
