"""A stretch of an article's text beside what was received in its place: what reading and people have changed. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from articles.comparing.wording import Piece
from articles.reading.record import Repair
from articles.reading.rules import placed


class Sides:
    """Of a text and all its repairs, in their order."""

    def __init__(self, text: str, repairs: Iterable[Repair]) -> None:
        self._text = text
        self._placed = [(start, end, repair) for start, end, _, repair in placed(repairs)]
        self._starts, self._ends = [start for start, *_ in self._placed], [end for _, end, _ in self._placed]

    def of(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces `one` are what was received, the pieces `other` are text[start:end]. What a repair that reaches
        beyond the stretch was made of stands where it begins.
        """
        here = start
        for first, last, repair in self._placed[bisect_left(self._ends, start) : bisect_right(self._starts, end)]:
            if last == start > first or first == end < last:
                continue
            if first > here:
                yield Piece(self._text[here:first], self._text[here:first], is_kept=True)
            yield Piece(repair.before if first >= start else "", self._text[max(first, start) : min(last, end)], False)
            here = min(last, end)
        if here < end:
            yield Piece(self._text[here:end], self._text[here:end], is_kept=True)
