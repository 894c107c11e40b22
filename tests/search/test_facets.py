"""Months are counted as the calendar's own arithmetic counts them."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from articles.periods import Span, tally
from search.columnar.stacking import StackedNumbers, Translation
from search.facets import months
from search.search_indexes import as_number

SPANS = st.lists(
    st.none() | st.tuples(st.dates(date(2019, 1, 1), date(2022, 12, 31)), st.integers(0, 400)), min_size=1, max_size=20
)


class Days:
    """A snapshot that knows nothing but days."""

    def __init__(self, spans: list[tuple[date, date] | None]) -> None:
        numbers = [[as_number(span and span[end]) + 2**31 for span in spans] for end in (0, 1)]
        self.raw = {name: np.array(each, np.uint32) for name, each in zip(("first", "last"), numbers, strict=True)}

    def numbers(self, name: str) -> StackedNumbers:
        return StackedNumbers(self.raw[name], 0, Translation(lambda raw: raw - 2**31, lambda value: value + 2**31))


@given(drawn=SPANS, data=st.data())
def test_months_hold_what_is_surely_and_what_is_possibly_of_them(
    drawn: list[tuple[date, int] | None], data: st.DataObject
) -> None:
    spans = [pair and (pair[0], pair[0] + timedelta(days=pair[1])) for pair in drawn]
    some = data.draw(st.lists(st.sampled_from(range(len(spans))), unique=True))
    expected = tally([Span(*span, 1) for span in (spans[number] for number in some) if span], "month")
    assert months(Days(spans), np.array(some, np.int64)) == expected  # type: ignore[arg-type]
