"""Rows as a record keeps them, and out of it again as they were, keys and times included."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core import serializers
from django.db.models import Field, ForeignKey, Model

Packed = list[dict[str, Any]]
"""As Django's serializers write rows."""

_COUNTED = {"held"}
"""What the database counts by itself."""


def _fields(model: type[Model]) -> list[Field]:
    return [each for each in model._meta.concrete_fields if each.name not in _COUNTED and not each.primary_key]


def packed(model: type[Model], rows: Iterable[Model]) -> Packed:
    """One query, where `rows` is a query."""
    return list(serializers.serialize("python", rows, fields=[each.name for each in _fields(model)]))


def unpacked(rows: Packed) -> list[Any]:
    """Not saved. Whatever they referred to and could do without is empty where it has gone; one query a column."""
    whole = [each.object for each in serializers.deserialize("python", rows, ignorenonexistent=True)]
    for each in _fields(type(whole[0])) if whole else ():
        if isinstance(each, ForeignKey) and each.null:
            _let_go(whole, each)
    return whole


def _let_go(rows: Sequence[Any], column: ForeignKey) -> None:
    wanted = {key for row in rows if (key := getattr(row, column.attname)) is not None}
    target: Any = column.related_model
    there = set(target.objects.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else ()
    for row in rows:
        if getattr(row, column.attname) not in there:
            setattr(row, column.attname, None)
