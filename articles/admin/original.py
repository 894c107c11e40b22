"""The bytes as received, shown and never changed."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import NotAdded, NotChanged
from articles.models import Article, Original

MOST_CHARACTERS_SHOWN = 20_000


class OriginalAdmin(NotAdded, NotChanged, admin.ModelAdmin):
    """An original goes only after its article has gone: the article would have nothing to stand on."""

    list_display = ["file_name", "media_type", "encoding", "size", "batch", "received"]
    list_filter = ["media_type", "encoding", "batch"]
    list_select_related = ["batch"]
    search_fields = ["file_name", "^sha256"]
    ordering = ["-received", "pk"]
    list_per_page = 50
    fields = [
        "file_name",
        "sha256",
        "encoding",
        "media_type",
        "columns",
        "size",
        "batch",
        "received",
        "decoded_text",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Original]:
        """Without the bytes, up to 20 MB a row: the page of one original asks for them."""
        return super().get_queryset(request).defer("content")

    def has_delete_permission(self, request: HttpRequest, obj: Original | None = None) -> bool:
        """False while an article stands on it. One query."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not Article.objects.filter(original=obj).exists())

    @admin.display(description=_("content"))
    def decoded_text(self, original: Original) -> str:
        """The bytes as text (of a page its markup), cut to the first characters where it is very long."""
        text = original.decoded
        return text if len(text) <= MOST_CHARACTERS_SHOWN else text[:MOST_CHARACTERS_SHOWN] + " […]"
