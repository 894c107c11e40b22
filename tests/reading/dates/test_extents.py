"""What EDTF says of days is read back from it, and nothing else is."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.dates import edtf
from articles.reading.dates.edtf import SEASONS, Dated
from articles.reading.dates.extents import NotDates, between, extent

DAYS = st.dates(date(1000, 1, 1), date(2098, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times())
ONE = st.one_of(
    DAYS.map(lambda day: edtf.year(day.year)),
    st.builds(lambda day, about: edtf.month(day.month, day.year, about), DAYS, st.booleans()),
    DAYS.map(edtf.day),
    MOMENTS.map(lambda moment: edtf.moment(moment, "second")),
    st.builds(lambda day, name: edtf.season(name, day.year), DAYS, st.sampled_from(sorted(SEASONS))),
    DAYS.map(lambda day: edtf.decade(day.year // 10 * 10)),
    st.integers(10, 19).map(lambda century: edtf.century(century * 100)),
)
PAIRS = st.tuples(ONE, ONE).map(lambda pair: sorted(pair, key=lambda dated: (dated.first, dated.last)))
PRINTED = ONE | st.builds(lambda pair, about: edtf.span(pair[0], pair[1], about), PAIRS, st.booleans())
PIECES = st.lists(st.sampled_from([*"0129-/.XTZ~?%Y{}[] ", "2021", "05", "..", "-XX", "21", "٢", "\n"]), max_size=12)

MEANT = [
    ("2021", "2021", (2021, 1, 1), (2021, 12, 31)),
    ("2021-02", "2021-02", (2021, 2, 1), (2021, 2, 28)),
    ("2021-05-17", "2021-05-17", (2021, 5, 17), (2021, 5, 17)),
    ("2021-05-17T08:30:00", "2021-05-17", (2021, 5, 17), (2021, 5, 17)),
    ("2021-05-17T08:30:00+08:00", "2021-05-17", (2021, 5, 17), (2021, 5, 17)),
    ("2021-05/2021-08", "2021-05/2021-08", (2021, 5, 1), (2021, 8, 31)),
    ("2021/2021", "2021", (2021, 1, 1), (2021, 12, 31)),
    ("2021-05/2021", "2021-05/2021", (2021, 5, 1), (2021, 12, 31)),
    ("2021-05/..", "2021-05/..", (2021, 5, 1), (9999, 12, 31)),
    ("2021-05/", "2021-05/..", (2021, 5, 1), (9999, 12, 31)),
    ("../2021", "../2021", (1, 1, 1), (2021, 12, 31)),
    ("/2021", "../2021", (1, 1, 1), (2021, 12, 31)),
    ("202X", "202X", (2020, 1, 1), (2029, 12, 31)),
    ("19XX", "19XX", (1900, 1, 1), (1999, 12, 31)),
    ("199X/202X", "199X/202X", (1990, 1, 1), (2029, 12, 31)),
    ("2021-XX", "2021", (2021, 1, 1), (2021, 12, 31)),
    ("2021-XX-XX", "2021", (2021, 1, 1), (2021, 12, 31)),
    ("2021-05-XX", "2021-05", (2021, 5, 1), (2021, 5, 31)),
    ("2021-21", "2021-21", (2021, 3, 1), (2021, 5, 31)),
    ("2021-24", "2021-24", (2021, 12, 1), (2022, 2, 28)),
    ("2021-22/2021-23", "2021-22/2021-23", (2021, 6, 1), (2021, 11, 30)),
    ("2021~", "2021", (2021, 1, 1), (2021, 12, 31)),
    ("2021-05?", "2021-05", (2021, 5, 1), (2021, 5, 31)),
    ("2021-05-17%", "2021-05-17", (2021, 5, 17), (2021, 5, 17)),
    ("202X?", "202X", (2020, 1, 1), (2029, 12, 31)),
    ("2021-05~/2021-08?", "2021-05/2021-08", (2021, 5, 1), (2021, 8, 31)),
]
NONE = {
    "form": [
        "", " ", "x", "21", "202", "2021-5", "20210517", "2021/05", "2021-", "2021-05-", "2021~~", "~2021", "2XXX",
        "202x", "20X1", "2021-XX-05", "202X-05", "2021-05-1X", "2021-1X", "2021/2022/2023", "2021-05-17T08:30",
        "2021-05-17T08:30:00/2021-05-18", "2021-2022", "{2020,2021}", "[2020..2021]", "2021-~05", "２０２１",
        "٢٠٢١", "2021\n", " 2021", "...", "2021/...", "P1Y", "2021/P1Y",
    ],
    "calendar": [
        "2021-13", "2021-00", "2021-02-29", "2021-05-32", "2021-25", "2021-21-01", "2021-21-XX", "2021-13-XX",
        "2021-05-17T25:00:00", "2021-05/2021-13",
    ],
    "years": ["0999", "2100", "0000", "09XX", "210X", "99XX", "Y17000000", "Y-17000000",
        "-0044", "-0044-03-15", "/3000"],
    "order": ["2021-09/2021-05", "2022/2021-22", "202X/201X"],
    "open": ["../..", "/", "/..", "../"],
}  # fmt: skip


@pytest.mark.parametrize(("written", "plain", "first", "last"), MEANT)
def test_a_date_of_the_format_is_read(
    written: str, plain: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    found = extent(written)
    assert (str(found), found.first, found.last) == (plain, date(*first), date(*last))


@pytest.mark.parametrize(("fault", "written"), [(fault, each) for fault, several in NONE.items() for each in several])
def test_what_is_none_is_told_with_its_fault(fault: str, written: str) -> None:
    with pytest.raises(NotDates) as refused:
        extent(written)
    assert refused.value.fault == fault


@given(PRINTED)
def test_whatever_reading_writes_means_the_same_days_when_it_is_read_back(dated: Dated) -> None:
    found = extent(dated.edtf)
    assert (found.first, found.last) == (dated.first, dated.last)


@given(st.text() | PIECES.map("".join))
def test_anything_written_is_of_the_format_or_refused(written: str) -> None:
    try:
        found = extent(written)
    except NotDates:
        return
    assert found.first <= found.last
    assert extent(str(found)) == found


@given(ONE, ONE)
def test_two_dates_make_an_extent_if_the_second_does_not_end_before_the_first_begins(one: Dated, other: Dated) -> None:
    try:
        assert between(one, other).first <= between(one, other).last
    except NotDates:
        assert other.last < one.first


@pytest.mark.parametrize("written", ["2" * 1_000_000, "2021/" * 200_000, "Y" + "1" * 1_000_000, "X" * 1_000_000])
def test_a_long_string_is_refused_at_once(written: str) -> None:
    with pytest.raises(NotDates):
        extent(written)
