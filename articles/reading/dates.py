"""Dates as texts print them, to EDTF. For now those of publication, which stand in the lines about the article."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from articles.reading.record import Precision, Published

# \d also matches full-width digits, and int() reads them.
_STAMP = re.compile(
    r"(?<!\d)(\d{4})\s?[-/.年／－．]\s?(\d{1,2})(?:\s?[-/.月／－．]\s?(\d{1,2})日?|月)"
    r"(?:[T\s]*(\d{1,2})[:：时](\d{2})分?(?:[:：]?(\d{2})秒?)?)?(?!\d)"
)
_UNKNOWN = Published(None, None, None, None, "none", ())


def published(lines: Iterable[str]) -> Published:
    """The most precise date among the lines that are about the article; basis "none" where they print none."""
    dates = [date for line in lines for date in _stamps_in(line)]
    return max(dates, key=lambda date: len(date.edtf or ""), default=_UNKNOWN)


def _stamps_in(line: str) -> Iterator[Published]:
    for stamp in _STAMP.finditer(line):
        numbers = [int(number) for number in stamp.groups() if number]
        if stated := _stated(numbers, line):
            yield stated


def _stated(numbers: list[int], evidence: str) -> Published | None:
    """From year, month and as much of day, hour, minute, second as there is; None where the calendar has no such."""
    try:
        moment = datetime(*[*numbers, 1][: max(3, len(numbers))])  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    first = moment.date()
    if not 1900 <= first.year <= 2100:
        return None
    if len(numbers) == 2:
        following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
        last = first.fromordinal(following.toordinal() - 1)
        return Published(f"{first:%Y-%m}", first, last, "month", "stated", (evidence,))
    edtf = moment.isoformat() if len(numbers) > 3 else first.isoformat()
    return Published(edtf, first, first, _precision(numbers), "stated", (evidence,))


def _precision(numbers: list[int]) -> Precision:
    return "second" if len(numbers) == 6 else "minute" if len(numbers) == 5 else "day"
