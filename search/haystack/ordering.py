"""The order of what was found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from haystack.exceptions import SearchBackendError
from whoosh.fields import Schema

from search.snapshot import Column, Snapshot


def in_order(snapshot: Snapshot, schema: Schema, scores: Mapping[int, float], sort_by: Iterable[str]) -> list[int]:
    """Best first, or by the fields named, each in its own direction; equals keep the order of the index.

    Documents without a value come last in either direction.
    """
    numbers = sorted(scores, key=lambda number: (-scores[number], number))
    for name in reversed(list(sort_by)):
        _sort(numbers, column_of(snapshot, schema, name.removeprefix("-")), backwards=name.startswith("-"))
    return numbers


def _sort(numbers: list[int], column: Sequence[Any], backwards: bool) -> None:
    def key(number: int) -> tuple[bool, Any]:
        value = column[number]
        return (value is None) != backwards, 0 if value is None else value

    numbers.sort(key=key, reverse=backwards)


def column_of(snapshot: Snapshot, schema: Schema, name: str) -> Column:
    """The values of a field by document number. Raises SearchBackendError where the index keeps none."""
    if name not in schema or (schema[name].column_type is None and not schema[name].stored):
        raise SearchBackendError(f"The index keeps no values of “{name}” to sort or count by.")
    return snapshot.column(name)
