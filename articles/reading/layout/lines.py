"""A text as its lines, and what can be told from the look of a single one."""

from collections.abc import Iterator
from typing import NamedTuple

# A line this long is prose, whatever it ends with.
_PROSE = 60
# A sentence shorter than this may be a verse or a headline.
_SENTENCE = 20
_SENTENCE_ENDS = ("。", "。”", "。)", "。）", "……", "；")


class Line(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def is_prose(self) -> bool:
        return len(self.text) >= _PROSE or (len(self.text) >= _SENTENCE and self.text.endswith(_SENTENCE_ENDS))

    @property
    def is_dashed(self) -> bool:
        """Whether it begins as a subtitle does: ——纪念中国共产党成立100周年."""
        return self.text.startswith(("——", "—", "--"))


def lines_of(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        yield Line(line, start, start + len(line))
        start += len(line) + 1
