"""What a person sees and chooses before rows are merged: how much each holds, what they share, where they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.curating.merging.kinds import Aspect, Kind

_NOTHING = (None, "")


class NotMerged(ValidationError):
    """Why rows were not merged; the sentences are for the person who asked."""


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values of an aspect: `row` is the first that has it, by its key."""

    row: int
    words: str
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rows say several things of one aspect."""

    name: str
    label: Promise
    values: list[Value]


@dataclass(frozen=True)
class Choice:
    """Several rows of a kind that may be one. Costs a query when it is first asked for counts."""

    kind: Kind
    rows: Sequence[Any]

    @cached_property
    def held(self) -> dict[int, int]:
        """How many articles each has."""
        path = self.kind.articles
        counts = self.kind.articles_of(self.keys).values_list(path).annotate(Count("pk", distinct=True))
        return dict.fromkeys(self.keys, 0) | dict(counts)

    @cached_property
    def together(self) -> int:
        """How many articles all of them have, each counted once."""
        return self.kind.articles_of(self.keys).distinct().count()

    @cached_property
    def followers(self) -> list[dict[int, int]]:
        """By relation, how much follows each row, but for articles, which are counted already. A query each."""
        relations = (each for each in self.kind.relations if each.within != ("article",))
        return [
            dict(each.rows(self.keys).order_by().values_list(each.column).annotate(Count("pk"))) for each in relations
        ]

    @property
    def shared(self) -> int:
        """How often an article would be had twice."""
        return sum(self.held.values()) - self.together

    @property
    def keys(self) -> list[int]:
        return [row.pk for row in self.rows]

    @property
    def fullest(self) -> Any:
        """The row with most articles; of equals the oldest."""
        return min(self.rows, key=lambda row: (-self.held[row.pk], row.pk))

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """What a person must choose."""
        values = ((aspect, self._values(aspect)) for aspect in self.kind.aspects)
        return [Conflict(aspect.name, aspect.label, several) for aspect, several in values if len(several) > 1]

    def settled(self, into: Any, chosen: Mapping[str, int]) -> dict[str, Any]:
        """The columns of the row that stays, as chosen: by aspect the key of the row whose value counts.

        What only one of them knows needs no choice. Raises NotMerged, with a sentence for each conflict left open.
        """
        columns: dict[str, Any] = {}
        left = []
        for aspect in self.kind.aspects:
            values = self._values(aspect)
            if len(values) > 1:
                values = [value for value in values if value.row == chosen.get(aspect.name)]
                if not values:
                    left.append(_("Choose which value counts: %(aspect)s.") % {"aspect": aspect.label})
            for value in values:
                columns |= {name: new for name, new in value.columns.items() if getattr(into, name) != new}
        if left:
            raise NotMerged(left)
        return columns

    def _values(self, aspect: Aspect) -> list[Value]:
        """Those that are not empty, each once."""
        values: dict[tuple[Any, ...], Value] = {}
        for row in self.rows:
            columns = {name: getattr(row, name) for name in aspect.columns}
            if columns[aspect.columns[0]] not in _NOTHING:
                values.setdefault(tuple(columns.values()), Value(row.pk, words_of(row, aspect), columns))
        return list(values.values())


def words_of(row: Model, aspect: Aspect) -> str:
    """As pages show the first of its columns; empty where there is nothing."""
    name = aspect.columns[0]
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name.removesuffix("_id"))
    return "" if value in _NOTHING else str(value)
