"""What rows are called, asked once a commit of the index: who renames one changes documents, and so makes another."""

from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

from search.keeping.snapshot import Snapshot
from search.written_once import WrittenOnce

Row = tuple[Any, ...]


class Kept:
    """Rows by their first column."""

    def __init__(self, rows: WrittenOnce) -> None:
        self._rows = rows
        self._known: WeakKeyDictionary[Snapshot, dict[Any, Row | None]] = WeakKeyDictionary()

    def having(self, snapshot: Snapshot, values: Iterable[Any]) -> dict[Any, Row]:
        """The rest of each row there is. One query for those that no page of the commit has asked for, none without."""
        known = self._known.setdefault(snapshot, {})
        values = list(values)
        if unknown := [value for value in values if value not in known]:
            known |= dict.fromkeys(unknown) | {row[0]: row[1:] for row in self._rows.having(unknown)}
        return {value: row for value in values if (row := known[value])}
