"""Readings of characters, as an annotator leaves them in brackets: 項(xiàng)."""

import unicodedata
from functools import cache, lru_cache

from pypinyin.constants import PINYIN_DICT

LETTER = "[a-zàáèéìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹɑɡ\u0300-\u030c]"
# The longest syllable has six letters; a tone written as a combining mark is a seventh character.
MOST_LETTERS = 8
LETTERS = f"{LETTER}{{1,{MOST_LETTERS}}}"
_LOOKALIKES = str.maketrans({"ɑ": "a", "ɡ": "g", "v": "ü"})
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ", "aaaaeeeeiiiioooouuuuüüüünnn")


@cache
def readings(character: str) -> frozenset[str]:
    """Every reading of the character, with tone and without."""
    # pypinyin's own table, and not `pinyin`, which says the same of one character but takes many times as long: whoever
    # looks for a lost byte asks of twenty thousand.
    listed = PINYIN_DICT.get(ord(character)) if character else None
    toned = listed.split(",") if listed else []
    return frozenset([*toned, *(reading.translate(_TONES) for reading in toned)])


@lru_cache(maxsize=4096)
def spelt(letters: str) -> str:
    """The letters as `readings` spells them; there are some 1,300 syllables."""
    return unicodedata.normalize("NFC", letters.translate(_LOOKALIKES))


def is_toned(letters: str) -> bool:
    return not letters.isascii()


def reads(character: str, letters: str) -> bool:
    known = readings(character)
    return bool(known) and spelt(letters) in known


def ends_read_one_by_one(characters: str, letters: str) -> bool:
    """Whether the letters are a reading of each of the last two characters or more, one behind the other."""
    starts = {len(letters)}
    # From the last, because what is no reading of a word mostly is none of its last character.
    for count, character in enumerate(reversed(characters), 1):
        known = readings(character)
        starts = {start - len(one) for start in starts for one in known if letters.endswith(one, 0, start)}
        if not starts:
            return False
        if 0 in starts and count > 1:
            return True
    return False
