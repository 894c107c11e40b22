"""The date of an article that prints none, from what it tells: an interval as narrow as it is sure, or nothing."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from articles.reading.dates import edtf
from articles.reading.dates.clues import Clues, NamedDay, clues_in
from articles.reading.dates.edtf import Dated, inferred
from articles.reading.dates.expressions import Expression
from articles.reading.dates.resolving import Anchor, resolve
from articles.reading.dates.windows import Window

_MOST_EVIDENCE = 5
# Within so many days the year is known, or as good as known.
_ABOUT_A_YEAR, _WITH_DAYS = timedelta(days=430), timedelta(days=600)
# As a rule a day is told of without its year for so long.
_FRESH = timedelta(days=150)
# An article is published soon after the last day that it tells of: by the end of the next month, as a rule.
_MONTHS_AFTER_DAY, _MONTHS_AFTER_SEASON = 1, 2
_OCTOBER = 10
_PLACES = 12 * 31
_SEASON_AHEAD = 2 * 31
_WIDEST = timedelta(days=245)


@dataclass(frozen=True, slots=True)
class Inferred:
    """`evidence`: the sentences it rests on."""

    dated: Dated
    evidence: tuple[str, ...]


def infer(text: str, lead: int, dateline: tuple[Expression, str] | None = None) -> Inferred | None:
    """`lead`: where the first paragraph begins; `dateline`: a day without its year, and how it is printed.

    None where nothing tells the year.
    """
    clues = clues_in(text, lead)
    if dateline:
        return _of_dateline(dateline, clues)
    named = _in_season(_latest([*clues.days, *clues.this_year]), _latest(clues.seasons))
    if (windows := _windows(clues, named)) is None:
        return None
    return _after(named, windows, clues) if named else _within(windows)


def _of_dateline(dateline: tuple[Expression, str], clues: Clues) -> Inferred | None:
    """The one return of the day within what the text leaves; None where it leaves no year, or more than one return.

    The last year that a text names is no bound: of articles with such a year alone, not half were of its first return.
    """
    expression, printed = dateline
    point = expression.begin
    if point is None or point.month is None:
        return None
    named = NamedDay(point.month, point.day, point.weekday, printed)
    if (windows := _windows(clues, named) or _windows(clues, named, clues.since)) is None:
        return None
    first, last = _common(windows)
    days = [day for year in range(first.year, last.year + 1) if (day := _in_year(named, year)) and first <= day <= last]
    if len(days) != 1:
        return None
    dated = resolve(expression, Anchor(days[0], days[0])) or edtf.day(days[0])
    return Inferred(inferred(dated), _sentences([printed, *_bounding(windows)]))


def _windows(clues: Clues, named: NamedDay | None, more: Sequence[Window] = ()) -> list[Window] | None:
    """Windows that together leave about a year: the sure ones, or where a day leans on them, with the likely ones.

    `more` are likely ones of years.
    """
    bounds = [*clues.sure, *clues.past, *clues.coined]
    likely = [each for each in clues.likely if each.last.year >= clues.latest_year]
    of_names = [each for each in [*clues.named, *more] if each.last.year >= clues.latest_year]
    tries = [bounds, [*bounds, *clues.expected], [*bounds, *clues.lead], [*bounds, *likely], [*bounds, *of_names]]
    for windows in tries if named else tries[:3]:
        settled = [each.without_eve() for each in windows] if named and named.month <= _OCTOBER else windows
        first, last = _common(settled)
        if timedelta(0) <= last - first <= (_WITH_DAYS if named else _ABOUT_A_YEAR):
            return settled
    return None


def _common(windows: Sequence[Window]) -> tuple[date, date]:
    if not windows:
        return date.min, date.max
    return max(window.first for window in windows), min(window.last for window in windows)


def _within(windows: Sequence[Window]) -> Inferred:
    first, last = _common(windows)
    return Inferred(_interval(first, last), _bounding(windows))


def _after(named: NamedDay, windows: Sequence[Window], clues: Clues) -> Inferred | None:
    """From the last day that is named, as long as the windows leave one year for it; else all that they leave."""
    first, last = _common(windows)
    days = [day for year in range(first.year - 1, last.year + 1) if (day := _in_year(named, year))]
    possible = [day for day in days if max(first, day) <= min(last, day + _FRESH)]
    possible = possible or [day for day in days if max(first, day) <= min(last, _end_of_its_year(day))]
    # A day of the months before may be meant, but less often than the one that lies within.
    possible = [day for day in possible if first <= day] or possible
    if len(possible) != 1:
        return _within(windows) if last - first <= _WIDEST else None
    (day,) = possible
    begin = max(day, first)
    until = _soon_after(day, named) if begin == day else _end_of_its_year(day)
    end = max(begin, min([until, last, *_announced(clues.ahead, begin)]))
    return Inferred(_interval(begin, end), _sentences([*_bounding(windows), named.sentence]))


def _soon_after(day: date, named: NamedDay) -> date:
    """A month or a picture may be used until the year ends; a day or a season is told of only for some weeks."""
    if (named.day and not named.is_picture) or named.is_season:
        return _end_of_month_after(day, _MONTHS_AFTER_DAY if named.day else _MONTHS_AFTER_SEASON)
    return min(day + _WIDEST, _end_of_its_year(day))


def _end_of_its_year(day: date) -> date:
    """Until when a day is named without its year: to the end of it, and in the first weeks of the next one."""
    return date(
        day.year + (day.month > _OCTOBER), 2 if day.month > _OCTOBER else 12, 28 if day.month > _OCTOBER else 31
    )


def _announced(ahead: Sequence[NamedDay], day: date) -> Iterator[date]:
    """What is announced for later in the same year has not come yet."""
    for named in ahead:
        announced = _in_year(named, day.year)
        if announced and named.day and announced > day:
            yield announced


def _latest(days: Sequence[NamedDay]) -> NamedDay | None:
    """The last of days without a year: before the longest gap of the circle that they make of the year."""
    if not days:
        return None
    places = sorted({each.place for each in days})
    gaps = [
        (following - place) % _PLACES or _PLACES
        for place, following in zip(places, [*places[1:], places[0]], strict=True)
    ]
    last = places[max(range(len(places)), key=lambda which: (gaps[which], which))]
    return next(each for each in days if each.place == last)


def _in_season(named: NamedDay | None, season: NamedDay | None) -> NamedDay | None:
    """A season that begins soon after the last day is the present one."""
    if named is None or season is None:
        return named or season
    return season if 0 < (season.place - named.place) % _PLACES <= _SEASON_AHEAD else named


def _in_year(named: NamedDay, year: int) -> date | None:
    """None where the year has no such day, or has it on another day of the week."""
    try:
        day = date(year, named.month, named.day or 1)
    except ValueError:
        return None
    return day if named.weekday is None or day.weekday() == named.weekday else None


def _end_of_month_after(day: date, months: int) -> date:
    years, zero_based = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, zero_based + 1
    return date(year, month, monthrange(year, month)[1])


def _interval(first: date, last: date) -> Dated:
    """In whole months where it is of whole months, and as a year where it is one."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return inferred(edtf.year(first.year))
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return inferred(edtf.span(edtf.month(first.month, first.year), edtf.month(last.month, last.year)))
    return inferred(edtf.span(edtf.day(first), edtf.day(last)))


def _bounding(windows: Sequence[Window]) -> tuple[str, ...]:
    """The sentences that set the bounds."""
    first, last = _common(windows)
    return _sentences(window.sentence for window in windows if window.first == first or window.last == last)


def _sentences(sentences: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence for sentence in sentences if sentence))[:_MOST_EVIDENCE]
