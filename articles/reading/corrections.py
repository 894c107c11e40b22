"""What a person has corrected in an article, made again whenever its original is read.

A correction is a repair as others are, the last of its characters: what of the original is to read how. So no reading
that comes later undoes it, and all that reading finds is found in the corrected text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from articles.reading.record import Refused, Repair, Span
from articles.reading.rules import Draft, Edit, placed

CORRECTION = "correction"


def corrections_in(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """Those of a person, in their order."""
    return tuple(repair for repair in repairs if CORRECTION in repair.kind.split("+"))


def corrected(draft: Draft, corrections: Sequence[Repair]) -> Draft:
    """The draft with each correction where its characters of the original stand now; raises Refused where one has no
    such place.
    """
    places = Places(draft.repairs)
    edits = []
    for _kind, start, end, before, after in corrections:
        place = places.of(start, end)
        is_taken_out = place and before and place[0] == place[1]
        if place is None or is_taken_out or draft.original[start:end] != before:
            raise Refused("correction-lost", f"has no place any more for a person's correction: {after or before}")
        edits.append(Edit(*place, after))
    return draft.changed_by(CORRECTION, lambda _text: edits)


class Places:
    """Where spans of the decoded original stand in the text that the repairs led to."""

    def __init__(self, repairs: Iterable[Repair]) -> None:
        self._placed = [((repair.start, repair.end), (start, end)) for start, end, _, repair in placed(repairs)]
        self._starts = [original[0] for original, _ in self._placed]

    def of(self, start: int, end: int) -> Span | None:
        """None where a repair reaches over one of its borders and has made more or fewer characters there."""
        first = self._border(start, bisect_right(self._starts, start))
        last = self._border(end, bisect_left(self._starts, end))
        return None if first is None or last is None else (first, max(first, last))

    def _border(self, at: int, repairs_before: int) -> int | None:
        if not repairs_before:
            return at
        (start, end), (to_start, to_end) = self._placed[repairs_before - 1]
        if at >= end:
            return to_end + at - end
        return to_start + at - start if at == start or end - start == to_end - to_start else None
