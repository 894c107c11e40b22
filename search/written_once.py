"""Queries that every page asks: Django takes longer to write such a one than PostgreSQL to answer it."""

from collections.abc import Iterable
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Func, Q, QuerySet, Value

_WANTED = object()
"""Stands in the parameters where the values come."""


class _OneOf(Func):
    """A column's value is one of those in an array: however many they are, the query is the same."""

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = BooleanField()


class WrittenOnce:
    """The rows of a `values_list` of which any of the columns has one of some values; its SQL is kept."""

    def __init__(self, rows: QuerySet[Any, Any], *columns: str) -> None:
        self._rows = rows.filter(reduce(or_, (Q(_OneOf(column, Value(_WANTED))) for column in columns)))

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = self._rows.query.sql_with_params()
        return sql, parameters

    def having(self, values: Iterable[str]) -> list[tuple[Any, ...]]:
        """As the driver gives them: JSON is text. One query."""
        sql, parameters = self._written
        wanted = list(values)
        with connection.cursor() as cursor:
            cursor.execute(sql, [wanted if each is _WANTED else each for each in parameters])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
