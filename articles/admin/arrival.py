"""The files of all imports, a line each."""

from django.contrib import admin

from articles.admin.read_only import NotAdded, NotChanged, NotDeleted


class ArrivalAdmin(NotAdded, NotChanged, NotDeleted, admin.ModelAdmin):
    """Evidence: what came, when, and what became of it."""

    list_display = ["name", "outcome", "identifier", "reason", "batch"]
    list_filter = ["outcome", "batch"]
    list_select_related = ["batch"]
    search_fields = ["name", "^sha256"]
    ordering = ["-batch", "pk"]
    list_per_page = 100
    show_full_result_count = False
    fields = ["batch", "name", "outcome", "identifier", "sha256", "reason"]
    readonly_fields = ["identifier"]
