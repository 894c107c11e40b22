"""Dates in names of files and in addresses: /html/2022-04/29/c_13.htm, t20210517_123.html, 2021-05-17 标题.txt."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from articles.reading.dates import edtf
from articles.reading.dates.edtf import Dated

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?:[T_ -]?(?:[01]\d|2[0-3])[-:]?[0-5]\d(?:[-:]?[0-5]\d)?\d{0,3})?"
_ENDS = "(?![0-9A-Za-z])"
# A letter or a digit beside it makes it a piece of a hash or of a number; t20210517_123.html is a habit of many sites.
_PACKED = re.compile(
    rf"(?<![0-9A-Za-z.])[tT]?{_YEAR}[-_./]?(?P<month>0[1-9]|1[0-2])[-_./]?(?P<day>0[1-9]|[12]\d|3[01]){_CLOCK}{_ENDS}"
)
_SPACED = re.compile(rf"(?<![0-9A-Za-z.]){_YEAR}(?P<sep>[-_./])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_ENDS}")
# A date within a title is what the article is about; at its edges it was put there by whoever filed it.
_FILED = re.compile(
    rf"\A{_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日|{_YEAR.replace('year', 'last_year')}年"
    r"(?P<last_month>\d{1,2})月(?P<last_day>\d{1,2})日\Z"
)
_FOLDER_OF_MONTH = re.compile(rf"/{_YEAR}[-/]?(?P<month>0[1-9]|1[0-2])/")
_COUNTED = re.compile(
    r"(?:content|article|news|show|view|detail|list|page|item|info|art|doc|id|nid|aid|[pc])[-_/=]?\Z", re.IGNORECASE
)
_LONGEST = 2000


def dates_in_name(name: str) -> Iterator[Dated]:
    """Days, or else months; none from what is a running number, a hash or part of a title."""
    path = unquote(name[:_LONGEST])
    days = list(_days(path))
    yield from days
    for found in _FOLDER_OF_MONTH.finditer(path) if not days else ():
        yield edtf.month(int(found["month"]), int(found["year"]))


def _days(path: str) -> Iterator[Dated]:
    for found in [*_PACKED.finditer(path), *_SPACED.finditer(path)]:
        if not (found[0].isdigit() and _COUNTED.search(path[: found.start()])):
            yield from _day(found["year"], found["month"], found["day"])
    stem = path.rpartition("/")[2].rsplit(".", 1)[0]
    if filed := _FILED.search(stem):
        groups = [value for value in filed.groups() if value]
        yield from _day(*groups)


def _day(year: str, month: str, day: str) -> Iterator[Dated]:
    try:
        yield edtf.day(date(int(year), int(month), int(day)))
    except ValueError:
        return
