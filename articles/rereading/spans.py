"""Where a span of an article's text lies after another reading of the same original."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from articles.reading.record import Repair, Span
from articles.reading.rules import placed, undo


class Moving:
    """Takes spans of the old text to the new one: back through the old repairs, and on through the new ones.

    That is exact where both readings decoded alike; where they did not, only the words can be looked for.
    """

    def __init__(self, old: str, old_repairs: Sequence[Repair], new: str, new_repairs: Sequence[Repair]) -> None:
        self._new = new
        self._same = old == new
        self._one_original = undo(old, old_repairs) == undo(new, new_repairs)
        self._back = _Steps(_pieces(old_repairs), forwards=False)
        self._on = _Steps(_pieces(new_repairs), forwards=True)
        self._stretch = len(new) / max(len(old), 1)

    def place(self, start: int, end: int, words: str) -> Span | None:
        """Where the words stand now: at their old place, or at the nearest that bears them; None where nowhere."""
        if self._same:
            return start, end
        near = self._on.taken(self._back.taken(start)) if self._one_original else round(start * self._stretch)
        before, after = self._new.rfind(words, 0, near + len(words)), self._new.find(words, near)
        places = [place for place in (before, after) if place >= 0]
        if not places:
            return None
        found = min(places, key=lambda place: abs(place - near))
        return found, found + len(words)


class _Piece(NamedTuple):
    """One repair: where it stands in the decoded original, and where in the text."""

    original: Span
    text: Span


def _pieces(repairs: Sequence[Repair]) -> list[_Piece]:
    return [_Piece((repair.start, repair.end), (start, end)) for start, end, _, repair in placed(repairs)]


class _Steps:
    """From the original to the text, or back: what no repair touches keeps its distance from the last one."""

    def __init__(self, pieces: Sequence[_Piece], *, forwards: bool) -> None:
        self._from = [piece.original if forwards else piece.text for piece in pieces]
        self._to = [piece.text if forwards else piece.original for piece in pieces]
        self._starts = [start for start, _ in self._from]

    def taken(self, at: int) -> int:
        """Where the position lies on the other side; within a repair of unequal length, at its start."""
        nearest = bisect_right(self._starts, at) - 1
        if nearest < 0:
            return at
        (start, end), (to_start, to_end) = self._from[nearest], self._to[nearest]
        if at >= end:
            return to_end + at - end
        return to_start + (at - start if end - start == to_end - to_start else 0)
