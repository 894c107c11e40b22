"""A text as its lines, and what can be told from the look of a single one."""

from collections.abc import Iterator
from typing import NamedTuple

# A sentence shorter than this may be a verse or a headline; headlines may be long, but hold no full stop.
_SENTENCE = 20
_LONGER_THAN_ANY_HEADLINE = 160
_SENTENCE_ENDS = ("……", "；")


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
    start = 0
    for line in text.split("\n"):
        yield Line(line, start, start + len(line))
        start += len(line) + 1
