"""What goes with a row that is deleted."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Arrival, Mention, Repair, TaggingRule

PARTS = (Arrival, Mention, Repair, TaggingRule)
"""Evidence, and rules: nobody deletes one by itself, and it goes with what it belongs to."""


class TakesItsParts:
    """Whoever may delete the row needs no right to delete its parts, because nobody has one."""

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """As Django gathers it: rows, their numbers, kinds that may not be deleted, rows that stand in the way."""
        rows, numbers, not_allowed, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        return rows, numbers, not_allowed - {str(part._meta.verbose_name) for part in PARTS}, protected
