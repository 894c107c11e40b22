"""Readings in brackets that an annotator left behind its characters: 項(xiàng)目 is 項目.

Removed only where the bracket holds a reading of the very character before it, with its tone or without any.
Left alone: 社會工作部(簡稱), 歐美同學會(OAS), 第一(di), and a reading that belongs to another character.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pypinyin

from articles.reading.rules import Edit

# The longest syllable has six letters; a tone written as a combining mark is a seventh character.
_BRACKET = re.compile("[(（][ \u3000]?([a-zàáèéìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹɑɡ\u0300-\u030c]{1,8})[ \u3000]?[)）]")
_LOOKALIKES = str.maketrans({"ɑ": "a", "ɡ": "g", "v": "ü"})
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ", "aaaaeeeeiiiioooouuuuüüüünnn")


def removed(text: str) -> Iterator[Edit]:
    annotated, removed_up_to = "", -1
    for bracket in _BRACKET.finditer(text):
        # A second bracket right behind a removed one belongs to the same character.
        if bracket.start() != removed_up_to:
            annotated = text[bracket.start() - 1] if bracket.start() else ""
        if _reads(annotated, bracket[1]):
            removed_up_to = bracket.end()
            yield Edit(bracket.start(), bracket.end(), "")


@cache
def _readings(character: str) -> frozenset[str]:
    """Every reading of the character, with tone and without."""
    if not character or character.isascii():
        return frozenset()
    found = pypinyin.pinyin(character, style=pypinyin.Style.TONE, heteronym=True, errors="ignore")
    toned = {reading for readings in found for reading in readings}
    return frozenset(toned | {reading.translate(_TONES) for reading in toned})


def _reads(character: str, letters: str) -> bool:
    composed = unicodedata.normalize("NFC", letters.translate(_LOOKALIKES))
    return composed in _readings(character)
