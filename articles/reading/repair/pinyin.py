"""Readings in brackets that an annotator left behind its characters: 項(xiàng)目 is 項目.

Removed only where the bracket holds a reading of the very character before it, with its tone or without any.
Left alone: 社會工作部(簡稱), 歐美同學會(OAS), 第一(di), and a reading that belongs to another character.
"""

import re
from collections.abc import Iterator

from articles.reading.rules import Edit
from articles.reading.tables.readings import LETTERS, reads

_BRACKET = re.compile(f"[(（][ \u3000]?({LETTERS})[ \u3000]?[)）]")


def removed(text: str) -> Iterator[Edit]:
    annotated, removed_up_to = "", -1
    for bracket in _BRACKET.finditer(text):
        # A second bracket right behind a removed one belongs to the same character.
        if bracket.start() != removed_up_to:
            annotated = text[bracket.start() - 1] if bracket.start() else ""
        if reads(annotated, bracket[1]):
            removed_up_to = bracket.end()
            yield Edit(bracket.start(), bracket.end(), "")
