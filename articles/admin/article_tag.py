"""Which tags an article bears."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.person import NamesItsPerson
from articles.models import ArticleTag


class ArticleTagInline(NamesItsPerson, admin.TabularInline):
    """The tags of an article; who added one is put down by the program."""

    model = ArticleTag
    fields = ["tag", "who", "rule", "added"]
    readonly_fields = ["who", "rule", "added"]
    autocomplete_fields = ["tag"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleTag]:
        """With their words and persons: no further query, however many there are."""
        return super().get_queryset(request).select_related("article", "tag", "person")
