"""Captions that nothing marks: a short scene standing between long paragraphs."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from articles.reading.layout.lines import Line
from articles.reading.layout.marks import Mark
from articles.reading.tables.words import alternation, words_by_label

_SHORTEST, _LONGEST = 7, 48
_LONG_PARAGRAPH = 70
_SENTENCE_INSIDE = re.compile(r"[。！!？?；;：:…].")


def captions(lines: Sequence[Line], marks: Sequence[Mark], first: int, last: int) -> Iterator[int]:
    """Places of scenes, alone or several together, that a long paragraph stands before and after."""
    run: list[int] = []
    before = 0
    for place in range(first, last + 1):
        text = lines[place].text
        if marks[place].kind in ("plain", "prose") and is_scene(text):
            run.append(place)
            continue
        if run and before >= _LONG_PARAGRAPH and len(text) >= _LONG_PARAGRAPH:
            yield from run
        run, before = [], len(text)


def is_scene(text: str) -> bool:
    """Whether it is one sentence in which somebody does what can be seen, told of no time and judged by nobody."""
    if not _SHORTEST <= len(text) <= _LONGEST or not text.endswith("。") or _SENTENCE_INSIDE.search(text):
        return False
    return bool(_scene().search(text)) and not _telling().search(text)


@cache
def _scene() -> re.Pattern[str]:
    """Somebody acts, or a view is named at the end."""
    table = words_by_label("scenes.tsv")
    agents, acts, views = (alternation(table[label]) for label in ("agents", "acts", "views"))
    return re.compile(f"(?:{agents}).{{0,30}}(?:{acts})|(?:{views})。$")


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\d[月日]|{alternation(words_by_label('scenes.tsv')['telling'])}")
