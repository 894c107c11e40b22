"""The sentences that tell a time."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.reading.record import ABOUT, Block, TimeTold

_SILENT = ABOUT | {"boilerplate", "credit"}
_HEADLINES = frozenset({"title", "shoulder", "subtitle", "series", "series-subtitle", "heading", "subheading"})
_MARKS, _CLOSING = ("。", "！", "!", "？", "?", "；", ";"), "”’」』\n "
# The first of the marks stands by itself, so that `re` skips to it.
_END = re.compile("[。！!？?；;\n][。！!？?；;\n]*[”’」』]?")


class Sentence(NamedTuple):
    """text[start:end] in a line of this `role`, with its times in order; `is_whole`: a mark ends it, not the line.

    text[end:following] is the next sentence of the line, where that tells no time.
    """

    start: int
    end: int
    role: str
    times: Sequence[TimeTold]
    is_whole: bool
    following: int

    @property
    def is_headline(self) -> bool:
        return self.role in _HEADLINES

    def goes_on(self, time: TimeTold) -> "Sentence | None":
        """The next sentence, as one that tells of the same day; None where there is none, or no day."""
        if self.following == self.end or time.precision != "day" or self.is_headline:
            return None
        same = time._replace(start=self.end, end=self.end, basis="inferred", manner="sequel")
        return Sentence(self.end, self.following, self.role, (same,), True, self.following)


def sentences_with_times(text: str, blocks: Sequence[Block], times: Sequence[TimeTold]) -> Iterator[Sentence]:
    """In order; the lines about the article are left out."""
    starts = [time.start for time in times]
    for block in blocks or (Block("body", 0, len(text)),):
        first, end = bisect_left(starts, block.start), bisect_left(starts, block.end)
        if first < end and block.role not in _SILENT:
            yield from _sentences(text, block, times[first:end], starts[first:end])


def _sentences(text: str, block: Block, times: Sequence[TimeTold], starts: Sequence[int]) -> Iterator[Sentence]:
    ends = [match.end() for match in _END.finditer(text, block.start, block.end)]
    if not ends or ends[-1] < block.end:
        ends.append(block.end)
    done = 0
    while done < len(times):
        place = bisect_right(ends, starts[done])
        start, end = ends[place - 1] if place else block.start, ends[place]
        upto = bisect_left(starts, end, lo=done)
        is_whole = text[start:end].rstrip(_CLOSING).endswith(_MARKS)
        after = ends[min(place + 1, len(ends) - 1)]
        has_time = upto < len(starts) and starts[upto] < after
        yield Sentence(start, end, block.role, times[done:upto], is_whole, end if has_time else after)
        done = upto
