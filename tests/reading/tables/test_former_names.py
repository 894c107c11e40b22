from collections import Counter
from datetime import date

import pytest

from articles.reading.tables.divisions import divisions
from articles.reading.tables.former_names import first_day, former_names, last_day
from articles.reading.tables.zones import zones

FORMER = list(former_names())
DIVISIONS = {division.code: division for division in divisions()}


def test_every_key_is_a_place() -> None:
    keys = DIVISIONS.keys() | {zone.key for zone in zones()}
    assert [former.name for former in FORMER if former.key not in keys] == []


def test_no_name_is_told_twice_of_a_place_nor_is_its_present_one() -> None:
    twice = [pair for pair, times in Counter((each.name, each.key) for each in FORMER).items() if times > 1]
    assert twice == []
    assert [each.name for each in FORMER if each.key in DIVISIONS and DIVISIONS[each.key].name == each.name] == []


def test_times_are_in_order_and_past() -> None:
    assert [each.name for each in FORMER if each.first and each.first > each.last] == []
    assert max(each.last for each in FORMER) < date(2024, 1, 1)


def test_every_name_has_a_source() -> None:
    assert [former.name for former in FORMER if not former.source] == []


@pytest.mark.parametrize(
    ("name", "today", "last"),
    [
        ("宁乡县", "宁乡市", date(2017, 7, 31)),
        ("望城县", "望城区", date(2011, 6, 20)),
        ("株洲县", "渌口区", date(2018, 12, 31)),
    ],
)
def test_the_renames_of_hunan_are_there(name: str, today: str, last: date) -> None:
    (former,) = [each for each in FORMER if each.name == name]
    assert (DIVISIONS[former.key].name, former.last) == (today, last)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-03", date(2016, 2, 3), date(2016, 2, 3)),
    ],
)
def test_an_inexact_time_is_taken_whole(period: str, first: date, last: date) -> None:
    assert (first_day(period), last_day(period)) == (first, last)
