"""Happenings, dated or datable."""

from articles.admin.history import HistoryAdmin


class EventAdmin(HistoryAdmin):
    """Newest first; the region is chosen in a list that shows where it lies, because many towns share a name."""

    list_display = ["title", "kind", "date_edtf", "region"]
    list_filter = ["kind", "date_basis"]
    list_select_related = ["region"]
    search_fields = ["title"]
    ordering = ["-date_first", "title", "pk"]
    autocomplete_fields = ["organisations"]
    raw_id_fields = ["region"]
