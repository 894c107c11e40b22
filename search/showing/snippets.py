"""The passages of an article that show best why it was found. Pure: text and terms in, spans out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from articles.reading.script import comparable
from articles.showing.segments import Segment, segments
from search.query.tree import Near, Term
from search.showing.sighting import Span, places

WIDTH = 100
"""Characters of a passage."""
LEAD = 30
"""Characters shown before a hit at most; fewer where a clause begins later."""
MOST = 3
"""Passages of an article."""
_BETWEEN = "\0"
"""Texts, so that no two are neighbours."""
_CLAUSE_END = re.compile("[。！？；，：,;!?]")


class Mark(NamedTuple):
    """Characters `start:end` of the text it belongs to."""

    start: int
    end: int


class Snippet(NamedTuple):
    """`text` is `whole[start:start + len(text)]`; marks count from its first character."""

    text: str
    start: int
    marks: tuple[Mark, ...] = ()
    cut_before: bool = False
    cut_after: bool = False

    def taken_from(self, other: str) -> "Snippet":
        """The same place of another text of the same length."""
        return self._replace(text=other[self.start : self.start + len(self.text)])

    @property
    def segments(self) -> list[Segment[Mark]]:
        """For a template, which escapes each piece and marks it then."""
        return list(segments(self.text, self.marks))


Hit = tuple[int, int, int]
"""A span, and a bit for each of the terms that stand in it."""


def marked(text: str, sought: Iterable[Term | Near], folded: str | None = None) -> Snippet:
    """The whole text with all hits marked: a title. `folded`: made comparable, if that is known."""
    lines = _hits(comparable(text) if folded is None else folded, [(0, len(text))], sought)
    return _whole(text, 0, [hit for _, hits in lines for hit in hits])


def marked_each(texts: Sequence[str], folded: Sequence[str], sought: Sequence[Term | Near]) -> list[Snippet]:
    """The same of many texts. Most hold nothing of it, so they are looked through as the lines of one; but what is to
    be near something must be so in one of them.
    """
    if any(isinstance(node, Near) for node in sought):
        return [marked(text, sought, comparable) for text, comparable in zip(texts, folded, strict=True)]
    ends = accumulate(len(text) + len(_BETWEEN) for text in texts)
    lines = [(end - len(_BETWEEN) - len(text), end - len(_BETWEEN)) for text, end in zip(texts, ends, strict=True)]
    found = dict(_hits(_BETWEEN.join(folded), lines, sought))
    return [_whole(text, line[0], found.get(line, ())) for text, line in zip(texts, lines, strict=True)]


def _whole(text: str, begin: int, hits: Iterable[Hit]) -> Snippet:
    """All of a text that begins somewhere, from where its hits are counted."""
    return Snippet(text, 0, tuple([Mark(start - begin, end - begin) for start, end, _ in hits]))


def snippets(
    text: str,
    prose: Sequence[Span],
    sought: Iterable[Term | Near],
    folded: str | None = None,
    lead: Sequence[Span] = (),
) -> list[Snippet]:
    """The best passages in their order; without a hit in the prose, the beginning of the lead, or else of the prose.
    No passage crosses a line.
    """
    lines = _hits(comparable(text) if folded is None else folded, prose, sought)
    return passages(text, lines or [(line, ()) for line in (lead or prose)[:1]])


def passages(text: str, lines: Sequence[tuple[Span, Sequence[Hit]]]) -> list[Snippet]:
    """The same for lines with their hits, which are sorted and do not overlap."""
    windows = [window for line, hits in lines for window in _windows(text, line, hits)]
    chosen: list[_Window] = []
    for window in sorted(windows, key=_Window.worst):
        if len(chosen) < MOST and not any(window.overlaps(other) for other in chosen):
            chosen.append(window)
    chosen.sort(key=lambda window: window.start)
    return [window.snippet(text) for window in chosen] or [_beginning(text, line) for line, _ in lines[:1]]


class _Window(NamedTuple):
    """A passage that may be shown, and the hits in it."""

    line: Span
    start: int
    end: int
    hits: Sequence[Hit]

    def worst(self) -> tuple[int, int, int]:
        """The better the less: by how many terms it shows, and how many hits."""
        shown = 0
        for _, _, terms in self.hits:
            shown |= terms
        return -shown.bit_count(), -len(self.hits), self.start

    def overlaps(self, other: "_Window") -> bool:
        return self.start < other.end and other.start < self.end

    def snippet(self, text: str) -> Snippet:
        marks = tuple(Mark(start - self.start, end - self.start) for start, end, _ in self.hits)
        first, last = self.line
        return Snippet(text[self.start : self.end], self.start, marks, self.start > first, self.end < last)


def _hits(folded: str, lines: Sequence[Span], sought: Iterable[Term | Near]) -> list[tuple[Span, list[Hit]]]:
    """Of each line that has any."""
    found: defaultdict[Span, list[Hit]] = defaultdict(list)
    for number, node in enumerate(sought):
        for line, (start, end) in places(folded, lines, node):
            found[line].append((start, end, 1 << number))
    return [(line, merged(sorted(hits))) for line, hits in sorted(found.items())]


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


def _windows(text: str, line: Span, hits: Sequence[Hit]) -> Iterator[_Window]:
    """One that begins shortly before each hit; those that begin together are one."""
    before = None
    inside = behind = 0
    for at, (first, last, _) in enumerate(hits):
        start = _beginning_near(text, line[0], first)
        end = min(line[1], max(start + WIDTH, last))
        if (start, end) == before:
            continue
        while hits[inside][0] < start:
            inside += 1
        behind = max(behind, at)
        while behind < len(hits) and hits[behind][1] <= end:
            behind += 1
        yield _Window(line, start, end, hits[inside:behind])
        before = start, end


def _beginning_near(text: str, line: int, hit: int) -> int:
    """The line's beginning, else that of the first clause near enough to the hit."""
    earliest = hit - LEAD
    if earliest <= line:
        return line
    end = _CLAUSE_END.search(text, earliest, hit)
    return end.end() if end else earliest


def _beginning(text: str, line: Span) -> Snippet:
    end = min(line[1], line[0] + WIDTH)
    return Snippet(text[line[0] : end], line[0], cut_after=end < line[1])
