"""A point in time as it is written: figures, words and parts, not yet resolved against anything."""

from datetime import date
from typing import NamedTuple

from articles.reading.dates.numerals import number
from articles.reading.dates.vocabulary import (
    AFTER_NOON,
    PARTS_OF_MONTH,
    PARTS_OF_YEAR,
    RELATIVE,
    TERMS,
    WEEKDAYS,
    Part,
    Word,
)

Parts = dict[str, str]
_CHINA = 8 * 60
_CENTURIES = {"上": -1, "本": 0}
_FIGURES = ("year", "month", "day", "decade", "century")
# Most points have neither a part nor an hour.
_OF_A_PART = frozenset({"month_part", "year_part", "school_year", "quarter", "first_quarter", "quarters", "months"})


class Clock(NamedTuple):
    """`shift`: minutes to add for the time of China, where another zone is printed."""

    hour: int
    minute: int
    second: int | None = None
    shift: int = 0


class Point(NamedTuple):
    """Whatever is None is not written. `part` is one of the month where there is one, else of the year.

    `century` counts from 1 (the 20th began with 1900); `century_from_now` is 0 for this one and -1 for the last.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    word: Word | None = None
    weekday: int | None = None
    part: Part | None = None
    season: str | None = None
    clock: Clock | None = None
    decade: int | None = None
    century: int | None = None
    century_from_now: int | None = None

    @property
    def is_of_month(self) -> bool:
        """Whether it says anything finer than a year, so that `part` is one of a month."""
        return self.month is not None or (self.word is not None and self.word.unit == "month")

    @property
    def is_weekday_only(self) -> bool:
        return self.weekday is not None and not (self.word or self.year or self.month or self.day)


def point_of(parts: Parts) -> Point:
    """From the named groups of the grammar; ValueError where a figure cannot be what it stands for."""
    figures = {name: number(parts[name]) for name in _FIGURES if name in parts}
    # 2000 had every day that a year can have.
    date(figures.get("year", 2000), figures.get("month", 1), figures.get("day", 1))
    return Point(
        **figures,
        word=RELATIVE[parts["word"]] if "word" in parts else None,
        weekday=WEEKDAYS[parts["weekday"]] if "weekday" in parts else None,
        part=None if _OF_A_PART.isdisjoint(parts) else _part(parts),
        season=parts.get("season"),
        clock=_clock(parts) if "hour" in parts else None,
        century_from_now=_CENTURIES[parts["centuryword"]] if "centuryword" in parts else None,
    )


def _part(parts: Parts) -> Part | None:
    if "month_part" in parts:
        return PARTS_OF_MONTH[parts["month_part"]]
    if "year_part" in parts:
        return PARTS_OF_YEAR[parts["year_part"]]
    if "school_year" in parts:
        return TERMS[parts.get("term", "")]
    if "quarter" in parts or "first_quarter" in parts:
        last = number(parts.get("quarter", "1")) * 3
        return Part(last - 2, last)
    if "quarters" in parts:
        return Part(1, number(parts["quarters"].replace("两", "二")) * 3)
    if "months" in parts:
        return Part(1, number(parts["months"]))
    return None


def _clock(parts: Parts) -> Clock | None:
    """None for an hour alone: that is less than the minute that the format would claim."""
    minute = parts.get("minute") or parts.get("spoken_minute") or {"半": "30", "整": "0"}.get(_spoken(parts))
    if minute is None:
        return None
    hour = number(parts["hour"])
    if parts.get("half") in AFTER_NOON and hour < 12:
        hour += 12
    second = parts.get("second") or parts.get("spoken_second")
    return Clock(hour, number(minute), number(second) if second else None, _shift(parts.get("zone", "").strip()))


def _spoken(parts: Parts) -> str:
    return parts.get("half_past") or parts.get("sharp") or ""


def _shift(zone: str) -> int:
    """Minutes from the printed zone to that of China: 480 for Z, 0 for +08:00, UTC+8 or none."""
    if not zone:
        return 0
    digits = zone.upper().removeprefix("UTC").removeprefix("GMT").strip().replace(":", "")
    if digits == "Z":
        return _CHINA
    hours, minutes = (digits[1:], "0") if len(digits) <= 3 else (digits[1:-2], digits[-2:])
    return _CHINA - int(f"{digits[0]}1") * (int(hours) * 60 + int(minutes))
