"""The divisions of China as the statistics bureau counts them, read from divisions.csv.gz."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("divisions.csv.gz")
KINDS = {2: "province", 4: "prefecture", 6: "county", 9: "township"}
PARENT_LENGTHS = {2: 0, 4: 2, 6: 4, 9: 6}

# Rows that only group others for counting; nobody lives in 省直辖县级行政区划.
GROUPINGS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
GROUPING_ENDING = "直辖村级区划"

# What the national standard of codes has beside those, and the bureau does not count.
NOT_COUNTED = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}

# The bureau's own counties are numbered from 71, its own townships from 400: zones with an administration, and without
# a seat in the law. Of the townships only those that bear the name of the place above them are known beyond it.
_ZONE = re.compile(
    "(..+)(?:经济(?:技术)?开发区|高新技术(?:产业)?(?:开发|园)区|工业园区?|产业园区?|新区|示范区|试验区|度假区|保税区)"
    "(?:管理委员会|管委会)?"
)


class Division(NamedTuple):
    """`code` is cut to the 2, 4, 6 or 9 digits of its level; `kind` as that of a region."""

    code: str
    name: str
    kind: str
    parent_code: str | None


def divisions() -> Iterator[Division]:
    """All real divisions, a parent always before its children; those that the bureau does not count come last.

    Groupings are left out and their children hang on the next real place above: 东城区 stands under 北京市.
    """
    real = {code: name for code, name in _rows() if name not in GROUPINGS and not name.endswith(GROUPING_ENDING)}
    for code, name in real.items():
        length = len(code)
        parent: str | None = code[: PARENT_LENGTHS[length]]
        if parent not in real:
            parent = _parent(code, real)
        kind = KINDS[length]
        if (length == 6 and code[4] == "7") or (length == 9 and code[6] in "45" and _is_zone(name, real[parent or ""])):
            kind = "functional-zone"
        yield Division(code, name, kind, parent)
    for code, name in NOT_COUNTED.items():
        yield Division(code, name, "province", None)


def _rows() -> Iterator[tuple[str, str]]:
    """No name has a comma."""
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    for line in lines[1:]:
        code, _, name = line.partition(",")
        yield code, name


def _is_zone(name: str, parent: str) -> bool:
    return parent[:-1] in name and _ZONE.fullmatch(name) is not None


def _parent(code: str, real: dict[str, str]) -> str | None:
    above = code[: PARENT_LENGTHS[len(code)]]
    while above and above not in real:
        above = above[: PARENT_LENGTHS[len(above)]]
    return above or None
