"""Bodies that act in the news."""

from django.contrib.postgres.fields import ArrayField

from articles.admin.history import HistoryAdmin
from articles.admin.lines import LinesField
from articles.admin.pinyin import SortedByPinyin


class OrganisationAdmin(SortedByPinyin, HistoryAdmin):
    """One body, one row, with its other names a line each."""

    formfield_overrides = {ArrayField: {"form_class": LinesField}}
    list_display = ["name", "kind", "region"]
    list_filter = ["kind"]
    list_select_related = ["region"]
    search_fields = ["name", "aliases"]
    ordering = ["pinyin", "name"]
    raw_id_fields = ["region"]
