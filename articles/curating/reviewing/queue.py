"""The review queue: what waits of one kind, narrowed, in its order; and how far people have come with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from articles.curating.reviewing.confidence import Standing, of_confidence, standings
from articles.curating.reviewing.kinds import KINDS, Kind
from articles.models import Batch, Judgement, Organisation, Region
from articles.querysets import under

MOST_COUNTED = 10_000
"""Rows: nobody waits for a number of millions."""
MOST_BESIDE = 1_000
"""The same of the kinds beside the one that is looked at."""


@dataclass(frozen=True)
class Queue:
    """Without batch, region (of the articles) or confidence: all that is of the kind."""

    kind: Kind
    batch: Batch | None = None
    region: Region | None = None
    confidence: str = ""

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """By the name of the rule. One query."""
        return standings(self.kind)

    def waiting(self) -> QuerySet[Any]:
        """In its order."""
        return self.kind.rows().filter(self._narrowed)

    def left(self) -> int:
        """At most MOST_COUNTED + 1. One query."""
        return _counted(self.waiting())

    def done(self) -> int:
        """What people have judged of it. At most MOST_COUNTED + 1. One query."""
        return _counted(self.kind.model.objects.filter(self.kind.judged, self._narrowed))

    def alike(self, row: Any) -> int:
        """How many of all that waits is as the row is. At most MOST_COUNTED + 1. Two queries."""
        return _counted(self.kind.rows_like(row))

    def next(self, after: int | None = None) -> Any:
        """The first that waits behind the row of that key, or of all; None where none does. Two queries."""
        return self._first(self.waiting(), after, forwards=True)

    def before(self, row: int) -> Any:
        """The last that waits before the row of that key. Two queries."""
        return self._first(self.waiting().reverse(), row, forwards=False)

    def counted_by_kind(self) -> dict[str, int]:
        """What is left of every kind, of the same batch and region. At most MOST_BESIDE + 1. A query a kind."""
        queues = {name: replace(self, kind=kind, confidence="") for name, kind in KINDS.items()}
        return {name: _counted(queue.waiting(), MOST_BESIDE) for name, queue in queues.items()}

    def _first(self, rows: QuerySet[Any], key: int | None, *, forwards: bool) -> Any:
        kind = self.kind
        place = kind.model.objects.filter(pk=key).values_list(*kind.order).first() if key else None
        if place:
            rows = rows.filter(_beyond(kind.order, place, "gt" if forwards else "lt"))
        row = rows.first()
        return row and kind.model.objects.select_related(*kind.shown_with).get(pk=row.pk)

    @cached_property
    def _narrowed(self) -> Q:
        condition = Q()
        if self.batch:
            condition &= Q(**{self.kind.of_article("batch"): self.batch})
        if self.region:
            condition &= under([self.region.path], self.kind.of_article("main_region__"))
        if self.confidence:
            condition &= of_confidence(self.kind, self.confidence, self.standings)
        return condition


def first_waiting() -> Kind:
    """The first kind of which anything waits, or the first of all. At most a query a kind."""
    first, *_others = kinds = list(KINDS.values())
    return next((kind for kind in kinds if kind.rows().exists()), first)


def names_waiting() -> dict[Any, int]:
    """Villages and bodies as such that nobody has judged, by their models, on whose lists that is done. At most
    MOST_BESIDE + 1. A query each.
    """
    suggested = Q(status=Judgement.SUGGESTED)
    return {model: _counted(model.objects.filter(suggested), MOST_BESIDE) for model in (Region, Organisation)}


def _counted(rows: QuerySet[Any], most: int | None = None) -> int:
    return rows.order_by().values("pk")[: (most or MOST_COUNTED) + 1].count()


def _beyond(order: Sequence[str], place: Sequence[Any], than: str) -> Q:
    """Behind the place (`gt`) or before it (`lt`). The first condition follows from the others, for the index."""
    beyond, same = Q(pk__in=[]), Q()
    for name, value in zip(order, place, strict=True):
        beyond |= same & Q(**{f"{name}__{than}": value})
        same &= Q(**{name: value})
    return Q(**{f"{order[0]}__{than}e": place[0]}) & beyond
