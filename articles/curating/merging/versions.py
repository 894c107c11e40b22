"""What history keeps of rows that are changed without being saved one by one."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

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
