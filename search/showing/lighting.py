"""What was found in an article, marked all over it, on top of the links that it has anyhow. Pure.

Marks are numbered in the order of the page: `hit-1` is where somebody begins who steps from one to the next.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import count
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe

from articles.reading.script import comparable
from articles.showing.segments import Segment
from search.query.tree import Near, Term
from search.showing.sighting import Span, places
from search.showing.snippets import merged


class Piece(NamedTuple):
    """A piece of a line, what it leads to, and its text with what was found in it."""

    text: str
    mark: Any
    marked: SafeString


def sighted(text: str, prose: Sequence[Span], sought: Iterable[Term | Near]) -> list[Span]:
    """Where in the prose something stands that is sought, in order; what overlaps is one."""
    folded = comparable(text)
    seen = sorted({span for node in sought for _, span in places(folded, prose, node)})
    return [(start, end) for start, end, _ in merged((start, end, 0) for start, end in seen)]


class Lamp:
    """Marks one line after another."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.lit = 0
        """How many marks there are by now."""

    def light(self, pieces: Iterable[Segment[Any]], found: Sequence[Span]) -> list[Piece]:
        """The pieces of a line; what was `found` in it counts from its beginning, and may go from one into the next."""
        return list(self._light(pieces, found))

    def _light(self, pieces: Iterable[Segment[Any]], found: Sequence[Span]) -> Iterator[Piece]:
        begin = first = 0
        for piece in pieces:
            end = begin + len(piece.text)
            while first < len(found) and found[first][1] <= begin:
                first += 1
            here = [span for span in found[first : first + len(piece.text)] if span[0] < end]
            yield Piece(piece.text, piece.mark, self._marked(piece.text, begin, here))
            begin = end

    def _marked(self, text: str, begin: int, found: Iterable[Span]) -> SafeString:
        """Escaped, then marked."""
        done, parts = 0, []
        for start, end in ((start - begin, end - begin) for start, end in found):
            name, start = f' id="hit-{self._next()}"' if start >= 0 else "", max(start, 0)
            parts += [escape(text[done:start]), f'<mark class="hit"{name}>{escape(text[start:end])}</mark>']
            done = end
        return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308

    def _next(self) -> int:
        self.lit = next(self._numbers)
        return self.lit


def within(found: Sequence[Span], start: int, end: int) -> list[Span]:
    """Of what was found, in order, that which lies between two places, counted from the first of them."""
    some = found[bisect_left(found, (start, start)) : bisect_left(found, (end, end))]
    return [(first - start, last - start) for first, last in some]
