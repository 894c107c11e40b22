from collections import defaultdict
from typing import Any

import pytest

from articles.reading.finding.verdicts import Verdict
from tests.reading.cases import cases
from tests.reading.finding.events.finds import as_lines, events_in


@pytest.mark.parametrize("case", cases("events"), ids=lambda case: case["text"])
def test_happenings_are_found_with_their_days(case: dict[str, Any]) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for event in events_in(case["text"], case["published"]):
        found[event.edtf].append(event.title)
    assert found.keys() == case["events"].keys()
    for edtf, titles in case["events"].items():
        assert not titles or found[edtf] == titles.split("|")


@pytest.mark.parametrize("case", [case for case in cases("events") if "kind" in case], ids=lambda case: case["text"])
def test_a_happening_is_of_the_kind_that_its_words_tell(case: dict[str, Any]) -> None:
    assert case["kind"] in [event.kind for event in events_in(case["text"], case["published"])]


@pytest.mark.parametrize("case", cases("events_none"), ids=lambda case: case["text"])
def test_other_dates_are_no_happenings(case: dict[str, Any]) -> None:
    assert events_in(case["text"], case["published"]) == ()


def test_the_evidence_is_the_sentence_that_tells_the_time() -> None:
    text = "天晴了。6月9日，村里开了会。大家散了。"
    (event,) = events_in(text, "2023-06-12")
    assert text[event.start : event.end] == "6月9日，村里开了会。"


def test_lines_about_the_article_tell_nothing() -> None:
    text = "6月9日召开会议\n村里安静。"
    assert events_in(text, "2023-06-12", as_lines(text, "meta", "body")) == ()


def test_what_a_headline_and_the_story_tell_is_found_once_in_the_story() -> None:
    text = "青禾社区红色驿站昨日揭牌\n昨日，青禾社区红色驿站揭牌，居民有了歇脚的地方。"
    (event,) = events_in(text, "2023-06-12", as_lines(text, "title", "body"))
    assert text[event.start : event.end].startswith("昨日，")


def test_what_a_caption_and_the_story_tell_is_found_once_in_the_story() -> None:
    text = "6月9日，12名党员志愿者上门清理杂草。\n6月9日，12名党员志愿者上门帮王奶奶除草。"
    (event,) = events_in(text, "2023-06-12", as_lines(text, "caption", "body"))
    assert text[event.start : event.end].endswith("王奶奶除草。")


def test_no_two_events_of_one_sentence_are_the_same() -> None:
    (event,) = events_in("6月9日，村里开会，6月9日，村里开会。", "2023-06-12")
    assert event.title == "村里开会"


def test_why_a_time_was_taken_or_not_is_told() -> None:
    told: list[Verdict] = []
    text = "6月9日，村里召开了会议。截至6月10日，报名38人。"
    events_in(text, "2023-06-12", tell=told.append)
    assert [(text[each.start : each.end], each.taken, each.rule) for each in told] == [
        ("6月9日", True, "day-and-word"),
        ("6月10日", False, "until-then"),
    ]
