import gzip
from pathlib import Path

import pytest

from articles.reading.tables.build_divisions import compressed, rows
from articles.reading.tables.divisions import KINDS, TABLE, divisions

DIVISIONS = {division.code: division for division in divisions()}


def test_every_parent_is_there_and_comes_first() -> None:
    seen: set[str] = set()
    for division in DIVISIONS.values():
        assert division.parent_code is None or division.parent_code in seen
        seen.add(division.code)


def test_a_grouping_is_no_division_and_its_children_stand_under_the_real_place() -> None:
    assert "1101" not in DIVISIONS
    assert DIVISIONS["110101"].parent_code == "11"
    assert DIVISIONS["429004"].parent_code == "42"


def test_what_the_bureau_does_not_count_is_there() -> None:
    assert [DIVISIONS[code].name for code in ("71", "81", "82")] == ["台湾省", "香港特别行政区", "澳门特别行政区"]


def test_the_kind_follows_from_the_code() -> None:
    assert DIVISIONS["430104017"] == ("430104017", "东方红街道", "township", "430104")
    assert {division.kind for division in DIVISIONS.values()} == {*KINDS.values(), "functional-zone"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("320576", "functional-zone"),  # 苏州工业园区
        ("430281400", "functional-zone"),  # 湖南醴陵经济开发区
        ("232761", "county"),  # 加格达奇区
        ("131171400", "township"),  # 高新技术产业开发区, of which there are many
    ],
)
def test_a_zone_that_the_bureau_counts_is_one(code: str, kind: str) -> None:
    assert DIVISIONS[code].kind == kind


def test_the_same_rows_give_the_same_bytes() -> None:
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    table = [(code, name) for code, name in (line.split(",") for line in lines[1:])]
    assert len(table) == 44_703
    assert compressed(table) == compressed(table)
    assert gzip.decompress(compressed(table)) == gzip.decompress(TABLE.read_bytes())


def test_rows_are_read_from_an_unpacked_package(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    for level, line in {"provinces": "43,湖南省", "cities": "4301,长沙市", "areas": "", "streets": ""}.items():
        (tmp_path / "dist" / f"{level}.csv").write_text(f"code,name\n{line}\n", encoding="utf-8")
    assert list(rows(tmp_path)) == [("43", "湖南省"), ("4301", "长沙市")]
