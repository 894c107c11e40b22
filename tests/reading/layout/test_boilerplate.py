"""What the tables of the page's lines promise."""

import re
from pathlib import Path

import pytest

from articles.reading.layout.boilerplate import is_boilerplate
from articles.reading.tables.words import lines

PAGES = sorted((Path(__file__).parents[2] / "cases/reading/pages").glob("*.txt"))
SEEN = [
    row.split("\t")
    for table in ("boilerplate.txt", "boilerplate_at_the_foot.txt")
    for row in lines(table)
    if "\t" in row
]
SHOWN = [line for page in PAGES for line in page.read_text(encoding="utf-8", errors="replace").splitlines()]


@pytest.mark.parametrize(("pattern", "sight"), SEEN)
def test_what_a_pattern_fits_has_its_sight(pattern: str, sight: str) -> None:
    fitted = [line for line in SHOWN if re.fullmatch(pattern, line, re.IGNORECASE)]
    assert [line for line in fitted if not re.search(sight, line.casefold())] == []


@pytest.mark.parametrize(
    "line", ["您当前的位置：首页", "山口日报报料热线：800 1234", "山口网版权所有", "Abc@shankou.cn", "某ICP备8号"]
)
def test_a_line_with_a_sight_is_tried(line: str) -> None:
    assert is_boilerplate(line)
