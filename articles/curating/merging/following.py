"""Rows that follow others from one to another, and back: many at once, past the signals."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Self

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.curating.merging.kinds import Relation
from articles.curating.merging.packing import Packed, packed, unpacked

_AT_ONCE = 5000
"""Rows an insert."""


@dataclass(frozen=True, slots=True)
class Followed:
    """`moved`: keys of rows by the key of the row that they followed before. `dropped`: rows that stood there twice.
    `last`: the highest key of all then, by which later rows are told.
    """

    moved: dict[int, list[int]] = field(default_factory=dict)
    dropped: Packed = field(default_factory=list)
    last: int = 0

    @classmethod
    def of_record(cls, kept: dict[str, Any]) -> Self:
        """JSON knows no numbers as keys."""
        return cls({int(holder): keys for holder, keys in kept["moved"].items()}, kept["dropped"], kept["last"])

    def as_record(self) -> dict[str, Any]:
        return {"moved": self.moved, "dropped": self.dropped, "last": self.last}


@dataclass(frozen=True, slots=True)
class Returned:
    """What an undoing would find: rows `lost` since, twins that `stay_away`, and `newer` ones, which stay."""

    lost: int = 0
    stay_away: int = 0
    newer: int = 0


def follow(relation: Relation, gone: Collection[int], into: int) -> Followed:
    """Have all that follows one of those `gone` follow `into`, each once. Five queries."""
    moved: defaultdict[int, list[int]] = defaultdict(list)
    dropped: list[int] = []
    taken = set()
    for pk, holder, *alike in _concerned(relation, gone, into):
        if tuple(alike) in taken:
            dropped.append(pk)
            continue
        taken.add(tuple(alike))
        if holder != into:
            moved[holder].append(pk)
    manager = relation.model.objects
    last = manager.order_by("-pk").values_list("pk", flat=True).first() or 0
    followed = Followed(dict(moved), packed(relation.model, manager.filter(pk__in=dropped)) if dropped else [], last)
    _delete(relation, dropped)
    _lead(relation, [pk for keys in moved.values() for pk in keys], into)
    return followed


def _concerned(relation: Relation, gone: Collection[int], into: int) -> QuerySet[Any, tuple[Any, ...]]:
    """Rows of those that go, and their twins beside the one that stays; whichever comes first of several stays."""
    stays = Q(**{relation.column: into})
    twins = relation.rows(gone).filter(**{name: OuterRef(name) for name in relation.within})
    rows = relation.rows([*gone, into]).filter(~stays | Exists(twins)).annotate(by_hand=relation.by_hand, stays=stays)
    concerned: QuerySet[Any, tuple[Any, ...]] = rows.order_by("-by_hand", "-stays", "pk").values_list(
        "pk", relation.column, *relation.within
    )
    return concerned


def prospect(relation: Relation, followed: Followed, into: int) -> Returned:
    """What would come of `give_back`. Four queries."""
    moved = {pk for keys in followed.moved.values() for pk in keys}
    here = relation.rows([into])
    lost = len(moved) - here.filter(pk__in=moved).count()
    back = {row["pk"] for row in followed.dropped}
    newer = here.filter(pk__gt=followed.last).exclude(pk__in=back).count()
    return Returned(lost, len(followed.dropped) - len(_with_a_twin(relation, followed, into)), newer)


def give_back(relation: Relation, followed: Followed, into: int) -> None:
    """Undo `follow`, as far as the rows still stand where it left them. What has no twin any more was taken away by
    somebody since, and stays away.
    """
    dropped = _with_a_twin(relation, followed, into)
    for holder, keys in followed.moved.items():
        standing = relation.rows([into]).filter(pk__in=keys).values_list("pk", flat=True)
        _lead(relation, list(standing), holder)
    relation.model.objects.bulk_create(unpacked(dropped), batch_size=_AT_ONCE)


def _with_a_twin(relation: Relation, followed: Followed, into: int) -> Packed:
    if not followed.dropped:
        return []
    alike = relation.rows([into]).filter(_alike(relation, followed.dropped)).values_list(*relation.within)
    standing = set(alike)
    return [row for row in followed.dropped if tuple(row["fields"][name] for name in relation.within) in standing]


def _alike(relation: Relation, rows: Packed) -> Q:
    """By the first column, which has an index."""
    first = relation.within[0]
    return Q(**{f"{first}__in": {row["fields"][first] for row in rows}})


# Not by Django, which would have each row told of, and writes a parameter for each; the articles are told of once.
_DELETE = "DELETE FROM {table} WHERE id = ANY(%s)"
_LEAD = "UPDATE {table} SET {column} = %s WHERE id = ANY(%s)"


def _delete(relation: Relation, keys: list[int]) -> None:
    table, _ = relation.columns
    _write(_DELETE.format(table=table), keys)


def _lead(relation: Relation, keys: list[int], to: int) -> None:
    table, column = relation.columns
    _write(_LEAD.format(table=table, column=column), to, keys)


def _write(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
