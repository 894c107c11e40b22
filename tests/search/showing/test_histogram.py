"""Bars: as high as what they stand for, side by side, in the order of time."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.periods import Held, Period
from search.answering.facets import Timeline
from search.showing.histogram import BESIDE_HITS, LEAST, WIDTH, histogram

HEIGHT, _WIDEST, MOST_BARS = BESIDE_HITS

HELD = st.builds(Held, st.integers(0, 5000), st.integers(0, 5000))
YEARS = st.dictionaries(st.integers(1000, 2999).map(Period.from_numbers), HELD, max_size=30)


@given(YEARS)
def test_no_bar_leaves_the_drawing_or_touches_the_next(years: dict[Period, Held]) -> None:
    drawn = histogram(Timeline(years, {}))
    for bar in drawn.bars:
        assert bar.x + bar.width <= WIDTH + 0.2
        assert -LEAST <= bar.top <= drawn.ground
        assert drawn.ceiling + bar.down <= drawn.height + 0.2
    for before, after in pairwise(drawn.bars):
        assert before.x + before.width <= after.x
        assert before.period < after.period


@given(YEARS)
def test_every_newest_period_that_holds_something_has_its_bar(years: dict[Period, Held]) -> None:
    drawn = {bar.period: bar.held for bar in histogram(Timeline(years, {})).bars}
    assert len(drawn) <= MOST_BARS
    newest = sorted(years)[-MOST_BARS:]
    assert {period: drawn[period] for period in newest} == {period: years[period] for period in newest}


def test_bars_are_as_high_as_their_counts_and_few_articles_can_still_be_seen() -> None:
    years = {Period.from_numbers(2019): Held(900, 100), Period.from_numbers(2021): Held(450, 1)}
    before, between, after = histogram(Timeline(years, {})).bars
    assert (before.up, before.down) == pytest.approx((HEIGHT * 0.9, HEIGHT * 0.1), abs=0.1)
    assert (between.held, between.up, between.down) == (Held(), 0, 0)
    assert (after.up, after.down) == pytest.approx((HEIGHT * 0.45, LEAST), abs=0.1)


def test_months_are_drawn_where_they_are_known_from_january_to_december() -> None:
    april = Period.of("month", date(2021, 4, 1))
    bars = histogram(Timeline({Period.from_numbers(2021): Held(1)}, {april: Held(1, 0)})).bars
    assert [bar.period for bar in bars] == april.months
    assert [bar.period for bar in bars if bar.up] == [april]
