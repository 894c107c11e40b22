"""The documents of a segment, field by field."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from search.columnar.lists.elias_fano import Values

Document = Mapping[str, Any]
"""As Whoosh's writers take it: values by field, and what `_boost`, `_NAME_boost` and `_stored_NAME` say of them."""


class Given(NamedTuple):
    """A field of those documents that have it. `boosts`: None where all are 1."""

    numbers: Values
    values: list[Any]
    boosts: list[float] | None


class Batch:
    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        every: set[str] = set().union(*documents)
        self.names = sorted(name for name in every if not name.startswith("_"))
        self._asides = every.difference(self.names)

    def __len__(self) -> int:
        return len(self._documents)

    def given(self, name: str) -> Given:
        values = [fields.get(name) for fields in self._documents]
        numbers = np.array([number for number, value in enumerate(values) if value is not None], np.int64)
        boosts = [self._boost(name, number) for number in numbers.tolist()] if self._is_boosted(name) else None
        return Given(numbers, [value for value in values if value is not None], boosts)

    def kept(self, name: str) -> list[Any]:
        """What is kept by document; None is nothing."""
        stored = f"_stored_{name}"
        if stored not in self._asides:
            return [fields.get(name) for fields in self._documents]
        return [None if fields.get(name) is None else fields.get(stored, fields[name]) for fields in self._documents]

    def _is_boosted(self, name: str) -> bool:
        return not self._asides.isdisjoint(("_boost", f"_{name}_boost"))

    def _boost(self, name: str, number: int) -> float:
        fields = self._documents[number]
        return float(fields.get(f"_{name}_boost", fields.get("_boost", 1.0)))
