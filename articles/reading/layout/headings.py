"""Headings between paragraphs, those of sections and those of parts of one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.reading.layout.lines import Line
from articles.reading.layout.marks import Mark
from articles.reading.tables.words import words

_LONGEST = 30
# More short lines than this in a row are verse, not headings.
_MOST_TOGETHER = 2
_CANNOT_END = ("。", ",", "，", "、", "；", ";", ":", "：", "…")
_SPEAKER = re.compile(r"(?:问|答|记者|主持人|[QA])\s*[:：]")
_LABEL = re.compile(r"[【\[#■◆▶●]?([\w·]{2,10})[】\]#]?")


def headings(lines: Sequence[Line], marks: Sequence[Mark], first: int, last: int) -> Iterator[tuple[int, str]]:
    """Places and roles of lines that stand alone, or two together, between prose and look like headings."""
    likely = {place for place in range(first, last + 1) if _may_be(lines[place], marks[place])}
    if not likely:
        return
    repeated = Counter(lines[place].text for place in likely)
    run: list[int] = []
    for place in range(first, last + 2):
        if place in likely:
            run.append(place)
            continue
        if len(run) <= _MOST_TOGETHER and place <= last:
            yield from ((one, _role(lines[one].text, repeated)) for one in run)
        run = []


def _role(text: str, repeated: Counter[str]) -> str:
    label = _LABEL.fullmatch(text)
    is_label = label is not None and label[1] in words("subheadings.txt")
    return "subheading" if is_label or repeated[text] > 1 else "heading"


def _may_be(line: Line, mark: Mark) -> bool:
    if mark.kind != "plain" or not 1 < len(line.text) <= _LONGEST or line.text.endswith(_CANNOT_END):
        return False
    return _SPEAKER.match(line.text) is None
