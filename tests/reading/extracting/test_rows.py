"""Rows of tables, and dates as programs write them."""

import json

import pytest

from articles.reading.extracting.printed_dates import printed_date
from articles.reading.record import Refused
from tests.reading.extracting.extracted import extracted

BODY = "一个小区的党员把老旧车棚改成了议事厅。"


def printed(**columns: object) -> list[str]:
    return extracted(json.dumps({"text": BODY} | columns), "a.json").text.split("\n")


def test_the_columns_are_printed_as_a_newspaper_would() -> None:
    row = {"标题": "车棚变成议事厅", "副标题": "一处老小区的新事", "发布时间": "2024-05-17 10:20", "来源": "望城发布"}
    about = ["——一处老小区的新事", "2024-05-17 10:20", "来源:望城发布", "作者:张三", "记者:李四"]
    assert printed(**row, author="张三", 记者="李四", 责编="王五") == ["车棚变成议事厅", *about, BODY, "编辑:王五"]


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        ({"author": ["张三", "李四"]}, "作者:张三 李四"),
        ({"author": "记者 张三 通讯员 李四"}, "记者 张三 通讯员 李四"),
        ({"section": "社区", "date": "2024-05-17"}, "社区 | 2024-05-17"),
        ({"section": "Community", "date": "2024-05-17"}, "2024-05-17"),
        ({"published": None, "date": "2024-05-17"}, "2024-05-17"),
        ({"Publish_Time": 1715912433}, "2024-05-17 10:20:33"),
        ({"abstract": "大家来商量"}, "【摘要】大家来商量"),
    ],
)
def test_a_column_is_printed_in_its_own_way(columns: dict[str, object], line: str) -> None:
    assert printed(**columns) == [line, BODY]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("<p>第一段，说车棚。</p><p>第二段，说<b>议事</b>。</p>", ["第一段，说车棚。", "第二段，说议事。"]),
        ("　　第一段，说车棚。　　第二段，说议事。", ["第一段，说车棚。", "第二段，说议事。"]),
        (["第一段，说车棚。", "第二段，说议事。"], ["第一段，说车棚。", "第二段，说议事。"]),
        ("第一段，说车棚。\r\n\r\n第二段，说议事。", ["第一段，说车棚。", "第二段，说议事。"]),
    ],
)
def test_paragraphs_are_told_however_they_are_parted(text: object, paragraphs: list[str]) -> None:
    assert printed(text=text) == paragraphs


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('{"text": ""}', "no-text"),
        ('{"words": "一个小区"}', "no-text"),
        ('["一个小区"]', "damaged"),
        ('{"text": "一个小区"', "damaged"),
        ('{"text": "In another language."}', "no-chinese"),
        ('{"text": "' + "[" * 100_000, "damaged"),
        ('{"a":' * 100_000, "damaged"),
    ],
)
def test_a_row_without_an_article_is_refused(row: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        extracted(row, "a.json")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("1621218000", "2021-05-17 10:20:00"),
        ("1621218000000", "2021-05-17 10:20:00"),
        ("1621218000.5", "2021-05-17 10:20:00"),
        ("20210517", "2021-05-17"),
        ("20210517102000", "2021-05-17 10:20:00"),
        ("2021-05-17T02:20:00Z", "2021-05-17 10:20:00"),
        ("2021-05-17 10:20:00+08:00", "2021-05-17 10:20:00"),
        ("2021-05-17T10:20:00.123456+0800", "2021-05-17 10:20:00"),
        ("Mon, 17 May 2021 02:20:00 GMT", "2021-05-17 10:20:00"),
        ("2021年5月17日", "2021年5月17日"),
        ("2021-05-17T10:20:00", "2021-05-17T10:20:00"),
        ("12345", "12345"),
        ("20211345", "20211345"),
        ("0000-00-00 00:00:00", ""),
        ("", ""),
    ],
)
def test_a_date_is_printed_in_the_time_of_beijing(stated: str, date: str) -> None:
    assert printed_date(stated) == date
