"""How many of the hits have which value, lie in which stretch of time, or match another query too."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from haystack.exceptions import SearchBackendError
from whoosh.support.relativedelta import relativedelta

from search.schema import moment
from search.snapshot import Column, tally_of

Counts = list[tuple[Any, int]]
Stretch = tuple[datetime, datetime]

_FIXED = {
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}
_MONTHS = {"year": 12, "month": 1}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted, as Haystack says it; a query facet is a field and a query."""

    fields: Mapping[str, Mapping[str, Any]]
    dates: Mapping[str, Mapping[str, Any]]
    queries: Sequence[tuple[str, str]]

    def __bool__(self) -> bool:
        return bool(self.fields or self.dates or self.queries)

    def counts(
        self, numbers: Sequence[int], column: Callable[[str], Column], matches: Callable[[str, str], Iterable[int]]
    ) -> dict[str, dict[str, Any]]:
        """By kind and by field, as `SearchQuerySet.facet_counts` hands it on."""
        return {
            "fields": {name: by_value(column(name), numbers, **how) for name, how in self.fields.items()},
            "dates": {name: by_time(column(name), numbers, **how) for name, how in self.dates.items()},
            "queries": {
                f"{name}:{query}": len(set(numbers).intersection(matches(name, query))) for name, query in self.queries
            },
        }


def by_value(
    column: Column, numbers: Iterable[int], limit: int | None = None, mincount: int = 1, **unknown: Any
) -> Counts:
    """The most frequent first, equals by their values; a document without a value counts nowhere."""
    if unknown:
        raise SearchBackendError(f"Counting has no option {', '.join(unknown)}.")
    counts = tally_of(column, numbers)
    kept = [(value, times) for value, times in counts.items() if value not in (None, "") and times >= mincount]
    return sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:limit]


def by_time(
    column: Column, numbers: Iterable[int], start_date: Any, end_date: Any, gap_by: str, gap_amount: int = 1
) -> Counts:
    """The stretches that hold any, in the order of time, and last how many lie in none. Their ends are not in them."""
    start, end = moment(start_date), moment(end_date)
    counts: Counter[Stretch | None] = Counter()
    for value, times in Counter(column[number] for number in numbers).items():
        if value is not None and not isinstance(value, datetime):
            raise SearchBackendError("Only days and moments can be counted by time.")
        counts[_stretch(value, start, end, gap_by, gap_amount)] += times
    outside = counts.pop(None, 0)
    return [*sorted(counts.items()), *([(None, outside)] if outside else [])]


def _stretch(value: datetime | None, start: datetime, end: datetime, gap_by: str, amount: int) -> Stretch | None:
    """The stretch that holds the moment; those of months begin on the day of the first, or on the last there is."""
    if value is None or not start <= value < end:
        return None
    if gap_by in _FIXED:
        gap = _FIXED[gap_by] * amount
        begin = start + (value - start) // gap * gap
        return begin, begin + gap
    months = _MONTHS[gap_by] * amount
    turns = ((value.year - start.year) * 12 + value.month - start.month) // months
    if start + relativedelta(months=turns * months) > value:
        turns -= 1
    return start + relativedelta(months=turns * months), start + relativedelta(months=(turns + 1) * months)
