"""Dates as programs write them, the way a newspaper would print them: 1621218000 is 2021-05-17 10:20:00."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_BEIJING = timezone(timedelta(hours=8))
_SECONDS, _MILLISECONDS = re.compile(r"\d{9,10}(?:\.\d+)?"), re.compile(r"\d{12,13}")
_COMPACT = re.compile(r"(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?")
_ZONED = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(Z|[+-]\d\d:?\d\d)", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d.{0,40}")
_NEVER = ("0000-00-00", "1970-01-01")
# The spans of time in which a bare number is a time of publication and not another count.
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800


def printed_date(stated: str) -> str:
    """In the time of Beijing where a zone or an epoch is stated; as it stands where it is none of these forms."""
    stated = stated.strip()
    if stated.startswith(_NEVER):
        return ""
    try:
        return _from_epoch(stated) or _from_digits(stated) or _from_zone(stated) or stated
    except (ValueError, OverflowError):
        return stated


def _from_epoch(stated: str) -> str:
    seconds = float(stated) if _SECONDS.fullmatch(stated) else 0.0
    if _MILLISECONDS.fullmatch(stated):
        seconds = int(stated) / 1000
    return _printed(datetime.fromtimestamp(seconds, UTC)) if _EARLIEST <= seconds <= _LATEST else ""


def _from_digits(stated: str) -> str:
    compact = _COMPACT.fullmatch(stated)
    if not compact:
        return ""
    year, month, day, *time = (part for part in compact.groups() if part)
    return f"{year}-{month}-{day} {':'.join(time)}".strip()


def _from_zone(stated: str) -> str:
    if zoned := _ZONED.fullmatch(stated):
        local = zoned[1].replace(",", ".").replace(" ", "T")
        return _printed(datetime.fromisoformat(local + zoned[2].upper()))
    return _printed(parsedate_to_datetime(stated)) if _ENGLISH.fullmatch(stated) else ""


def _printed(moment: datetime) -> str:
    in_beijing = moment.astimezone(_BEIJING) if moment.tzinfo else moment
    return in_beijing.strftime("%Y-%m-%d %H:%M:%S")
