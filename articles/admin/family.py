"""Reprints of one text, side by side."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import NotAdded, NotChanged, NotDeleted
from articles.models import Family


class FamilyAdmin(NotAdded, NotChanged, NotDeleted, admin.ModelAdmin):
    """Found by the import; an article leaves its family with the next reading that finds it otherwise."""

    list_display = ["pk", "number_of_articles", "founded"]
    search_fields = ["articles__title"]
    ordering = ["-pk"]
    list_per_page = 50
    fields = ["founded", "printings"]
    readonly_fields = ["printings"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Family]:
        """With the number of its articles."""
        families: QuerySet[Family] = super().get_queryset(request).annotate(number=Count("articles", distinct=True))
        return families

    @admin.display(description=_("articles"), ordering="number")
    def number_of_articles(self, family: Family) -> int:
        number: int = family.number  # type: ignore[attr-defined]
        return number

    @admin.display(description=_("articles"))
    def printings(self, family: Family) -> SafeString:
        """Oldest first, each with its date and a link. One query."""
        articles = family.articles.order_by("published_first", "identifier")
        lines = (
            (reverse("admin:articles_article_change", args=[article.pk]), article.published_edtf, article.heading)
            for article in articles.only("published_edtf", "title", "title_supplied")
        )
        return format_html_join("", '<p><a href="{}">{} {}</a></p>', lines)
