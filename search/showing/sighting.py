"""Where in a text something stands that was asked for. Pure: a text made comparable in, spans out. Lines ascend."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

import numpy as np

from search.columnar.asking.near_query import stretches
from search.query.tree import ANY, Near, Term

Span = tuple[int, int]
MOST = 1000
"""Places of one term in one line."""


def places(folded: str, lines: Sequence[Span], node: Term | Near) -> Iterator[tuple[Span, Span]]:
    """Lines and what is seen in them. Terms that must be near one another are seen where they are, unless they nowhere
    are in these lines.
    """
    match node:
        case Term():
            yield from _of_term(folded, lines, node)
            for whole in node.wholes:
                for line, (start, _) in _of_term(folded, lines, replace(node, text=whole.text)):
                    yield line, (start + whole.at, start + whole.at + len(node.text))
        case Near(terms, distance):
            yield from _near([list(places(folded, lines, term)) for term in terms], lines, distance)


def _of_term(folded: str, lines: Sequence[Span], term: Term) -> Iterator[tuple[Span, Span]]:
    """Those that overlap, too. All lines are gone through at once: most hold none."""
    following = _from(folded, term, lines[-1][1] if lines else 0)
    length, at = len(term.characters), -1
    for line in lines:
        start, end = line
        if at < start:
            at = following(start)
        found = 0
        while 0 <= at <= end - length and found < MOST:
            yield line, (at, at + length)
            at, found = following(at + 1), found + 1
        if at < 0:
            return


def _from(folded: str, term: Term, end: int) -> Callable[[int], int]:
    """Where the next one is from a place on, or -1."""
    characters = term.characters
    if ANY not in term.text:
        return lambda start: folded.find(characters, start, end)
    pattern = _pattern(characters)
    return lambda start: found.start() if (found := pattern.search(folded, start, end)) else -1


@lru_cache(maxsize=256)
def _pattern(characters: str) -> re.Pattern[str]:
    return re.compile(".".join(map(re.escape, characters.split(ANY))), re.DOTALL)


def _near(seen: list[list[tuple[Span, Span]]], lines: Sequence[Span], distance: int) -> Iterator[tuple[Span, Span]]:
    """Of several terms. The lines stand in one row with one place between two of them, as in the index."""
    begins = accumulate((end - start + 1 for start, end in lines), initial=0)
    shifts = {line: begin - line[0] for line, begin in zip(lines, begins, strict=False)}
    starts = [np.array([start + shifts[line] for line, (start, _) in each], np.int64) for each in seen]
    lengths = [each[0][1][1] - each[0][1][0] if each else 0 for each in seen]
    firsts, lasts = stretches(starts, lengths, distance)
    reach = np.maximum.accumulate(lasts)
    for line, span in (pair for each in seen for pair in each):
        at = np.searchsorted(firsts, span[0] + shifts[line], side="right") - 1
        if not len(firsts) or (at >= 0 and span[1] + shifts[line] - 1 <= reach[at]):
            yield line, span
