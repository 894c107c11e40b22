"""Who publishes."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.merging import Merges
from articles.admin.pinyin import SortedByPinyin
from articles.models import Outlet


class OutletAdmin(Merges, SortedByPinyin, HistoryAdmin):
    """Names as printed, with the number of articles under each."""

    list_display = ["name", "number_of_articles"]
    search_fields = ["name"]
    ordering = ["pinyin", "name"]
    actions = ["merge"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        """With the number of articles it published."""
        outlets: QuerySet[Outlet] = super().get_queryset(request).annotate(number_of_articles=Count("articles"))
        return outlets

    @admin.display(description=_("articles"), ordering="number_of_articles")
    def number_of_articles(self, outlet: Outlet) -> int:
        number: int = outlet.number_of_articles  # type: ignore[attr-defined]
        return number
