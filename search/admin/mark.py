"""What the index still owes the rows, for whoever wonders why a change is not found yet."""

from django.contrib import admin

from articles.admin.read_only import NotAdded, NotChanged, NotDeleted


class MarkAdmin(NotAdded, NotChanged, NotDeleted, admin.ModelAdmin):
    """Read-only: a mark goes when its change is written, and `manage.py index` writes what is left."""

    list_display = ["identifier", "made"]
    search_fields = ["^identifier"]
    ordering = ["made", "pk"]
