"""From an expression to a date: against the day of publication, or against the date that was named last."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from articles.reading.dates import edtf
from articles.reading.dates.edtf import Dated, inferred, on_basis
from articles.reading.dates.expressions import Expression, expressions
from articles.reading.dates.points import Clock, Point
from articles.reading.record import Basis

# A date without a year so many days after the publication is one that is announced, not one of a year before.
_ANNOUNCED = 14
_ANNOUNCED_IN_WORDS = 200


class Anchor(NamedTuple):
    """What dates lean on: the days the article may be of (None: unknown), and the dates its text named last.

    `told` is the last date of the same line that was printed with its year: the narration goes on from there. `in_line`
    is the last day of the same line that was printed with its month.
    """

    first: date | None = None
    last: date | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    told: date | None = None
    in_line: date | None = None

    def after(self, expression: Expression, dated: Dated) -> "Anchor":
        """The anchor for what follows in the same line."""
        if expression.fixed or expression.begin is None or dated.precision == "interval":
            return self
        first, last = dated.first, dated.last
        printed = expression.begin.year is not None
        is_month = (first.year, first.month) == (last.year, last.month)
        return Anchor(
            self.first,
            self.last,
            first if first == last else self.day,
            (first.year, first.month) if is_month else self.month,
            first.year,
            first if is_month and (printed or self.told) else self.told,
            first if first == last and expression.begin.month else self.in_line,
        )


def dates_in(text: str, first: date | None, last: date | None) -> Iterator[tuple[Expression, Dated]]:
    """All that can be resolved, in the order of the text; `first` and `last` are the days of publication."""
    anchor, done = Anchor(first, last), 0
    for expression in expressions(text):
        if (anchor.told or anchor.in_line) and text.find("\n", done, expression.start) >= 0:
            anchor = anchor._replace(told=None, in_line=None)
        done = expression.end
        if dated := resolve(expression, anchor):
            anchor = anchor.after(expression, dated)
            yield expression, dated


def resolve(expression: Expression, anchor: Anchor) -> Dated | None:
    """None where the anchor does not tell, or where the calendar has no such day."""
    try:
        begin = expression.fixed or _begin(expression, anchor)
        if begin is None:
            return None
        if expression.since:
            return _since(begin, anchor)
        if expression.finish:
            finish = _finish(expression.finish, begin, anchor)
            return edtf.span(begin, finish) if finish else None
        return begin
    except (ValueError, OverflowError):
        return None


def _since(begin: Dated, anchor: Anchor) -> Dated | None:
    if anchor.last is None or anchor.last < begin.first:
        return None
    return inferred(edtf.span(begin, edtf.day(anchor.last)))


def _begin(expression: Expression, anchor: Anchor) -> Dated | None:
    point = expression.begin
    if point is None:
        return None
    if point.decade or point.century or point.century_from_now is not None:
        return _long(point, anchor)
    if point.word and point.word.unit in ("day", "week"):
        return _near(point, anchor)
    if point.is_weekday_only:
        return _last_weekday(point, anchor) if not expression.ahead else None
    year, month, basis = _year_and_month(point, anchor, expression.ahead)
    return _of(point, year, month, basis) if year else None


def _finish(point: Point, begin: Dated, anchor: Anchor) -> Dated | None:
    """What the second point leaves out is taken from the first; a month before the first's is of the next year."""
    if point.word:
        year, month, _basis = _year_and_month(point, anchor, ahead=False)
        return _of(point, year, month, "inferred") if year else None
    month = point.month if point.month or point.part or point.year else begin.first.month
    year = point.year or begin.first.year + (month is not None and month < begin.first.month)
    return _of(point, year, month, "stated" if point.year else begin.basis)


def _of(point: Point, year: int, month: int | None, basis: Basis) -> Dated:
    """A year, or what the point says of it: a month, a day, a part."""
    return on_basis(_within_month(point, year, month) if month else _within_year(point, year), basis)


def _within_year(point: Point, year: int) -> Dated:
    if point.season:
        return edtf.season(point.season, year)
    if point.part is None:
        return edtf.year(year)
    first, last, about = point.part
    if first == last:
        return edtf.month(first, year, about)
    return edtf.span(_month_on(first, year), _month_on(last, year), about)


def _month_on(month: int, year: int) -> Dated:
    """Counted on from the beginning of the year: the 13th is the next January."""
    years, zero_based = divmod(month - 1, 12)
    return edtf.month(zero_based + 1, year + years)


def _within_month(point: Point, year: int, month: int) -> Dated:
    whole = edtf.month(month, year)
    if point.day:
        return _at(date(year, month, point.day), point.clock)
    if point.part is None:
        return whole
    first, last, about = point.part
    end = date(year, month, last) if last else whole.last
    return edtf.span(edtf.day(date(year, month, first)), edtf.day(end), about)


def _at(day: date, clock: Clock | None) -> Dated:
    if clock is None:
        return edtf.day(day)
    try:
        when = datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0)  # noqa: DTZ001
    except ValueError:
        return edtf.day(day)
    return edtf.moment(when + timedelta(minutes=clock.shift), "minute" if clock.second is None else "second")


