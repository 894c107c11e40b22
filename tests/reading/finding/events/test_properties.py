"""Whatever a text holds, the events found in it are sound."""

from collections import Counter
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.finding.events.titles import LONGEST, is_border
from tests.reading.finding.events.finds import events_in

_PIECES = (
    *("6月9日", "今年5月", "去年", "2019年", "近日", "同日", "当天上午", "一季度", "6月3日至5日", "为期4天"),
    *("清明节", "9点30分"),
    *("（6月9日）", "截至", "自", "以来", "会后", "随后", "起", "前", "第", "于", "在"),
    *("召开", "举行", "揭牌", "成立", "荣获", "座谈会", "志愿服务", "活动", "“春风”", "《办法》"),
    *("(", ")", "“", "”", "《"),
    *("县财政局", "青禾社区党支部", "12名党员", "增长", "3%", "，", "。", "；", "、", "\n", " ", "a", "9"),
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=80)
_DAY = "2023-06-12"


@given(_TEXTS)
def test_evidence_lies_in_the_text_in_order(text: str) -> None:
    events = events_in(text, _DAY)
    assert all(0 <= event.start < event.end <= len(text) for event in events)
    assert [event.start for event in events] == sorted(event.start for event in events)


@given(_TEXTS)
def test_titles_are_short_and_of_the_characters_of_their_evidence(text: str) -> None:
    for event in events_in(text, _DAY):
        assert 0 < len(event.title) <= LONGEST
        assert not Counter(event.title) - Counter(text[event.start : event.end])


@given(_TEXTS)
def test_days_are_those_of_the_date(text: str) -> None:
    for event in events_in(text, _DAY):
        assert event.first <= event.last
        assert event.edtf.startswith(f"{event.first.year}")


@given(_TEXTS)
def test_the_same_text_tells_the_same(text: str) -> None:
    assert events_in(text, _DAY) == events_in(text, _DAY)


@pytest.mark.parametrize(
    "piece",
    [
        "6月9日",
        "6月9日召开会议，",
        "6月9日，村里举行仪式。",
        "近日",
        "会后，",
        "（",
        "“",
        "《2021年",
        "据6月9日",
        "志愿",
        "，9点，",
        "同日",
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    """Four times as much must not take sixteen times as long; the machine may be busy, or memory be tidied."""

    def seconds(text: str) -> float:
        start = process_time()
        events_in(text, _DAY)
        return process_time() - start

    short, long = (min(seconds(piece * count) for _ in range(3)) for count in (500, 2000))
    assert long < 10 * max(short, 0.05)


def test_a_title_is_not_cut_within_a_word_or_a_number() -> None:
    assert not is_border("红色驿站", 1)
    assert not is_border("共120人", 2)
    assert is_border("党员志愿者", 2)
