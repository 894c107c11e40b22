"""How common the characters of a text are: what tells Chinese from the same bytes in a wrong encoding."""

import re
from collections import Counter
from functools import cache

from articles.reading.tables.words import lines

# A text in another language is told as one without Chinese, not as an unknown encoding.
_LATIN = 1.5
_DAMAGE = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def commonness(text: str) -> float:
    """The mean likelihood of the characters beyond printable ASCII, which every candidate shares; 0 without any."""
    likelihoods = _likelihoods()
    counts = Counter(text)
    telling = [(c, count) for c, count in counts.items() if not (" " <= c <= "~" or c in "\n\r\t")]
    total = sum(count for _, count in telling)
    if not total:
        return 0.0
    return sum((likelihoods.get(c) or _likelihood_of_class(c)) * count for c, count in telling) / total


@cache
def _likelihoods() -> dict[str, float]:
    """Of each character that has one of its own: common Han by frequency, else by the level of the old standards."""
    table = dict.fromkeys(_level("gb2312", 0xD8, 0xF7), -1.0) | dict.fromkeys(_level("big5", 0xA4, 0xC6), 0.5)
    table |= dict.fromkeys(_level("gb2312", 0xB0, 0xD7), 1.0)
    simplified, traditional = lines("frequent_characters.txt")
    table |= dict.fromkeys(simplified + traditional, 2.5) | dict.fromkeys(simplified[:200], 4.0)
    table |= dict.fromkeys(map(chr, range(0xC0, 0x250)), _LATIN)
    return table | dict.fromkeys("　、。，；：？！“”‘’（）《》【】—…·", 3.0)


def _level(codec: str, first: int, last: int) -> str:
    """The characters of a two-byte standard whose first byte lies between the two."""
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    return "".join(pair.decode(codec, "ignore") for pair in pairs if len(pair.decode(codec, "ignore")) == 1)


def _likelihood_of_class(character: str) -> float:
    if _DAMAGE.match(character):
        return -6.0
    return -3.0 if _HAN.match(character) else -1.0


def damage_in(text: str) -> int:
    """How many control characters, characters of private use and marks of what could not be decoded."""
    return len(_DAMAGE.findall(text))
