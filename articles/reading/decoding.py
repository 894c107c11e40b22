"""Bytes to text. Every encoding that fits is scored on the text it gives, because fitting proves little:
Big5 decodes as GB18030 without an error, into nonsense.
"""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from articles.reading.record import Refused
from articles.reading.tables.words import lines

LARGEST = 20 * 1024 * 1024
"""Bytes: no article is longer."""

_CODECS = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LOSSY = ("utf-8", "gb18030", "big5")

# Enough to tell encodings apart, so that a large file costs no more than a long article.
_SAMPLE = 20_000
# Chinese text scores above 2, the same bytes in a wrong encoding below 0.
_READABLE = 0.5
# Three-byte UTF-8 hardly ever comes about by chance; two-byte does: 小学 in GB18030 is valid UTF-8.
_UTF8_BONUS = 12.0
# A text in another language is told as one without Chinese, not as an unknown encoding.
_LATIN = 1.5
_FIRST_OF_THREE_BYTES = "\u0800"
_MOST_DAMAGED = 0.02


_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    problems: tuple[str, ...]


class _Candidate(NamedTuple):
    score: float
    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """The text and its encoding; raises Refused. A few unreadable bytes become U+FFFD and are told as a problem."""
    if len(raw) > LARGEST:
        raise Refused("too-large", f"The file has {len(raw):,} bytes; the most that is read is {LARGEST:,}.")
    if not raw.strip():
        raise Refused("empty", "The file is empty or holds nothing but white space.")
    best = max(_candidates(raw, strictly=True) or _candidates(raw, strictly=False))
    if not best.text.strip():
        raise Refused("empty", "The file holds nothing but a byte order mark or white space.")
    _refuse_unreadable(best)
    lost = best.text.count("\ufffd")
    problems = (f"{lost} places could not be decoded as {best.encoding}.",) if lost else ()
    return Decoded(best.text, best.encoding, problems)


def decode_as(raw: bytes, encoding: str) -> str:
    """The text that `decode` gave, once its encoding is known; never raises for an encoding that `decode` named."""
    return raw.decode(_CODECS.get(encoding, encoding), "replace")


def _candidates(raw: bytes, *, strictly: bool) -> list[_Candidate]:
    mark = next((mark for mark in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)
    names = [_BYTE_ORDER_MARKS[mark]] if mark else list(_CODECS) if strictly else list(_LOSSY)
    texts = ((name, _decoded(raw, _CODECS.get(name, name), strictly)) for name in names)
    return [_Candidate(_score(text, name), text, name) for name, text in texts if text is not None]


def _decoded(raw: bytes, codec: str, strictly: bool) -> str | None:
    try:
        return raw.decode(codec, "strict" if strictly else "replace")
    except UnicodeDecodeError:
        return None


def _refuse_unreadable(best: _Candidate) -> None:
    sample = best.text[:_SAMPLE]
    if sum(map(_is_damage, sample)) > _MOST_DAMAGED * len(sample):
        raise Refused("binary", "The file is not text: it holds control characters or bytes that spell nothing.")
    if not _HAN.search(best.text):
        raise Refused("no-chinese", "The file holds no letter of Chinese.")
    if best.score < _READABLE:
        raise Refused("undecodable", "The file reads as nonsense in every encoding known for Chinese.")


def _score(text: str, encoding: str) -> float:
    """The mean likelihood of the characters beyond printable ASCII, which every candidate shares; 0 without any."""
    likelihoods = _likelihoods()
    counts = Counter(text[:_SAMPLE])
    telling = [(c, count) for c, count in counts.items() if not (" " <= c <= "~" or c in "\n\r\t")]
    total = sum(count for _, count in telling)
    if not total:
        return 0.0
    mean = sum((likelihoods.get(c) or _likelihood_of_class(c)) * count for c, count in telling) / total
    share = sum(count for c, count in telling if c >= _FIRST_OF_THREE_BYTES) / total
    return mean + _UTF8_BONUS * share if encoding == "utf-8" else mean


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
    if _is_damage(character):
        return -6.0
    return -3.0 if _HAN.match(character) else -1.0


def _is_damage(character: str) -> bool:
    """Control characters, private use and the mark of what could not be decoded."""
    return (
        ("\0" <= character < " " and character not in "\t\n\r\f\v")
        or "\x7f" <= character < "\xa0"
        or "\ue000" <= character <= "\uf8ff"
        or character == "\ufffd"
    )
