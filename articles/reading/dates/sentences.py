"""The sentences of a text, found by a place in them: the evidence for a date."""

import re
from bisect import bisect_right

# Bounded, for what is looked for before a date is looked for in its sentence each time.
_SENTENCE = re.compile("[^。！？!?；;\n]{1,300}[。！？!?；;]?")


class Sentences:
    """The text is cut once; then a sentence is found in logarithmic time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _SENTENCE.finditer(text)]
        self.starts = [start for start, _end in self.spans]

    def span_at(self, place: int) -> tuple[int, int]:
        return self.spans[max(0, bisect_right(self.starts, place) - 1)]

    def at(self, place: int) -> str:
        start, end = self.span_at(place)
        return self.text[start:end].strip()
