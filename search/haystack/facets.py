"""How many of the hits have which value, lie in which stretch of time, or match another query too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from haystack.exceptions import SearchBackendError
from numpy.typing import NDArray
from whoosh.support.relativedelta import relativedelta

from search.columnar.documents.stacking import Counts, Stacked, StackedNumbers
from search.columnar.lists.elias_fano import Values
from search.preparing.schema import moment

_FIXED = {
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}
_MONTHS = {"year": 12, "month": 1}
_NO_TIME = "Only days and moments can be counted by time."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted, as Haystack says it; a query facet is a field and a query."""

    fields: Mapping[str, Mapping[str, Any]]
    dates: Mapping[str, Mapping[str, Any]]
    queries: Sequence[tuple[str, str]]

    def __bool__(self) -> bool:
        return bool(self.fields or self.dates or self.queries)

    def counts(
        self, documents: Values, column: Callable[[str], Stacked], matches: Callable[[str, str], Values]
    ) -> dict[str, dict[str, Any]]:
        """By kind and by field, as `SearchQuerySet.facet_counts` hands it on."""
        return {
            "fields": {name: by_value(column(name), documents, **how) for name, how in self.fields.items()},
            "dates": {name: by_time(column(name), documents, **how) for name, how in self.dates.items()},
            "queries": {
                f"{name}:{query}": int(np.isin(documents, matches(name, query)).sum()) for name, query in self.queries
            },
        }


def by_value(column: Stacked, documents: Values, limit: int | None = None, mincount: int = 1, **unknown: Any) -> Counts:
    """The most frequent first, equals by their values; a document without a value counts nowhere."""
    if unknown:
        raise SearchBackendError(f"Counting has no option {', '.join(unknown)}.")
    return column.most_frequent(documents, limit, mincount)


def by_time(
    column: Stacked, documents: Values, start_date: Any, end_date: Any, gap_by: str, gap_amount: int = 1
) -> Counts:
    """The stretches that hold any, in the order of time, and last how many lie in none. Their ends are not in them."""
    if not isinstance(column, StackedNumbers):
        raise SearchBackendError(_NO_TIME)
    start, raw = moment(start_date), column.raw[documents]
    try:
        first, end = column.written(start), column.written(moment(end_date))
    except TypeError as error:
        raise SearchBackendError(_NO_TIME) from error
    inside = raw[(raw >= first) & (raw < end) & (raw != column.none)]
    turns, counts = np.unique(_turns(column, inside, start, gap_by, gap_amount), return_counts=True)
    held: Counts = [
        ((_edge(start, gap_by, turn * gap_amount), _edge(start, gap_by, (turn + 1) * gap_amount)), count)
        for turn, count in zip(turns.tolist(), counts.tolist(), strict=True)
    ]
    outside = len(raw) - len(inside)
    return [*held, *([(None, outside)] if outside else [])]


def _turns(column: StackedNumbers, raw: NDArray[Any], start: datetime, gap_by: str, amount: int) -> NDArray[Any]:
    """How many stretches lie between the start and each moment."""
    if gap_by in _FIXED:
        gap = column.written(start + _FIXED[gap_by] * amount) - column.written(start)
        turns: NDArray[Any] = (raw - column.written(start)) // gap
        return turns
    edges = [column.written(start)]
    while len(raw) and edges[-1] <= raw.max():
        edges.append(column.written(_edge(start, gap_by, len(edges) * amount)))
    return np.searchsorted(np.array(edges, raw.dtype), raw, side="right") - 1


def _edge(start: datetime, gap_by: str, amount: int) -> datetime:
    """So much later; a month later is the same day of the next month, or its last where it has no such day."""
    if gap_by in _FIXED:
        return start + _FIXED[gap_by] * amount
    later: datetime = start + relativedelta(months=_MONTHS[gap_by] * amount)
    return later
