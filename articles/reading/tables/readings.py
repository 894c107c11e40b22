"""Readings of characters, as an annotator leaves them in brackets: 項(xiàng)."""

import unicodedata
from functools import cache

import pypinyin

# The longest syllable has six letters; a tone written as a combining mark is a seventh character.
LETTERS = "[a-zàáèéìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹɑɡ\u0300-\u030c]{1,8}"
_LOOKALIKES = str.maketrans({"ɑ": "a", "ɡ": "g", "v": "ü"})
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ", "aaaaeeeeiiiioooouuuuüüüünnn")


@cache
def readings(character: str) -> frozenset[str]:
    """Every reading of the character, with tone and without."""
    if not character or character.isascii():
        return frozenset()
    found = pypinyin.pinyin(character, style=pypinyin.Style.TONE, heteronym=True, errors="ignore")
    toned = {reading for of_one in found for reading in of_one}
    return frozenset(toned | {reading.translate(_TONES) for reading in toned})


def spelt(letters: str) -> str:
    """The letters as `readings` spells them."""
    return unicodedata.normalize("NFC", letters.translate(_LOOKALIKES))


def reads(character: str, letters: str) -> bool:
    return spelt(letters) in readings(character)
