"""Grids of months and sheets of days."""

from articles.browsing.almanac import grid, sheets
from articles.periods import Held, Period

MAY, JUNE, YEAR = Period.parse("2021-05"), Period.parse("2021-06"), Period.parse("2021")
SOME = Held(certain=4, possible=1)


def test_a_sheet_marks_the_days_that_hold_something() -> None:
    [sheet] = sheets([MAY], {MAY: SOME}, {Period.parse("2021-05-17"): 3, Period.parse("2021-06-17"): 1})
    marked = {cell.period.first.day: cell.held for week in sheet.weeks for cell in week if cell and any(cell.held)}
    assert (sheet.held, marked) == (SOME, {17: Held(certain=3)})


def test_a_month_held_without_mention_differs_from_a_month_not_held() -> None:
    [row] = grid({YEAR: SOME}, {MAY: SOME}, {MAY, JUNE})
    assert [(cell.held, cell.silent) for cell in row.months[4:7]] == [(SOME, True), (Held(), True), (Held(), False)]


def test_what_may_be_of_any_month_of_a_year_is_known() -> None:
    months = dict.fromkeys(YEAR.months, SOME)
    [known, unknown] = grid({YEAR: SOME, Period.parse("2020"): SOME}, months | {MAY: Held(possible=3)}, {})
    assert (known.of_any, unknown.of_any) == (1, 0)


def test_a_grid_begins_with_the_latest_year() -> None:
    years = {Period.parse("2019"): SOME, YEAR: SOME}
    assert [str(row.period) for row in grid(years, {}, {})] == ["2021", "2019"]
