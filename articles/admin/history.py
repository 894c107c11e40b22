"""Who changed what, and when."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from articles.admin.conflict import ShowsBothVersions
from articles.admin.deleting import TakesItsParts
from articles.admin.differences import FieldDifferences, with_ties
from articles.admin.restoring import Restores
from articles.curating.ties import TIES


class HistoryAdmin(TakesItsParts, Restores, ShowsBothVersions, SimpleHistoryAdmin):
    """Shows every version, and puts back what of it stands by itself.

    A version holds the columns of one row, and of the rows that go with it what a person decides: as a whole, with an
    old text without its mentions and repairs, or an old place in the tree of regions, it would contradict the others.
    """

    object_history_list_template = "admin/articles/history_list.html"

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> FieldDifferences:
        """Ours."""
        return FieldDifferences(self.model, historical_record)

    def set_history_delta_changes(self, request: HttpRequest, historical_records: Any, **how: Any) -> None:
        """With what went with the row, unless that is gone."""
        super().set_history_delta_changes(request, historical_records, **how)
        versions = list(historical_records)
        row = self.model._default_manager.filter(pk=versions[0].id).first() if versions else None  # noqa: SLF001
        if type(row) in TIES:
            with_ties(row, versions)

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """No button that would not work."""
        return True

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One version, to be read."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        response: HttpResponse = super().history_form_view(request, *args, **kwargs)
        return response
