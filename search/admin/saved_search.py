"""The searches that people keep."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import NotAdded
from search.models import SavedSearch


class SavedSearchAdmin(NotAdded, admin.ModelAdmin):
    """Each person's own; all of them for a superuser. They are kept on the search page, where a search can be seen."""

    list_display = ["name", "query", "person", "made"]
    list_select_related = ["owner"]
    search_fields = ["name", "query"]
    fields = ["name", "query", "person", "made"]
    readonly_fields = ["query", "person", "made"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SavedSearch]:
        """Of this person."""
        searches: QuerySet[SavedSearch] = super().get_queryset(request)
        return searches if request.user.is_superuser else searches.filter(owner=request.user.pk)

    @admin.display(description=_("kept by"), ordering="owner")
    def person(self, search: SavedSearch) -> str:
        """By name alone, for Django would make it a link to an account, which few may see."""
        return str(search.owner)
