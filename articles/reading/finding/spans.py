"""Spans of a text that lie in others."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from articles.reading.record import Span


def lies_in(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Of spans in the order of their starts, none of which ends before an earlier one."""
    at = bisect_right(spans, (start, 1 << 62)) - 1
    return at >= 0 and end <= spans[at][1]


def outermost(spans: Iterable[Span]) -> list[Span]:
    """In the order of their starts, those that lie in no other."""
    outer: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or end > outer[-1][1]:
            outer.append((start, end))
    return outer
