"""Stamps shorter than a date: 19-05-06 and 19年05月06日, whose century goes without saying, and [11-26 08:15]."""

import re
from collections.abc import Iterator

from articles.reading.dates import grammar
from articles.reading.dates.expressions import Expression
from articles.reading.dates.points import point_of

# Pages have been on the web since the middle of the nineties.
_LAST_CENTURY, _THIS_CENTURY = range(95, 100), range(36)
_DIGIT = re.compile(r"\d")
_CLOCK = f"(?:{grammar.ATOMS['clock']})?"
_BEFORE, _AFTER = r"(?<![^\s\[【(（:：|｜])", r"(?![^\s\]】)）|｜])"
_STAMP = re.compile(
    rf"{_BEFORE}(?:(?P<year>\d\d)(?:年|(?P<dash>[-/.])))?(?P<month>\d{{1,2}})"
    rf"(?:月(?P<day>\d{{1,2}})日|(?(dash)(?P=dash)|[-/])(?P<figure>\d{{1,2}})){_CLOCK}{_AFTER}"
)
# Without a label 1/3 is the first of three pages.
_CLEAR = re.compile(r"(?:\d\d[年/.-])?\d\d-\d\d(?!\d)|\d\d([/.])\d\d\1\d\d|(?:\d\d年)?\d{1,2}月")
_ALONE = re.compile(r"\s*[\[【(（][^\[【(（\]】)）]*[\]】)）]\s*")
_LONGEST = 200


def has_short_stamp(line: str) -> bool:
    # A pattern that looks behind is tried at every character.
    return _DIGIT.search(line) is not None and _STAMP.search(line[:_LONGEST]) is not None


def short_stamps(line: str, is_about: bool) -> Iterator[tuple[Expression, bool]]:
    """Each with whether it is clear without a label; `is_about`: the line is one about the article."""
    for found in _STAMP.finditer(line[:_LONGEST]):
        if expression := _expression(found):
            is_clear = _CLEAR.match(found[0]) is not None and (is_about or _ALONE.fullmatch(line) is not None)
            yield expression, is_clear


def _expression(found: re.Match[str]) -> Expression | None:
    """None where the calendar has no such day."""
    parts = {name: value for name, value in found.groupdict().items() if value}
    parts["day"] = parts.pop("figure", "") or parts["day"]
    parts.pop("dash", None)
    if short := parts.pop("year", None):
        if (year := _whole_year(int(short))) is None:
            return None
        parts["year"] = str(year)
    try:
        return Expression(found.start(), found.end(), "date", point_of(parts))
    except ValueError:
        return None


def _whole_year(short: int) -> int | None:
    if short in _THIS_CENTURY:
        return 2000 + short
    return 1900 + short if short in _LAST_CENTURY else None
