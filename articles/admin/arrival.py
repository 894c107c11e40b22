"""The files of all imports, a line each."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import NotAdded, NotChanged, NotDeleted
from articles.importing.reasons import in_words
from articles.models import Arrival


class ArrivalAdmin(NotAdded, NotChanged, NotDeleted, admin.ModelAdmin):
    """Evidence: what came, when, and what became of it."""

    list_display = ["name", "outcome", "identifier", "why", "batch"]
    list_filter = ["outcome", "batch"]
    list_select_related = ["batch"]
    search_fields = ["name", "^sha256"]
    ordering = ["-batch", "pk"]
    list_per_page = 100
    show_full_result_count = False
    fields = ["batch", "name", "outcome", "identifier", "sha256", "why"]
    readonly_fields = ["identifier", "why"]

    @admin.display(description=_("reason"))
    def why(self, arrival: Arrival) -> str:
        """In the language of whoever looks; of a reprint, which article it repeats."""
        return in_words(arrival.reason)
