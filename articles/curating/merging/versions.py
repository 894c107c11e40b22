"""What history keeps of rows that are changed without being saved one by one."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

_LONGEST = 100
"""Characters of a reason, as simple_history keeps it."""


def versioned(rows: Sequence[Any], person: Any, reason: str, *, update: bool = False) -> None:
    """A version of each as it is now: come to be, or changed. One query."""
    history = type(rows[0]).history
    history.bulk_history_create(rows, update=update, default_user=person, default_change_reason=reason[:_LONGEST])


def deleted(row: Model, person: Any, reason: str) -> None:
    """Delete the row, which nothing follows any more; its last version says why."""
    row._change_reason, row._history_user = reason[:_LONGEST], person  # type: ignore[attr-defined]  # noqa: SLF001
    row.delete()


_COPIED = """
INSERT INTO {versions} ({columns}, history_date, history_change_reason, history_type, history_user_id)
SELECT {columns}, %s, %s, %s, %s FROM {rows} WHERE id = ANY(%s)
"""


def versioned_by_key(model: Any, keys: Sequence[int], person: Any, reason: str, *, kind: str = "~") -> None:
    """A version of each row of these keys as it is now, copied by the database whatever it holds. One query.

    `kind` as simple_history has it: `~` of rows that have changed, `-` of those that are about to go.
    """
    versions = model.history.model
    names = {
        "versions": versions._meta.db_table,
        "rows": model._meta.db_table,
        "columns": ", ".join(f'"{field.column}"' for field in versions.tracked_fields),
    }
    with connection.cursor() as cursor:
        said = [timezone.now(), reason[:_LONGEST], kind, person and person.pk, list(keys)]
        cursor.execute(_COPIED.format_map(names), said)
