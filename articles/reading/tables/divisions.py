"""The divisions of China as the statistics bureau counts them, read from divisions.csv.gz."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("divisions.csv.gz")
KINDS = {2: "province", 4: "prefecture", 6: "county", 9: "township"}
PARENT_LENGTHS = {2: 0, 4: 2, 6: 4, 9: 6}

# Rows that only group others for counting; nobody lives in 省直辖县级行政区划.
GROUPINGS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
GROUPING_ENDING = "直辖村级区划"


class Division(NamedTuple):
    """`code` is cut to the 2, 4, 6 or 9 digits of its level."""

    code: str
    name: str
    kind: str
    parent_code: str | None


def divisions() -> Iterator[Division]:
    """All real divisions in code order, so that a parent always comes before its children.

    Groupings are left out and their children hang on the next real place above: 东城区 stands under 北京市.
    """
    real = {code: name for code, name in _rows() if not _is_grouping(name)}
    for code, name in real.items():
        yield Division(code, name, KINDS[len(code)], _parent(code, real))


def _rows() -> Iterator[tuple[str, str]]:
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as table:
        reader = csv.reader(table)
        next(reader)
        yield from ((code, name) for code, name in reader)


def _is_grouping(name: str) -> bool:
    return name in GROUPINGS or name.endswith(GROUPING_ENDING)


def _parent(code: str, real: dict[str, str]) -> str | None:
    above = code[: PARENT_LENGTHS[len(code)]]
    while above and above not in real:
        above = above[: PARENT_LENGTHS[len(above)]]
    return above or None
