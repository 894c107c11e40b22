"""The order of what was found."""

from collections.abc import Iterable

import numpy as np
from haystack.exceptions import SearchBackendError
from whoosh.fields import Schema

from search.answering.ordering import Key
from search.columnar.asking.evaluation import Hits
from search.columnar.documents.stacking import Stacked
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot


def keys_of(snapshot: Snapshot, schema: Schema, hits: Hits, sort_by: Iterable[str]) -> list[Key]:
    """By the fields named, each in its own direction, then best first; equals keep the order of the index.

    Documents without a value come last in either direction.
    """
    named = ((column_of(snapshot, schema, name.removeprefix("-")), name.startswith("-")) for name in sort_by)
    by_fields = [key for column, backwards in named for key in _keys(column, hits.documents, backwards)]
    return [*by_fields, lambda places: -hits.scores[places]]


def _keys(column: Stacked, documents: Values, backwards: bool) -> list[Key]:
    return [
        lambda places: column.lacking(documents[places]),
        lambda places: np.invert(column.order(documents[places])) if backwards else column.order(documents[places]),
    ]


def column_of(snapshot: Snapshot, schema: Schema, name: str) -> Stacked:
    """The values of a field by document number. Raises SearchBackendError where the index keeps none."""
    if name not in schema or (schema[name].column_type is None and not schema[name].stored):
        raise SearchBackendError(f"The index keeps no values of “{name}” to sort or count by.")
    return snapshot.column(name)
