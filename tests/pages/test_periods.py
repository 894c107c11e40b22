"""Years, months and days as values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.periods import UNITS, Held, Period, Span, Unit, tally

DAYS = st.dates(date(1000, 1, 1), date(2998, 12, 31))
ANY_UNIT = st.sampled_from(UNITS)
NONSENSE = [
    "",
    "x",
    "0000",
    "0999",
    "3000",
    "21",
    "2021-13",
    "2021-00",
    "2021-02-30",
    "2021-5",
    "2021-1-1",
    "２０２１年",
]


@pytest.mark.parametrize("written", NONSENSE)
def test_what_no_calendar_has_is_no_period(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Period.parse(written)


@given(ANY_UNIT, DAYS)
def test_a_period_is_read_as_it_is_written(unit: Unit, day: date) -> None:
    period = Period.of(unit, day)
    assert Period.parse(str(period)) == period


@given(ANY_UNIT, DAYS)
def test_a_period_contains_the_day_it_was_made_of(unit: Unit, day: date) -> None:
    period = Period.of(unit, day)
    assert period.first <= day <= period.last


@given(ANY_UNIT, DAYS)
def test_periods_follow_one_another_without_a_gap(unit: Unit, day: date) -> None:
    period = Period.of(unit, day)
    following = Period.of(unit, period.last + timedelta(days=1))
    assert list(period.until(following)) == [period, following]


@given(DAYS)
def test_the_weeks_of_a_month_hold_each_of_its_days_once(day: date) -> None:
    month = Period.of("month", day)
    days = [cell for week in month.weeks for cell in week if cell]
    assert (days[0].first, days[-1].first, len(days)) == (month.first, month.last, month.last.day)


def test_the_years_and_months_around_a_day_are_known() -> None:
    assert [str(period) for period in Period.parse("2021-05-17").around] == ["2021", "2021-05"]


def test_a_date_within_one_month_is_certain_there() -> None:
    spans = [Span(date(2021, 5, 3), date(2021, 5, 9), 2)]
    assert tally(spans, "month") == {Period.parse("2021-05"): Held(certain=2)}


def test_a_date_over_two_months_is_possible_in_both() -> None:
    spans = [Span(date(2021, 5, 31), date(2021, 6, 1), 1)]
    assert tally(spans, "month") == dict.fromkeys(map(Period.parse, ["2021-05", "2021-06"]), Held(possible=1))


def test_a_tally_within_a_period_leaves_out_what_lies_beyond() -> None:
    spans = [Span(date(2020, 12, 31), date(2021, 1, 1), 1)]
    assert list(tally(spans, "day", Period.parse("2021"))) == [Period.parse("2021-01-01")]


@given(st.lists(st.tuples(DAYS, st.integers(0, 900), st.integers(1, 5))))
def test_each_article_is_counted_certain_at_most_once(rows: list[tuple[date, int, int]]) -> None:
    last = date(2998, 12, 31)
    spans = [Span(day, date.fromordinal(min(day.toordinal() + long, last.toordinal())), n) for day, long, n in rows]
    held = tally(spans, "year").values()
    assert sum(one.certain for one in held) == sum(span.articles for span in spans if span.first.year == span.last.year)
