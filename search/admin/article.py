"""The list of articles narrowed to what a search of the public page finds, so that the list's actions are for these."""

from typing import Any
from urllib.parse import unquote_plus

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.article import ArticleAdmin
from articles.models import Article
from search.tagging.matching import Asked, AsksNothing
from search.troubles import IndexTrouble


class FoundBySearch(admin.SimpleListFilter):
    """`found` is a search's query string, as the search page's address has it."""

    title = _("found by the search")
    parameter_name = "found"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one at hand: there is nothing else to choose from."""
        asked = request.GET.get(self.parameter_name, "")
        return [(asked, unquote_plus(asked))] if asked else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """None, and the reason as a message, where it cannot be asked."""
        if not self.value():
            return queryset
        try:
            found = Asked(str(self.value())).found()
        except (AsksNothing, IndexTrouble) as trouble:
            messages.error(request, str(trouble))
            return queryset.none()
        # As one array: to quote every identifier by itself costs as much as the answer.
        return queryset.filter(identifier__in=RawSQL("SELECT unnest(%s::text[])", [found]))


class SearchedArticleAdmin(ArticleAdmin):
    """Every article, or those that a search finds."""

    list_filter = [FoundBySearch, *ArticleAdmin.list_filter]  # type: ignore[list-item]
