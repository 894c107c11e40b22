"""What the characters of a text were that was read in a wrong encoding."""

import re
from collections.abc import Iterable
from functools import cache

from articles.reading.tables.pairs import commonness

LOST = b"\x7f"
"""Stands for U+FFFD, which a decoder wrote for bytes that it could not read."""

_PAIRS = [bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F]
_SINGLE = [bytes((byte,)) for byte in range(0x100)]
_ASCII = {chr(byte): bytes((byte,)) for byte in range(0x80)} | {"\ufffd": LOST}
# The bytes of UTF-8: the first of three, and all that follow a first one; with the first of two begins what went
# wrong twice.
_FIRST_OF_TWO = range(0xC2, 0xC6)
_FIRST, _FOLLOWING = range(0xE2, 0xF0), range(0x80, 0xC0)
# The logarithm to base 2 of a count in four million characters.
_RARE = 7.0
_LAST_OF_THE_BASIC_PLANE = "\uffff"
_WESTERN = "\0-\u024f\u2000-\u2e7f\u3000-\u303f\uff00-\uffef"


@cache
def bytes_of_gbk() -> dict[str, bytes]:
    """Windows reads the byte 0x80, which begins no character, as the sign of the euro."""
    return _ASCII | _characters("gb18030") | _characters("gbk") | {"€": b"\x80"}


@cache
def bytes_of_latin() -> dict[str, bytes]:
    """Windows-1252, and Latin-1 where that has no character."""
    windows = {byte.decode("cp1252", "ignore"): byte for byte in _SINGLE[0x80:]}
    latin = {byte.decode("latin-1"): byte for byte in _SINGLE}
    return {character: byte for character, byte in (latin | windows | _ASCII).items() if character}


@cache
def utf8_read_as_gbk() -> re.Pattern[str]:
    """Where a run may begin: the first two bytes of a character, then a third with what may follow it."""
    listed = [(c, raw[0], raw[-1]) for c, raw in bytes_of_gbk().items() if raw[0] >= _FOLLOWING[0]]
    begins = _either(c for c, first, last in listed if first in _FIRST and last in _FOLLOWING)
    goes_on = _either(c for c, first, last in listed if first in _FOLLOWING and last in _FIRST)
    ends = _either(c for c, first, last in listed if first in _FOLLOWING and last in _FOLLOWING)
    other = _either(c for c, first, last in listed if first in _FOLLOWING and (last < 0x80 or last in _FIRST_OF_TWO))
    return re.compile(f"{begins}(?={goes_on}(?:{ends}|[?\ufffd])|{other}|[€?\ufffd])")


@cache
def utf8_read_as_latin() -> re.Pattern[str]:
    listed = bytes_of_latin().items()
    begins = _either(c for c, raw in listed if raw[0] in _FIRST or raw[0] in _FIRST_OF_TWO)
    return re.compile(f"{begins}(?={_either(c for c, raw in listed if raw[0] in _FOLLOWING or raw in (LOST, b' '))})")


@cache
def misread(codec: str, read_as: str) -> dict[str, str]:
    """What each character was, in a text of one two-byte encoding that was read as another."""
    right = {pair: character for character, pair in _characters(codec).items()}
    pairs = {read: right[pair] for read, pair in _characters(read_as).items() if pair in right}
    return {character: character for character in map(chr, range(0x20, 0x7F))} | pairs


@cache
def runs_of_misread(codec: str, read_as: str) -> re.Pattern[str]:
    return re.compile(f"{_either(misread(codec, read_as))}{{4,}}")


@cache
def rare() -> re.Pattern[str]:
    """Four characters beyond ASCII that news hardly uses, close to one another."""
    one = f"[^{_WESTERN}{_frequent_characters()}]"
    return re.compile(f"{one}(?:.{{0,2}}{one}){{3}}")


@cache
def frequent() -> re.Pattern[str]:
    """Four characters that news does use, one behind the other."""
    return re.compile(f"[{_frequent_characters()}]{{4}}")


@cache
def _frequent_characters() -> str:
    return "".join(c for c in map(chr, range(0x2E80, 0xFF00)) if commonness(c) > _RARE)


def _either(characters: Iterable[str]) -> str:
    """One of them, without those beyond the basic plane: a class that holds one is searched character by character."""
    return f"[{re.escape(''.join(c for c in characters if c <= _LAST_OF_THE_BASIC_PLANE))}]"


def _characters(codec: str) -> dict[str, bytes]:
    # Decoded all at once, each on a line: a line end is the second byte of nothing.
    decoded = b"\n".join(_PAIRS).decode(codec, "ignore").split("\n")
    pairs = zip(decoded, _PAIRS, strict=True)
    return {character: pair for character, pair in pairs if len(character) == 1 and character > "\x7f"}
