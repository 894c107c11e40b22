"""What reading changed in a text."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.read_only import NotAdded, NotChanged, NotDeleted
from articles.models import Repair


class RepairAdmin(NotAdded, NotChanged, NotDeleted, admin.ModelAdmin):
    """Evidence: all repairs of an article, undone backwards, give its original."""

    list_display = ["kind", "start", "end", "before", "after", "article"]
    list_filter = ["kind"]
    list_select_related = ["article"]
    search_fields = ["before", "after"]
    ordering = ["article", "start"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Repair]:
        """Articles without their long columns."""
        return super().get_queryset(request).defer("article__text", "article__blocks", "article__problems")
