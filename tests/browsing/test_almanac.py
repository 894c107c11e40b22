"""Grids of months and sheets of days."""

from datetime import date

from articles.browsing.almanac import Sheet, month_grid, month_sheets
from articles.periods import Held, Period, Span

MAY_17 = Span(date(2021, 5, 17), date(2021, 5, 17), 3)
SOME_TIME_IN_MAY = Span(date(2021, 5, 1), date(2021, 5, 31), 1)
SOME_TIME_IN_2021 = Span(date(2021, 1, 1), date(2021, 12, 31), 1)


def marked_days(sheet: Sheet) -> dict[int, int]:
    cells = [cell for week in sheet.weeks for cell in week if cell]
    return {cell.period.first.day: cell.held.certain for cell in cells if cell.held != Held()}


def test_only_articles_of_a_known_day_mark_a_day() -> None:
    [sheet] = month_sheets([MAY_17, SOME_TIME_IN_MAY], [Period.parse("2021-05")])
    assert marked_days(sheet) == {17: 3}


def test_a_sheet_counts_what_is_surely_and_what_is_possibly_of_its_month() -> None:
    [sheet] = month_sheets([MAY_17, SOME_TIME_IN_MAY, SOME_TIME_IN_2021], [Period.parse("2021-05")])
    assert sheet.held == Held(certain=4, possible=1)


def test_a_month_held_without_mention_differs_from_a_month_not_held() -> None:
    elsewhere = Span(date(2021, 6, 1), date(2021, 6, 1), 1)
    [row] = month_grid([MAY_17], [MAY_17, elsewhere])
    assert [cell.silent for cell in row.months[4:7]] == [True, True, False]


def test_a_grid_begins_with_the_latest_year() -> None:
    earlier = Span(date(2019, 1, 1), date(2019, 1, 1), 1)
    assert [str(row.period) for row in month_grid([earlier, MAY_17], [])] == ["2021", "2019"]
