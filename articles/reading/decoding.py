"""Bytes to text. Every encoding that fits is scored on the text it gives, because fitting proves little:
Big5 decodes as GB18030 without an error, into nonsense.
"""

import re
from codecs import getincrementaldecoder, register_error
from typing import NamedTuple

from articles.reading.record import Refused
from articles.reading.tables.commonness import commonness, damage_in
from articles.reading.tables.surprise import surprise

LARGEST = 20 * 1024 * 1024
"""Bytes: no article is longer."""

_CODECS = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
_TWO_BYTES = ("gb18030", "big5")
# Nearly any bytes can be read as these, while rare characters in UTF-8 are what they are.
_TOLERANT = (*_TWO_BYTES, "utf-16-le", "utf-16-be")
# Places at which the next character is looked for with care, and how many bytes ahead; a text with more is hopeless.
_MOST_RESYNCHRONISED, _AHEAD = 20_000, 26
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]+)|<\?xml\s[^>]{0,99}?encoding\s?=\s?["']([\w-]+)""",
    re.I,
)
_DECLARED_WITHIN = 4096
# What pages call the encodings; all the rest is called by its own name.
_ALIASES = {
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5-hkscs": "big5",
    "x-x-big5": "big5",
    "cp950": "big5",
}

# Bytes, from the first that tells encodings apart: a large file costs no more than a long article.
_SAMPLE = 40_000
_TELLING = re.compile(rb"[\x00\x80-\xff]")
# Up to so many bytes, which characters are common says too little: pairs of them tell.
_SHORT = 400
# So many characters that take three bytes in UTF-8 do not come about by chance; two-byte ones do: 小学 in GB18030.
_CERTAINLY_UTF8 = re.compile("(?:[^\u0800-\uffff]*[\u0800-\uffff]){12}")
# Of a score, which is that of a character: no declaration outweighs what the text reads like.
_DECLARED_BONUS = 0.3
# Chinese text scores above 2, the same bytes in a wrong encoding below 0.
_READABLE = 0.5
# Bits of surprise a character: news has 7, nonsense more than 20.
_READABLE_SURPRISE = 18.0
# Both hold for a file: a few damaged places in a short text are no sign of a binary file.
_MOST_DAMAGED, _FEW_DAMAGED = 0.02, 3

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    problems: tuple[str, ...]


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text and its encoding; raises Refused. A few unreadable bytes become U+FFFD and are told as a problem.

    `declared` is the charset that came with the file, in an HTTP header say: a hint, as is one that the file declares.
    """
    if len(raw) > LARGEST:
        raise Refused("too-large", f"The file has {len(raw):,} bytes; the most that is read is {LARGEST:,}.")
    if not raw.strip():
        raise Refused("empty", "The file is empty or holds nothing but white space.")
    encoding = _encoding_of(raw, declared)
    text = decode_as(raw, encoding)
    if not text.strip():
        raise Refused("empty", "The file holds nothing but a byte order mark or white space.")
    _refuse_unreadable(text, encoding)
    lost = text.count("\ufffd") - _count_of_marks(raw, encoding)
    problems = (f"{lost} places could not be decoded as {encoding}.",) if lost > 0 else ()
    return Decoded(text, encoding, problems)


def decode_as(raw: bytes, encoding: str) -> str:
    """The text that `decode` gave, once its encoding is known; never raises for an encoding that `decode` named."""
    text = raw.decode(_CODECS.get(encoding, encoding), "replace")
    if encoding in _TWO_BYTES and 0 < text.count("\ufffd") < _MOST_RESYNCHRONISED:
        return raw.decode(_CODECS[encoding], "in-step-again")
    return text


def _in_step_again(fault: UnicodeError) -> tuple[str, int]:
    """An error handler for two-byte encodings: after a broken byte, go on where the text makes more sense."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    raw, end = fault.object, fault.start + _AHEAD

    def nonsense(start: int) -> float:
        decoder = getincrementaldecoder(fault.encoding)("replace")
        return surprise(decoder.decode(raw[start:end], final=end >= len(raw)))

    return "\ufffd", min(len(raw), min((fault.start + 1, fault.start + 2), key=nonsense))


register_error("in-step-again", _in_step_again)


def declared_encoding(raw: bytes) -> str | None:
    """What an HTML or XML file says of itself, in our name for it; it may lie."""
    found = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    return _known((found[1] or found[2]).decode("ascii", "ignore")) if found else None


def _known(name: str) -> str | None:
    name = name.strip().lower().replace("_", "-")
    name = _ALIASES.get(name, name)
    return name if name in _CODECS else None


def _encoding_of(raw: bytes, declared: str | None) -> str:
    mark = next((mark for mark in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)
    if mark:
        return _BYTE_ORDER_MARKS[mark]
    sample = _sample(raw)
    if _CERTAINLY_UTF8.match(_valid_utf8(sample)):
        return "utf-8"
    hints = {declared_encoding(raw), _known(declared or "")}
    scores = {encoding: _score(decode_as(sample, encoding), len(sample)) for encoding in _CODECS}
    return max(_CODECS, key=lambda encoding: scores[encoding] + _DECLARED_BONUS * (encoding in hints))


def _sample(raw: bytes) -> bytes:
    """What begins with the first telling byte, at an even place because UTF-16 needs one."""
    found = _TELLING.search(raw)
    start = found.start() // 2 * 2 if found and len(raw) > _SHORT else 0
    return raw[start : start + _SAMPLE]


def _valid_utf8(sample: bytes) -> str:
    """The sample as UTF-8, a character that was cut off left out; empty where it is none."""
    try:
        return getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return ""


def _count_of_marks(raw: bytes, encoding: str) -> int:
    """How many U+FFFD the file holds itself, left there by whoever read it before."""
    mark = "\ufffd".encode(_CODECS.get(encoding, "utf-8"), "ignore")
    return raw.count(mark) if mark else 0


def _refuse_unreadable(text: str, encoding: str) -> None:
    sample = text[:_SAMPLE]
    if damage_in(sample) > _MOST_DAMAGED * len(sample) + _FEW_DAMAGED:
        raise Refused("binary", "The file is not text: it holds control characters or bytes that spell nothing.")
    if not _HAN.search(text):
        raise Refused("no-chinese", "The file holds no letter of Chinese.")
    if encoding in _TOLERANT and _is_nonsense(sample):
        raise Refused("undecodable", "The file reads as nonsense in every encoding known for Chinese.")


def _is_nonsense(text: str) -> bool:
    beginning = text[:_SHORT].replace("\ufffd", "")
    return commonness(text) < _READABLE and surprise(beginning) > _READABLE_SURPRISE * len(beginning)


def _score(text: str, size: int) -> float:
    """The higher, the more it reads like news; comparable between readings of the same bytes, `size` of them."""
    return -surprise(text) / size if size <= _SHORT else commonness(text)
