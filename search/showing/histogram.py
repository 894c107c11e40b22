"""Where the bars of a histogram stand, and how high they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.periods import Held, Period
from search.answering.facets import Timeline

WIDTH = 304
HEIGHT = 96
GAP = 14
"""Between the bars that go up and those that go down, for the names of periods."""
MOST_BARS = 150
WIDEST = 20
LEAST = 2
"""However few: something can be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is surely of the period goes up, what may be goes down; in the units of the drawing, from the upper left."""

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


def histogram(timeline: Timeline) -> Histogram:
    """Of months where they are known, else of years. Periods that hold nothing keep their place, if not too many."""
    periods = _spread(_whole_years(timeline.months) if timeline.months else timeline.years)
    certain = max((held.certain for held in periods.values()), default=0)
    possible = max((held.possible for held in periods.values()), default=0)
    unit = HEIGHT / max(certain + possible, 1)
    ground = _high(certain, unit)
    step = WIDTH / max(len(periods), 1)
    width = min(step * 0.8, WIDEST)
    bars = []
    for at, (period, each) in enumerate(periods.items()):
        up, down = _high(each.certain, unit), _high(each.possible, unit)
        bars.append(
            Bar(period, each, round((at + 0.5) * step - width / 2, 1), round(width, 1), round(ground - up, 1), up, down)
        )
    return Histogram(bars, ground, ground + GAP, ground + GAP + _high(possible, unit))


def _high(number: int, unit: float) -> float:
    return round(max(number * unit, LEAST), 1) if number else 0.0


def _whole_years(months: Mapping[Period, Held]) -> dict[Period, Held]:
    """From January to December, so that a month always stands where it is looked for."""
    ends = dict.fromkeys((min(months).months[0], max(months).months[-1]), Held())
    return {**ends, **months}


def _spread(held: Mapping[Period, Held]) -> dict[Period, Held]:
    if not held:
        return {}
    period, last = min(held), max(held)
    spread: dict[Period, Held] = {}
    while period <= last and len(spread) <= MOST_BARS:
        spread[period] = held.get(period, Held())
        period = period.next
    return spread if len(spread) <= MOST_BARS else dict(sorted(held.items())[-MOST_BARS:])
