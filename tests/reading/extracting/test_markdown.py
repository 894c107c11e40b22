"""Markdown is read as it would be shown."""

import pytest

from articles.reading.record import Refused
from tests.reading.extracting.extracted import extracted, lines_of

FRONT = """---
title: "车棚变成议事厅"
date: 2024-05-17T02:20:33Z
source: 望城发布
author: [张三, 李四]
tags:
  - 社区
---
"""
BODY = "一个小区的党员把老旧车棚改成了议事厅。"


def test_front_matter_names_the_parts() -> None:
    facts = ["2024-05-17 10:20:33", "来源:望城发布", "作者:张三 李四"]
    assert lines_of(f"{FRONT}# 车棚变成议事厅\n\n{BODY}", "a.md") == ["车棚变成议事厅", *facts, BODY]


@pytest.mark.parametrize("heading", ["# 车棚变成议事厅", "# 车棚变成议事厅 #", "车棚变成议事厅\n======="])
def test_a_heading_on_top_is_the_title(heading: str) -> None:
    page = extracted(f"{heading}\n\n{BODY}", "a.md")
    assert (page.titled, page.text) == (True, f"车棚变成议事厅\n{BODY}")


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("把老旧**车棚**改成*议事厅*，", "把老旧车棚改成议事厅，"),
        ('见[车棚](http://a.test/x "题")一文，', "见车棚一文，"),
        ("见[车棚][1]一文，", "见车棚一文，"),
        ("![图为会议现场](a.jpg)", "图为会议现场"),
        ("> - 引用的话", "引用的话"),
        ("5*3=15，a_b_c，1 * 2", "5*3=15，a_b_c，1 * 2"),
        (r"\*星号\*", "*星号*"),
        ("第一行<br>和~~第二行~~", "第一行和第二行"),
        ("1. 编号留着", "1. 编号留着"),
        ("| 甲村 | 12 |\n|---|:-:|", "甲村 12"),
        ("***\n规矩", "规矩"),
    ],
)
def test_marks_go_and_text_stays(marked: str, shown: str) -> None:
    assert lines_of(f"{BODY}\n\n{marked}", "a.md")[1:] == [shown]


def test_a_wrapped_paragraph_is_one_and_short_lines_are_lines() -> None:
    wrapped = "一个小区的党员把老旧车棚改成了议事厅，居民有事就到这里坐下来商量，\n难办的事也一件件办好了。"
    assert lines_of(f"{wrapped}\n记者：张三\n编辑：李四", "a.md") == [
        wrapped.replace("\n", ""),
        "记者：张三",
        "编辑：李四",
    ]


@pytest.mark.parametrize("text", ["```\n全是代码，没有文章，一句话也没有。\n```", FRONT])
def test_nothing_but_code_or_front_matter_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        extracted(text, "a.md")
    assert refused.value.code == "no-text"