def _year_and_month(point: Point, anchor: Anchor, ahead: bool) -> tuple[int | None, int | None, Basis]:
    """The year is None where nothing tells it."""
    word = point.word
    if point.year:
        return point.year, point.month, "stated"
    if word and word.unit == "year":
        base = anchor.year if word.named else _year_of(anchor)
        return (base + word.away if base else None), point.month, "inferred"
    if word and word.unit == "month":
        months = anchor.month if word.named else _month_of(anchor)
        return *_counted_on(months, word.away), "inferred"
    return *_nearest(point, anchor, ahead), "inferred"


def _year_of(anchor: Anchor) -> int | None:
    return anchor.first.year if anchor.first and anchor.last and anchor.first.year == anchor.last.year else None


def _month_of(anchor: Anchor) -> tuple[int, int] | None:
    if anchor.first is None or anchor.last is None:
        return None
    first, last = (anchor.first.year, anchor.first.month), (anchor.last.year, anchor.last.month)
    return first if first == last else None


def _counted_on(month: tuple[int, int] | None, count: int) -> tuple[int | None, int | None]:
    if month is None:
        return None, None
    years, zero_based = divmod(month[1] - 1 + count, 12)
    return month[0] + years, zero_based + 1


def _near(point: Point, anchor: Anchor) -> Dated | None:
    """A day or a week, counted from one day."""
    word = point.word
    if word is None:
        return None
    base = anchor.day if word.named else anchor.last if anchor.first == anchor.last else None
    if base is None:
        return None
    if word.unit == "day":
        return inferred(_at(base + timedelta(days=word.away), point.clock))
    monday = base + timedelta(days=7 * word.away - base.weekday())
    if point.weekday is not None:
        return inferred(edtf.day(monday + timedelta(days=point.weekday)))
    return inferred(edtf.span(edtf.day(monday), edtf.day(monday + timedelta(days=6))))


def _last_weekday(point: Point, anchor: Anchor) -> Dated | None:
    """周三上午 is the last one before the publication, where the line tells of no other time before."""
    if point.weekday is None or anchor.last is None or anchor.first != anchor.last or anchor.told:
        return None
    back = (anchor.last.weekday() - point.weekday) % 7
    return inferred(edtf.day(anchor.last - timedelta(days=back)))


def _nearest(point: Point, anchor: Anchor, ahead: bool) -> tuple[int | None, int | None]:
    """Year and month of what is printed without a year: the last time it was, unless it is announced."""
    if point.month is None and point.day:
        return _nearest_month(point.day, anchor)
    month = point.month or (point.part.first if point.part else 1)
    day = point.day or (point.part.first if point.part and point.month else 1)
    if anchor.told and _is_later_in_year(anchor, month, day):
        return anchor.told.year, point.month
    if anchor.last is None:
        return None, None
    this_year = anchor.last.year
    away = _days_from(anchor.last, this_year, month, day)
    if away is None:
        return None, None
    if ahead and away < -_ANNOUNCED:
        next_time = _days_from(anchor.last, this_year + 1, month, day)
        is_announced = next_time is not None and next_time <= _ANNOUNCED_IN_WORDS
        return this_year + is_announced, point.month
    # Of a season of the year one speaks before it begins: 下半年 in May is this year's.
    is_part_of_year = point.month is None
    in_reach = away <= (_ANNOUNCED_IN_WORDS if ahead or is_part_of_year else _ANNOUNCED if point.day else 0)
    return this_year - (not in_reach), point.month


def _nearest_month(day: int, anchor: Anchor) -> tuple[int | None, int | None]:
    """The month of a bare day: that of the date told before it in the line, else the last that had the day."""
    if anchor.told and anchor.told.day <= day:
        return anchor.told.year, anchor.told.month
    if anchor.in_line and anchor.in_line.day < day:
        return anchor.in_line.year, anchor.in_line.month
    if anchor.last is None:
        return None, None
    reference = anchor.last + timedelta(days=1)
    for back in range(3):
        year, month = _counted_on((reference.year, reference.month), -back)
        if year and month and _is_day(year, month, day) and date(year, month, day) <= reference:
            return year, month
    return None, None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _days_from(reference: date, year: int, month: int, day: int) -> int | None:
    """How many days after the reference; the 29th of February is looked for as the 28th."""
    if not _is_day(year, month, day):
        if (month, day) != (2, 29):
            return None
        day = 28
    return (date(year, month, day) - reference).days


def _is_later_in_year(anchor: Anchor, month: int, day: int) -> bool:
    told = anchor.told
    return bool(
        told
        and (month, day) >= (told.month, told.day)
        and (anchor.last is None or (told.year, month, day) <= (anchor.last.year, anchor.last.month, anchor.last.day))
    )


def _long(point: Point, anchor: Anchor) -> Dated | None:
    """A decade or a century."""
    century = (point.century - 1) * 100 if point.century else None
    if point.century_from_now is not None:
        now = _year_of(anchor)
        century = (now // 100 + point.century_from_now) * 100 if now else None
    elif point.decade and century is None:
        century = 1900
    if century is None:
        return None
    basis: Basis = "stated" if point.century else "inferred"
    dated = edtf.decade(century + point.decade) if point.decade else edtf.century(century)
    return on_basis(dated, basis)
