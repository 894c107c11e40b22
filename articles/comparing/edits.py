"""What makes one text of another, character by character, and where the spans of the one lie in the other. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile

from rapidfuzz.distance import Levenshtein

from articles.reading.record import Span
from articles.reading.rules import Edit

_LONGEST = 2_000
"""Characters between the first and the last difference that are compared one by one; more are changed as a whole."""


def edits_between(one: str, other: str, at: int = 0) -> Iterator[Edit]:
    """In order, the fewest; `at`: where the one begins. A character that stands for another is an edit by itself, so
    that a span which ends between two such is not cut.
    """
    start = shared_start(one, other)
    tail = shared_start(one[: start - 1 if start else None : -1], other[: start - 1 if start else None : -1])
    before, after = one[start : len(one) - tail], other[start : len(other) - tail]
    if max(len(before), len(after)) > _LONGEST:
        yield Edit(at + start, at + start + len(before), after)
        return
    for step in Levenshtein.opcodes(before, after):
        first, last = at + start + step.src_start, at + start + step.src_end
        words = after[step.dest_start : step.dest_end]
        if step.tag == "replace":
            yield from (Edit(place, place + 1, word) for place, word in zip(range(first, last), words, strict=True))
        elif step.tag != "equal":
            yield Edit(first, last, words)


def shared_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class Follow:
    """Takes spans of a text to where they lie once it is edited; the edits are in order and do not overlap."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = list(edits)
        self._starts, self._ends = [edit.start for edit in self._edits], [edit.end for edit in self._edits]
        gains = (len(edit.after) - (edit.end - edit.start) for edit in self._edits)
        self._moved: Sequence[int] = list(accumulate(gains, initial=0))

    def words(self, start: int, end: int) -> Span | None:
        """Of words in a line: what is put in before or behind them is none of them. None where an edit takes all of
        them, or only one side of their border.
        """
        before, upto = bisect_right(self._ends, start), bisect_left(self._starts, end)
        within = self._edits[before:upto]
        if within and (within[0].start < start or within[-1].end > end):
            return None
        moved = start + self._moved[before], end + self._moved[upto]
        return moved if moved[0] < moved[1] else None

    def line(self, start: int, end: int) -> Span:
        """Of a whole line, into which all edits at its ends belong."""
        return (
            start + self._moved[bisect_left(self._starts, start)],
            end + self._moved[bisect_right(self._starts, end)],
        )
