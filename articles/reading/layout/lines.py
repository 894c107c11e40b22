"""A text as its lines, and what can be told from the look of a single one."""

from collections.abc import Iterator
from typing import NamedTuple

# A sentence shorter than this may be a verse or a headline; headlines may be long, but hold no full stop.
_SENTENCE = 20
_LONGER_THAN_ANY_HEADLINE = 160
_SENTENCE_ENDS = ("……", "；")
# No article has twice as many lines; of a text that has, those in the middle are not told apart.
_MOST = 5000


class Line(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def is_prose(self) -> bool:
        is_sentence = len(self.text) >= _SENTENCE and ("。" in self.text or self.text.endswith(_SENTENCE_ENDS))
        return is_sentence or len(self.text) > _LONGER_THAN_ANY_HEADLINE

    @property
    def is_dashed(self) -> bool:
        """Whether it begins as a subtitle does: ——纪念中国共产党成立100周年."""
        return self.text.startswith(("——", "—", "--"))


def lines_of(text: str) -> Iterator[Line]:
    """Every line; in a text of very many, those in the middle as one."""
    if text.count("\n") < _MOST:
        yield from _each(text, 0)
        return
    first = _first_lines_end(text)
    last = _last_lines_start(text, first)
    yield from _each(text[:first], 0)
    if first < len(text):
        if first + 1 < last:
            yield Line(text[first + 1 : last - 1], first + 1, last - 1)
        yield from _each(text[last:], last)


def _first_lines_end(text: str) -> int:
    """Where the line break after the first lines stands, or the end of the text."""
    end = -1
    for _ in range(_MOST):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end


def _last_lines_start(text: str, first: int) -> int:
    """Where the last lines start, not before the character after `first`."""
    start = len(text)
    for _ in range(_MOST):
        before = text.rfind("\n", first, start)
        if before <= first:
            return first + 1
        start = before
    return start + 1


def _each(text: str, start: int) -> Iterator[Line]:
    for line in text.split("\n"):
        yield Line(line, start, start + len(line))
        start += len(line) + 1
