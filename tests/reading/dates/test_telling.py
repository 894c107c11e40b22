from datetime import date
from typing import Any

import pytest

from articles.reading.dates.feast_days import FEASTS, feast_day
from articles.reading.dates.telling import times_told
from articles.reading.record import Block, Published, TimeTold
from tests.reading.cases import cases


def told_in(text: str, day: str, *blocks: Block) -> tuple[TimeTold, ...]:
    when = date.fromisoformat(day)
    return times_told(text, blocks, Published(day, when, when, "day", "stated", ()))


@pytest.mark.parametrize("case", cases("times_told"), ids=lambda case: case["text"])
def test_times_are_told_as_days(case: dict[str, Any]) -> None:
    text = case["text"]
    found = {text[time.start : time.end]: time.edtf for time in told_in(text, case["published"])}
    assert found == case["told"]


def test_lines_about_the_article_tell_no_time_but_what_follows_may_lean_on_them() -> None:
    text = "2023-06-05\n6月9日开会"
    (time,) = told_in(text, "2023-06-12", Block("meta", 0, 10), Block("body", 11, 17))
    assert time.edtf == "2023-06-09"


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("2018年以来，", "since"),
        ("“十四五”期间", "occasion"),
        ("青禾日报6月9日讯", "dateline"),
        ("会后，", "sequel"),
        ("今年底前将建成", "ahead"),
    ],
)
def test_the_manner_of_telling_is_kept(text: str, manner: str) -> None:
    assert told_in(f"6月9日。{text}", "2023-06-12")[-1].manner == manner


def test_nothing_is_told_of_recent_days_where_the_publication_is_unknown() -> None:
    assert times_told("近日，清明节，初夏，", (), Published(None, None, None, None, "none", ())) == ()


@pytest.mark.parametrize("name", FEASTS)
def test_each_feast_falls_on_a_day_of_its_year(name: str) -> None:
    day = feast_day(name, 2024)
    assert day is not None
    assert day.year == 2024


def test_feasts_of_the_moon_are_known_for_the_years_of_the_table_only() -> None:
    assert feast_day("春节", 1900) is None
    assert feast_day("元宵", 2024) == date(2024, 2, 24)
