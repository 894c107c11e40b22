"""Where the bars of a histogram stand, and how high they are.

Along it in per cent of its width, for it is as wide as there is room; upwards in pixels, so that what is written
below stays as large.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from articles.periods import Held, Period
from search.answering.facets import Timeline

WIDTH = 100
"""Per cent."""
GAP = 14
"""Between the bars that go up and those that go down, for the names of periods."""
LEAST = 2
"""However few: something can be seen."""
_NOTHING = Held()
_first_day = attrgetter("first")


class Shape(NamedTuple):
    """How high all bars are that go up and down, how wide one may be, and how many there may be."""

    height: int
    widest: float
    most: int


ABOVE_HITS = Shape(height=72, widest=3, most=150)
BESIDE_HITS = Shape(height=96, widest=6.5, most=150)
ACROSS_THE_PAGE = Shape(height=150, widest=2, most=240)


class Bar(NamedTuple):
    """What is surely of the period goes up, what may be goes down; from the upper left."""

    period: Period
    held: Held
    x: float
    width: float
    top: float
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """`ground` is where the bars stand that go up, `ceiling` where those hang that go down."""

    bars: list[Bar]
    ground: float
    ceiling: float
    height: float


def histogram(timeline: Timeline, shape: Shape = BESIDE_HITS) -> Histogram:
    """Of months where they are known and not too many, else of years. Periods that hold nothing keep their place, if
    these are not too many.
    """
    whole = _whole_years(timeline.months) if timeline.months else {}
    periods = _spread(whole if whole and _months_of(whole) <= shape.most else timeline.years, shape.most)
    certain = max((held.certain for held in periods.values()), default=0)
    possible = max((held.possible for held in periods.values()), default=0)
    unit = shape.height / max(certain + possible, 1)
    ground = _high(certain, unit)
    step = WIDTH / max(len(periods), 1)
    width = min(step * 0.8, shape.widest)
    bars = []
    for at, (period, each) in enumerate(periods.items()):
        up, down = _high(each.certain, unit), _high(each.possible, unit)
        bars.append(
            Bar(period, each, round((at + 0.5) * step - width / 2, 2), round(width, 2), round(ground - up, 1), up, down)
        )
    return Histogram(bars, ground, ground + GAP, ground + GAP + _high(possible, unit))


def _high(number: int, unit: float) -> float:
    return round(max(number * unit, LEAST), 1) if number else 0.0


def _whole_years(months: Mapping[Period, Held]) -> dict[Period, Held]:
    """From January to December, so that a month always stands where it is looked for."""
    first, last = _ends(months)
    return {first.months[0]: _NOTHING, last.months[-1]: _NOTHING, **months}


def _months_of(months: Mapping[Period, Held]) -> int:
    first, last = _ends(months)
    return 12 * (last.first.year - first.first.year + 1)


def _ends(held: Collection[Period]) -> tuple[Period, Period]:
    """Of periods of one length, which are ordered by their days in a tenth of the time of their own order."""
    return min(held, key=_first_day), max(held, key=_first_day)


def _spread(held: Mapping[Period, Held], most: int) -> dict[Period, Held]:
    if not held:
        return {}
    first, last = _ends(held)
    if last.number - first.number >= most:
        return {period: held[period] for period in sorted(held, key=_first_day)[-most:]}
    return {period: held.get(period, _NOTHING) for period in first.until(last)}
