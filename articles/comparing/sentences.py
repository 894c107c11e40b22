"""A text cut into its sentences, without losing a character. Pure."""

import re
from dataclasses import dataclass

from articles.reading.script import comparable

LONGEST = 300
"""Characters of a sentence: what no mark ends is cut there, so that comparing two takes a bounded time."""

_END = re.compile(r"[。！？!?；;…][。！？!?；;…”’」』）)]{0,30}\s*|\n\s*")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """With the marks and the white space behind it. `key` holds its folded letters and digits: equal sentences have
    equal ones, however they are typeset.
    """

    text: str
    key: str

    @property
    def ends_line(self) -> bool:
        """Whether the next one begins a new line."""
        return "\n" in self.text


def sentences(text: str) -> list[Sentence]:
    """In order; together they are the text."""
    ends = [match.end() for match in _END.finditer(text)]
    spans = zip([0, *ends], [*ends, len(text)], strict=True)
    cuts = [(at, min(at + LONGEST, end)) for start, end in spans for at in range(start, end, LONGEST)]
    return [Sentence(text[start:end], _NOT_WORDS.sub("", comparable(text[start:end]))) for start, end in cuts]
