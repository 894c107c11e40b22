"""Rows of .csv and lines of .jsonl: one article each, or a reason why not."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.intake import items
from articles.importing.items import Item
from articles.importing.rows import csv_rows, json_lines
from articles.reading.extracting.columns import stated_columns
from tests.reading.extracting.extracted import extracted

TABLE = """标题,发布时间,正文
议事厅开门,2024-05-17,"车棚改成议事厅，大家来商量。
第二段。"
花园落成,2024-05-18,荒地变成小花园。
"""


def taken(folder: Path, name: str, content: str | bytes, **options: str) -> list[Item]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(items([path], stated_columns(options.get("columns", ""))))


def told(taken: list[Item]) -> list[str]:
    return [item.name.rpartition("/")[2] + ": " + (item.trouble or item.note) for item in taken]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_its_columns_whatever_encoding_and_delimiter(encoding: str, delimiter: str, tmp_path: Path) -> None:
    table = "標題,正文\n議事廳開門,車棚裡的會議，大家來商量。".replace(",", delimiter)
    (item,) = taken(tmp_path, "rows.csv", table.encode(encoding))
    assert json.loads(item.raw) == {"標題": "議事廳開門", "正文": "車棚裡的會議，大家來商量。"}


def test_rows_are_named_by_their_number_in_a_spreadsheet(tmp_path: Path) -> None:
    first, second = taken(tmp_path, "rows.csv", TABLE)
    assert (first.file_name, second.file_name) == ("rows.csv#2", "rows.csv#3")
    assert extracted(first.raw, "x.json").text == "议事厅开门\n2024-05-17\n车棚改成议事厅，大家来商量。\n第二段。"


def test_a_ragged_row_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    ragged = taken(tmp_path, "rows.csv", "title,text\n甲\n乙,文,多\n丙,文章,,\n")
    reasons = [f"rows.csv#{row}: has {fields} fields where the header names 2" for row, fields in ((2, 1), (3, 3))]
    assert told(ragged) == [*reasons, "rows.csv#4: "]


def test_columns_that_nothing_is_read_from_are_kept_and_told_once(tmp_path: Path) -> None:
    *rows, note = taken(tmp_path, "rows.jsonl", '{"text":"文章","views":1}\n\n{"text":"文章二","views":2}\n')
    assert [row.raw for row in rows] == ['{"text":"文章","views":1}'.encode(), '{"text":"文章二","views":2}'.encode()]
    assert note.note.endswith("kept in the originals: views")


def test_a_table_without_a_text_says_how_to_name_it(tmp_path: Path) -> None:
    (item,) = taken(tmp_path, "rows.csv", "headline,words\n题,文\n")
    assert item.trouble.startswith(
        "names no column for the text (name it: --columns text=…); its columns are: headline"
    )


def test_columns_may_be_named(tmp_path: Path) -> None:
    (item,) = taken(tmp_path, "rows.csv", "甲,乙\n议事厅,车棚改成议事厅。\n", columns="标题=甲,body=乙")
    assert item.columns == {"title": "甲", "text": "乙"}
    assert extracted(item.raw, "x.json", item.columns).text == "议事厅\n车棚改成议事厅。"


@pytest.mark.parametrize("stated", ["title", "title=", "colour=red", "=x"])
def test_a_naming_of_columns_that_says_nothing_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match="is not PART=COLUMN"):
        stated_columns(stated)


def test_a_line_that_is_no_object_is_told_by_its_number(tmp_path: Path) -> None:
    reasons = ["is not a JSON object on a line of its own", "is not a JSON object", ""]
    lines = '{"text":\n[1]\n{"text":"\\u515a\\u5efa"}\n'
    assert told(taken(tmp_path, "rows.jsonl", lines)) == [f"rows.jsonl#{n}: {r}" for n, r in enumerate(reasons, 1)]


def test_an_unclosed_quote_does_not_hide_that_rows_are_missing(tmp_path: Path) -> None:
    assert len(taken(tmp_path, "rows.csv", 'title,text\n题,"文章\n题二,文章二\n')) == 1


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_rows_or_troubles(raw: bytes) -> None:
    for read in (csv_rows, json_lines):
        for row in read(io.BytesIO(b"title,text\n" + raw), {}):
            assert row.raw or row.trouble or row.note
