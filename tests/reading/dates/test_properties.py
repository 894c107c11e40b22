"""Whatever a text holds, the dates found in it are sound; and what is written in a known form is read back."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.dates.expressions import expressions
from articles.reading.dates.numerals import number
from articles.reading.dates.publication import published
from articles.reading.dates.resolving import dates_in
from articles.reading.record import Block

_PIECES = (
    *"0123456789０１一二三四五六七八九十廿〇零百年月日号至到-—~/.、:： ，。\nT第每前去",
    *"今明上下当同次本周天初底中旬季度世纪代五大届将",
    *("2021", "12", "30", "今年", "去年", "上半年", "星期", "十四五", "建党", "周年", "中全会"),
    *("上午", "以来", "至今", "起", "建党999周年", "第999个教师节", "今年是", "是", "之年", "党的二十大", "闭幕", "讯"),
    *(
        "周三上午",
        "[11-26 08:15]",
        "19-05-06 ",
        "“七一”前夕",
        "2022年秋季学期",
        "2022年以来，",
        "脱贫攻坚收官之年",
        "微信群",
    ),
    *("党史学习教育", "初夏", "摄", "级新生", "发布时间：", "“2023", "年”", "鸦片战争"),
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=80)
_DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))

# A date, an interval of two with or without "about", a season, a decade or a century: levels 0 and 1.
_DATE = r"\d{4}(?:-(?:0\d|1[0-2])(?:-[0-3]\d)?)?"
_EDTF = re.compile(
    rf"{_DATE}~?|\d{{4}}-[01]\d-[0-3]\dT\d\d:\d\d:\d\d|\d{{4}}-2[1-4]|\d{{3}}X|\d\dXX"
    rf"|(?:{_DATE}~?|\d{{4}}-2[1-4])/(?:{_DATE}~?|\d{{4}}-2[1-4])"
)
_HAN = dict(enumerate("〇一二三四五六七八九"))


def _in_han(value: int) -> str:
    """21 as 二十一, 10 as 十."""
    tens, ones = divmod(value, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones or not tens else "")


FORMS: dict[str, Callable[[date], str]] = {
    "年月日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "two digits": lambda day: f"{day:%Y年%m月%d日}",
    "号": lambda day: f"{day.year}年{day.month}月{day.day}号",
    "spaced": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    "ISO": lambda day: day.isoformat(),
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "full-width": lambda day: f"{day:%Y年%m月%d日}".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "Han": lambda day: (
        f"{''.join(_HAN[int(figure)] for figure in str(day.year))}年{_in_han(day.month)}月{_in_han(day.day)}日"
    ),
}


@given(_TEXTS)
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    ends = [0, *(place for found in expressions(text) for place in (found.start, found.end)), len(text)]
    assert ends == sorted(ends)
    assert all(found.start < found.end for found in expressions(text))


@given(_TEXTS, _DAYS, st.integers(0, 400))
def test_what_is_resolved_is_a_date_of_the_format(text: str, first: date, days: int) -> None:
    for _found, dated in dates_in(text, first, date.fromordinal(first.toordinal() + days)):
        assert _EDTF.fullmatch(dated.edtf), dated
        assert dated.first <= dated.last


@given(_TEXTS, st.text(max_size=30) | _TEXTS, st.sampled_from(["body", "meta", "boilerplate"]))
def test_a_publication_is_a_date_of_the_format_or_none(text: str, name: str, role: str) -> None:
    found = published(text, [Block(role, 0, len(text))], name)
    if found.edtf is None or found.first is None or found.last is None:
        assert found.basis == "none"
    else:
        assert _EDTF.fullmatch(found.edtf)
        assert found.first <= found.last
        assert found.last.year >= 1949
        assert found.evidence


@pytest.mark.parametrize("form", FORMS)
@given(day=_DAYS)
def test_a_date_in_a_known_form_is_read_back(form: str, day: date) -> None:
    text = f"会议于{FORMS[form](day)}召开"
    assert [dated.edtf for _found, dated in dates_in(text, None, None)] == [day.isoformat()]


@given(_DAYS, st.integers(0, 330))
def test_a_day_without_its_year_is_the_last_before_the_publication(day: date, later: int) -> None:
    published = date.fromordinal(day.toordinal() + later)
    text = f"{day.month}月{day.day}日，村民代表开会。"
    assert [dated.edtf for _found, dated in dates_in(text, published, published)] == [day.isoformat()]


@given(st.integers(1, 99))
def test_a_number_in_han_numerals_is_read_back(value: int) -> None:
    assert number(_in_han(value)) == value


@pytest.mark.parametrize("text", ["", "十年", "12a", "年"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        number(text)
