"""Long lists, of which any page is found without walking through the pages before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from django.db.models import Q, QuerySet


class Step(NamedTuple):
    """Behind the first `before` rows begin those of which `onward` is true, and it is true of all from there on."""

    before: int
    onward: Q


class Part(Protocol):
    """Of a list: how many rows, and primary keys of those from one place to another."""

    @property
    def number(self) -> int: ...
    def keys(self, start: int, end: int) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """`number` rows in their order, with `steps` on the way; `known`: primary keys of the first, if somebody
    has asked for them.
    """

    rows: QuerySet[Any]
    number: int
    steps: Sequence[Step] = ()
    known: Sequence[int] = ()

    def keys(self, start: int, end: int) -> list[int]:
        """Primary keys of a part of it. One query, none for an empty part or one that is known."""
        if end <= max(len(self.known), start):
            return list(self.known[start:end])
        step = max((step for step in self.steps if step.before <= start), default=Step(0, Q()), key=lambda s: s.before)
        rows = self.rows.filter(step.onward).values_list("pk", flat=True)
        return list(rows[start - step.before : end - step.before])


class Stretches(Sequence[Any]):
    """One behind the other, as a paginator cuts them: a query for each part on the page, and those of `shown`."""

    def __init__(self, shown: QuerySet[Any], *stretches: Part) -> None:
        self._shown = shown
        self._stretches = stretches

    def count(self, value: Any = None) -> int:
        return sum(stretch.number for stretch in self._stretches)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: Any) -> Any:
        """Of a slice with both ends."""
        keys: list[int] = []
        passed = 0
        for stretch in self._stretches:
            keys += stretch.keys(max(part.start - passed, 0), min(part.stop - passed, stretch.number))
            passed += stretch.number
        rows = self._shown.in_bulk(keys)
        return [rows[key] for key in keys if key in rows]
