"""Figures as tables of Markdown."""

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

Times = Mapping[str, Mapping[str, Sequence[float]]]
"""By class and engine, milliseconds of each question."""


def latencies(times: Times, counts: Mapping[str, int]) -> str:
    """Median and 95th percentile, and in brackets how often the median of the first engine goes into it."""
    engines = list(dict.fromkeys(engine for each in times.values() for engine in each))
    rows = [["class", "hits", *engines]]
    for name, each in times.items():
        first = median(each[engines[0]])
        rows.append([name, str(counts[name]), *(_cell(each.get(engine), first) for engine in engines)])
    return table(rows)


def _cell(times: Sequence[float] | None, first: float) -> str:
    if not times:
        return "–"
    return f"{median(times):.3f} / {p95(times):.3f} ({median(times) / first:.1f})"


def p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def table(rows: Sequence[Sequence[str]]) -> str:
    head, *rest = map(row, rows)
    return "\n".join([head, "|" + " --- |" * len(rows[0]), *rest])


def row(cells: Sequence[str]) -> str:
    """One line of a table that is told while it comes to be."""
    return "| " + " | ".join(cells) + " |"
