"""The passages of an article that show best why it was found. Pure: text and terms in, spans out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.reading.script import comparable
from articles.segments import Segment, segments
from search.query.tree import Near, Term
from search.showing.sighting import Span, places

WIDTH = 100
"""Characters of a passage."""
LEAD = 30
"""Characters shown before a hit at most; fewer where a clause begins later."""
MOST = 3
"""Passages of an article."""
_CLAUSE_ENDS = "。！？；，：,;!?"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start:end` of the text it belongs to."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """`text` is `whole[start:start + len(text)]`; marks count from its first character."""

    text: str
    start: int
    marks: tuple[Mark, ...] = ()
    cut_before: bool = False
    cut_after: bool = False

    def taken_from(self, other: str) -> "Snippet":
        """The same place of another text of the same length."""
        return replace(self, text=other[self.start : self.start + len(self.text)])

    @property
    def segments(self) -> list[Segment[Mark]]:
        """For a template, which escapes each piece and marks it then."""
        return list(segments(self.text, self.marks))


Hit = tuple[int, int, frozenset[int]]
"""A span, and the numbers of the terms that stand in it."""


def marked(text: str, sought: Iterable[Term | Near], folded: str | None = None) -> Snippet:
    """The whole text with all hits marked: a title. `folded`: made comparable, if that is known."""
    [(_, hits)] = _hits(comparable(text) if folded is None else folded, [(0, len(text))], sought)
    return Snippet(text, 0, tuple(Mark(start, end) for start, end, _ in hits))


def snippets(
    text: str, prose: Sequence[Span], sought: Iterable[Term | Near], folded: str | None = None
) -> list[Snippet]:
    """The best passages in their order; without a hit in the prose, its beginning. No passage crosses a line."""
    return passages(text, _hits(comparable(text) if folded is None else folded, prose, sought))


def passages(text: str, lines: Sequence[tuple[Span, Sequence[Hit]]]) -> list[Snippet]:
    """The same for lines with their hits, which are sorted and do not overlap."""
    windows = [_window(text, line, hits, at) for line, hits in lines for at in range(len(hits))]
    chosen: list[Snippet] = []
    for _, passage in sorted(windows, key=lambda pair: (-pair[0][0], -pair[0][1], pair[1].start)):
        if len(chosen) < MOST and not any(_overlap(passage, other) for other in chosen):
            chosen.append(passage)
    return sorted(chosen, key=lambda passage: passage.start) or [_beginning(text, line) for line, _ in lines[:1]]


def _hits(folded: str, lines: Sequence[Span], sought: Iterable[Term | Near]) -> list[tuple[Span, list[Hit]]]:
    """Of each line."""
    found: dict[Span, list[Hit]] = {line: [] for line in lines}
    for number, node in enumerate(sought):
        for line, (start, end) in places(folded, lines, node):
            found[line].append((start, end, frozenset([number])))
    return [(line, merged(sorted(hits, key=lambda hit: hit[:2]))) for line, hits in found.items()]


def merged(hits: Iterable[Hit]) -> list[Hit]:
    """Hits sorted by their places; those that overlap become one."""
    merged: list[Hit] = []
    for start, end, terms in hits:
        if merged and start < merged[-1][1]:
            first, last, others = merged[-1]
            merged[-1] = (first, max(last, end), others | terms)
        else:
            merged.append((start, end, terms))
    return merged


def _window(text: str, line: Span, hits: Sequence[Hit], at: int) -> tuple[tuple[int, int], Snippet]:
    """The passage that begins shortly before a hit, and how many terms and hits it shows."""
    start = _beginning_near(text, line[0], hits[at][0])
    end = min(line[1], max(start + WIDTH, hits[at][1]))
    shown = [hit for hit in hits if hit[0] >= start and hit[1] <= end]
    terms = frozenset().union(*(hit[2] for hit in shown))
    marks = tuple(Mark(hit[0] - start, hit[1] - start) for hit in shown)
    return (len(terms), len(shown)), Snippet(text[start:end], start, marks, start > line[0], end < line[1])


def _beginning_near(text: str, line: int, hit: int) -> int:
    """The line's beginning, else that of the first clause near enough to the hit."""
    earliest = hit - LEAD
    if earliest <= line:
        return line
    ends = [text.find(mark, earliest, hit) for mark in _CLAUSE_ENDS]
    return min((end + 1 for end in ends if end >= 0), default=earliest)


def _beginning(text: str, line: Span) -> Snippet:
    end = min(line[1], line[0] + WIDTH)
    return Snippet(text[line[0] : end], line[0], cut_after=end < line[1])


def _overlap(one: Snippet, other: Snippet) -> bool:
    return one.start < other.start + len(other.text) and other.start < one.start + len(one.text)
