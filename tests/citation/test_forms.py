"""One article in each form of citation."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.citation.exchange import COLUMNS
from articles.citation.formats import FORMATS
from articles.citation.gbt7714 import gbt7714
from articles.citation.reference import Reference

PLAIN = Reference(
    identifier="0123456789ab",
    title="党建引领网格化",
    authors=("何丹",),
    outlets=("甲区报",),
    section="",
    published="2021-05-17",
    first=date(2021, 5, 17),
    last=date(2021, 5, 17),
    precision="day",
    basis="stated",
    region="甲区",
    script="hans",
    language="zh-Hans",
    address="https://archive.example/articles/0123456789ab/",
    accessed=date(2026, 10, 2),
)
YEAR = {"published": "2021", "first": date(2021, 1, 1), "last": date(2021, 12, 31), "precision": "year"}
MONTH = {"published": "2021-05", "first": date(2021, 5, 1), "last": date(2021, 5, 31), "precision": "month"}
INTERVAL = MONTH | {"published": "2021-05-01/2021-05-31", "precision": "interval", "basis": "inferred"}
UNDATED = {"published": "", "first": None, "last": None, "precision": "", "basis": "none"}


def cited(**fields: Any) -> Reference:
    return PLAIN._replace(**fields)


def in_form(name: str, *references: Reference) -> str:
    return "".join(FORMATS[name].written(references))


GBT = [
    ({}, "何丹. 党建引领网格化[N/OL]. 甲区报, 2021-05-17[2026-10-02]."),
    ({"authors": ()}, "党建引领网格化[N/OL]. 甲区报, 2021-05-17[2026-10-02]."),
    ({"authors": ("甲", "乙", "丙")}, "甲, 乙, 丙. 党建引领网格化[N/OL]. 甲区报, 2021-05-17[2026-10-02]."),
    ({"authors": ("甲", "乙", "丙", "丁")}, "甲, 乙, 丙, 等. 党建引领网格化[N/OL]. 甲区报, 2021-05-17[2026-10-02]."),
    ({"section": "要闻"}, "何丹. 党建引领网格化[N/OL]. 甲区报, 2021-05-17(要闻)[2026-10-02]."),
    ({"outlets": ("甲报", "乙网")}, "何丹. 党建引领网格化[N/OL]. 甲报; 乙网, 2021-05-17[2026-10-02]."),
    ({"outlets": ()}, "何丹. 党建引领网格化[N/OL]. [出版者不详], 2021-05-17[2026-10-02]."),
    (MONTH, "何丹. 党建引领网格化[N/OL]. 甲区报, 2021-05[2026-10-02]."),
    (YEAR | {"basis": "inferred"}, "何丹. 党建引领网格化[N/OL]. 甲区报, [2021][2026-10-02]."),
    (INTERVAL, "何丹. 党建引领网格化[N/OL]. 甲区报, [2021-05-01/2021-05-31][2026-10-02]."),
    (UNDATED, "何丹. 党建引领网格化[N/OL]. 甲区报, [日期不详][2026-10-02]."),
]


@pytest.mark.parametrize(("fields", "citation"), GBT)
def test_gbt_7714_of_an_article_of_a_newspaper_online(fields: dict[str, Any], citation: str) -> None:
    assert gbt7714(cited(**fields)) == f"{citation} {PLAIN.address}"


def test_a_list_is_numbered() -> None:
    lines = in_form("gbt7714", PLAIN, cited(authors=())).splitlines()
    assert [line[:6] for line in lines] == ["[1] 何丹", "[2] 党建"]


def test_ris_says_a_fact_a_line() -> None:
    lines = in_form("ris", cited(authors=("甲", "乙"), outlets=("甲报", "乙网"))).split("\r\n")
    assert lines[:4] == ["TY  - NEWS", "TI  - 党建引领网格化", "AU  - 甲", "AU  - 乙"]
    assert lines[4:7] == ["T2  - 甲报", "PB  - 乙网", "PY  - 2021"]
    assert lines[-2:] == ["ER  - ", ""]
    assert "Y2  - 2026/10/02/" in lines


@pytest.mark.parametrize(
    ("fields", "day"), [({}, "2021/05/17/"), (MONTH, "2021/05//"), (YEAR, "2021///"), (INTERVAL, ""), (UNDATED, "")]
)
def test_ris_tells_of_a_date_what_is_known(fields: dict[str, Any], day: str) -> None:
    told = [line[6:] for line in in_form("ris", cited(**fields)).split("\r\n") if line.startswith("DA")]
    assert told == ([day] if day else [])


def test_bibtex_escapes_what_tex_would_read() -> None:
    written = in_form("bibtex", cited(title="100%的{网格}_\\", **INTERVAL))
    assert r"title = {100\%的\textbraceleft{}网格\textbraceright{}\_\textbackslash{}}," in written
    assert "author = {{何丹}}," in written
    assert "date = {2021-05-01/2021-05-31}," in written
    assert "year" not in written


@given(st.text("{}\\a"))
def test_no_brace_of_a_title_ends_a_field_of_bibtex(title: str) -> None:
    """BibTeX counts braces, whatever stands before them."""
    written, open_braces = in_form("bibtex", cited(title=title)), 0
    for place, sign in enumerate(written):
        open_braces += (sign == "{") - (sign == "}")
        assert open_braces > 0 or place < len("@article") or place >= written.rindex("}")


def test_csl_is_one_array_however_many_there_are() -> None:
    assert json.loads(in_form("csl")) == []
    first, second = json.loads(in_form("csl", PLAIN, cited(**INTERVAL)))
    assert first["issued"] == {"date-parts": [[2021, 5, 17]]}
    assert first["author"] == [{"literal": "何丹"}]
    assert second["issued"] == {"date-parts": [[2021, 5, 1], [2021, 5, 31]], "circa": True}


def test_a_table_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    written = in_form("csv", cited(title='=HYPERLINK("x")', authors=("甲", "乙")))
    assert written.startswith("\ufeff")
    names, row = csv.reader(io.StringIO(written[1:]))
    assert tuple(names) == COLUMNS
    assert row[1:3] == ['\'=HYPERLINK("x")', "甲; 乙"]


@pytest.mark.parametrize("sign", "=+-@＝＋－＠\t\r\n")
def test_no_cell_of_a_table_begins_as_a_formula_does(sign: str) -> None:
    _, row = csv.reader(io.StringIO(in_form("csv", cited(title=f"{sign}1"))[1:], newline=""))
    assert row[1] == f"'{sign}1"


@pytest.mark.parametrize("end", ["\n", "\r", "\v", "\f", "\x1d", "\x85", "\u2028", "\u2029"])
def test_no_end_of_a_line_in_a_title_ends_a_line_of_a_list(end: str) -> None:
    odd = cited(title=f"党建{end}ER  - ")
    assert len(in_form("ris", odd).splitlines()) == len(in_form("ris", PLAIN).splitlines())
    assert len(in_form("gbt7714", odd).splitlines()) == 1
    assert len(in_form("bibtex", odd).splitlines()) == len(in_form("bibtex", PLAIN).splitlines())


def test_a_line_of_json_says_what_a_row_of_the_table_does() -> None:
    (line,) = in_form("jsonl", PLAIN).splitlines()
    assert json.loads(line)["outlets"] == ["甲区报"]
    assert tuple(json.loads(line)) == COLUMNS


@given(st.text(), st.lists(st.text(), max_size=2))
def test_nothing_that_an_article_is_called_breaks_a_form(title: str, names: list[str]) -> None:
    odd = cited(title=title, authors=tuple(names), outlets=tuple(names))
    assert json.loads(in_form("csl", odd, odd))[1].get("title", "") == title
    assert json.loads(in_form("jsonl", odd))["title"] == title
    assert len(list(csv.reader(io.StringIO(in_form("csv", odd), newline="")))) == 2
    assert in_form("ris", odd).count("\r\n") == in_form("ris", odd).count("  - ") - title.count("  - ") - 2 * sum(
        name.count("  - ") for name in names
    )
