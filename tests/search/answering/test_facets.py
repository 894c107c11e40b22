"""Months are counted as the calendar's own arithmetic counts them."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from articles.periods import Span, tally
from search.answering.facets import held
from search.columnar.documents.stacking import StackedCodes
from search.search_indexes import ArticleIndex
from tests.search.columnar.documents.test_stacking import stacked

SPANS = st.lists(
    st.none() | st.tuples(st.dates(date(2019, 1, 1), date(2022, 12, 31)), st.integers(0, 400)), min_size=1, max_size=20
)


class Months:
    """A snapshot that knows nothing but months."""

    def __init__(self, articles: list[Article]) -> None:
        held = [tuple(ArticleIndex().prepare_month(article)) for article in articles]
        self.stacked = stacked([held[:9], held[9:]], "several")

    def codes(self, name: str) -> StackedCodes:
        assert isinstance(self.stacked, StackedCodes)
        return self.stacked


@given(drawn=SPANS, data=st.data())
def test_months_hold_what_is_surely_and_what_is_possibly_of_them(
    drawn: list[tuple[date, int] | None], data: st.DataObject
) -> None:
    spans = [pair and (pair[0], pair[0] + timedelta(days=pair[1])) for pair in drawn]
    articles = [Article(published_first=span and span[0], published_last=span and span[1]) for span in spans]
    some = data.draw(st.lists(st.sampled_from(range(len(spans))), unique=True))
    expected = tally([Span(*span, 1) for span in (spans[number] for number in some) if span], "month")
    assert held(Months(articles), np.array(some, np.int64), "month") == expected  # type: ignore[arg-type]
