"""Where the bars of a histogram stand, and how high they are.

Along it in per cent of its width, for it is as wide as there is room; upwards in pixels, so that what is written
below stays as large.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from articles.periods import Held, Period
from search.answering.facets import Timeline

WIDTH = 100
"""Per cent."""
GAP = 14
"""Between the bars that go up and those that go down, for the names of periods."""
LEAST = 2
"""However few: something can be seen."""


class Shape(NamedTuple):
    """How high all bars are that go up and down, how wide one may be, and how many there may be."""

    height: int
    widest: float
    most: int


ABOVE_HITS = Shape(height=72, widest=3, most=150)
BESIDE_HITS = Shape(height=96, widest=6.5, most=150)
ACROSS_THE_PAGE = Shape(height=150, widest=2, most=240)


@dataclass(frozen=True, slots=True)
class Bar:
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
    ends = dict.fromkeys((min(months).months[0], max(months).months[-1]), Held())
    return {**ends, **months}


def _months_of(months: Mapping[Period, Held]) -> int:
    return 12 * (max(months).first.year - min(months).first.year + 1)


def _spread(held: Mapping[Period, Held], most: int) -> dict[Period, Held]:
    if not held:
        return {}
    period, last = min(held), max(held)
    spread: dict[Period, Held] = {}
    while period <= last and len(spread) <= most:
        spread[period] = held.get(period, Held())
        period = period.next
    return spread if len(spread) <= most else dict(sorted(held.items())[-most:])
