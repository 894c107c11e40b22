"""The sentence that proves a finding. Pure: text and spans in, a passage out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.reading.record import PROSE, Span

LONGEST = 120
"""Characters of a passage."""
_PART_BEFORE = 3
"""Of a sentence that is too long, a third of what is shown stands before the words; less where a clause begins."""

_END = re.compile(r"[。！？!?][。！？!?”’」』）)]*|\n")
_CLAUSE_END = re.compile(r"[，；：、,;:]")


class Words(NamedTuple):
    """Characters `start:end` of the text they belong to."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """`marks` count from the first character of `text`."""

    text: str
    marks: tuple[Words, ...] = ()
    cut_before: bool = False
    cut_after: bool = False


def evidence(
    text: str, blocks: Iterable[dict[str, object]], spans: Sequence[Span], longest: int = LONGEST
) -> Passage | None:
    """The sentence around the first of the spans that stands in the prose, else around the first; all of them that
    it holds are marked. `spans` come sorted. None where there is none that the text has.
    """
    there = [span for span in spans if 0 <= span[0] < span[1] <= len(text)]
    if not there:
        return None
    prose = [(int(str(block["start"])), int(str(block["end"]))) for block in blocks if block["role"] in PROSE]
    in_prose = (span for span in there if any(start <= span[0] < end for start, end in prose))
    return sentence_around(text, next(in_prose, there[0]), there, longest)


def sentence_around(text: str, words: Span, marked: Sequence[Span] = (), longest: int = LONGEST) -> Passage:
    """No longer than that, and on one line. Looks at a stretch of the text around the words only."""
    first, last = sentence_at(text, *words)
    start, end = _window(text, words, first, last, longest)
    marks = (Words(max(a, start) - start, min(b, end) - start) for a, b in marked if a < end and b > start)
    return Passage(text[start:end], tuple(marks), start > first, end < last)


def told(text: str, words: Span, longest: int = 2 * LONGEST) -> Passage:
    """Evidence that is a passage by itself: nothing in it is marked, because all of it counts."""
    start, end = words
    return Passage(text[start : min(end, start + longest)], cut_after=end > start + longest)


def sentence_at(text: str, start: int, end: int) -> Span:
    """Where the sentence around `text[start:end]` begins and ends. Borders further away than a passage is long are no
    matter, so they are not looked for.
    """
    earliest, latest = max(0, start - LONGEST - 1), min(len(text), end + LONGEST + 1)
    first = max((match.end() for match in _END.finditer(text, earliest, start)), default=earliest)
    after = _END.search(text, end - 1, latest)
    last = latest if after is None else after.start() if after[0] == "\n" else max(after.end(), end)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _window(text: str, words: Span, first: int, last: int, longest: int) -> Span:
    if last - first <= longest:
        return first, last
    start = max(first, min(words[0] - longest // _PART_BEFORE, last - longest), min(words[0], words[1] - longest))
    if start > first:
        clause = _CLAUSE_END.search(text, start, words[0])
        start = clause.end() if clause else start
    return start, min(last, start + longest)
