"""Where a text stands out of step: from behind an insertion up to the next ASCII byte or the next insertion."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.reading.tables.readings import LETTERS, reads, spelt

_READING = re.compile(rf"\?(\?)?[ \u3000]?({LETTERS})[ \u3000]?[)）]")
_LAST_READING = re.compile(rf"\??[ \u3000]?({LETTERS})[ \u3000]?[)）]")
BRACKET = re.compile(rf"[(（][ \u3000]?({LETTERS})[ \u3000]?[)）]")
# Punctuation that was searched for: its first byte is the second byte of what became "?".
# Some pages lost the "?", too; then the second byte glued to what follows tells.
_BARE = "(?<=[^?\\s])(?=[!！;；][\u3400-\u9fff][^\\x00-\\x7f]{0,20}[@-~€](?![0-9A-Za-z]))"
_START = re.compile(rf"{_READING.pattern}|\?(?=[!！;；?？。，,、：:])|{_BARE}")
# A search skips to these, and would try a pattern that looks behind at every character.
_MAY_START = re.compile("[?!！;；]")
# A space that was put before punctuation found between two pairs that were out of step already.
_SPACE = re.compile("[ \u3000](?=[!！;；?？。])")
# Where that punctuation was found between an annotated character and the next, both bytes of the first are "?"; by the
# first byte of the next, the second that it makes punctuation with.
_PARTED = {b"\xa1": (b"\xa3",), b"\xbb": (b"\xa3",), b"\xbf": (b"\xa3",), b"\xa3": (b"\xa1",)}
# What a second byte is read as that is left alone, 0x80 among them.
_SECOND = re.compile("[@-~€]")
_TWO_LETTERS = re.compile("[A-Za-z][@-~](?![0-9A-Za-z])")
# What HTML goes on with behind a swallowed "<" or "&".
_TAG = re.compile(r"\?(?=/?[a-z]+[0-9]?(?: ?/)?>)")
_ENTITY = re.compile(r"\?(?=[a-z]{2,6};)")
# What ends a sentence or a quotation, by first byte: the second byte was swallowed with what follows.
_CLOSING = {b"\xa1": (b"\xa3", b"\xb1", b"\xaf", b"\xb7", b"\xbf"), b"\xa3": (b"\xa1", b"\xbf", b"\xa9", b"\xbb")}
# A longer run has all but surely lost something.
_LONGEST = 64


class Run(NamedTuple):
    """The characters out of step, `read` as they stand, and their bytes. `letters` are the reading that it begins
    behind, "" where that was punctuation.

    `tails` are the bytes that may have stood behind the last, none where its `reading` tells them, or nothing does;
    of a character that lost both bytes, both tell.
    `rest` is ASCII text that was swallowed with it.
    """

    letters: str
    read: str
    raw: bytes
    tails: tuple[bytes, ...] = ()
    reading: str = ""
    rest: str = ""


def starts(text: str) -> Iterator[re.Match[str]]:
    """Where runs may start, in order."""
    found = (_START.match(text, mark.start()) for mark in _MAY_START.finditer(text))
    return filter(None, found)


def run_from(text: str, start: re.Match[str]) -> tuple[Run, int]:
    """The run, and where it ends."""
    letters = spelt(start[2] or "")
    if start[1]:
        return Run("", "", b"", _PARTED.get(pair(text[start.end() : start.end() + 1])[:1], ()), letters), start.end()
    # Punctuation is the first character of its run.
    place = start.end()
    read, raw = "", b""
    while len(read) < _LONGEST and (character := text[place : place + 1]):
        inserted = BRACKET.match(text, place) if read else None
        if inserted and reads(read[-1], inserted[1]):
            place = inserted.end()
            continue
        if read and _SPACE.match(text, place):
            place += 1
            continue
        two = pair(character)
        if (character == "?" and (read or letters)) or (_SECOND.match(character) and not _is_wide(text, place)):
            break
        if not two:
            break
        if two[1] < 0x80:
            # No first byte is ASCII: the second byte is a character of its own, and in step.
            return Run(letters, read, raw, (two[:1],), rest=chr(two[1])), place + 1
        read, raw, place = read + character, raw + two, place + 1
    return _ended(text, place, Run(letters, read, raw))


def _ended(text: str, place: int, run: Run) -> tuple[Run, int]:
    """The run with what ends it: a reading, the second byte of a character, or HTML that lost its first character."""
    if inserted := _LAST_READING.match(text, place):
        return run._replace(reading=spelt(inserted[1])), inserted.end()
    if _SECOND.match(text, place):
        return run._replace(tails=(text[place].encode("cp1252"),)), place + 1
    closing = _CLOSING.get(run.raw[-1:], ())
    if closing and _TAG.match(text, place):
        return run._replace(tails=closing, rest="<"), place + 1
    if closing and _ENTITY.match(text, place):
        return run._replace(tails=closing, rest="&"), place + 1
    return run, place


def _is_wide(text: str, place: int) -> bool:
    """Whether the letter is one of full width that a page made narrow: another second byte follows it."""
    return bool(_TWO_LETTERS.match(text, place))


def pair(character: str) -> bytes:
    """The two bytes of a character; of ASCII, those of its full-width form, for which it stands out of step."""
    if "!" <= character <= "~":
        return bytes((0xA3, ord(character) + 0x80))
    encoded = character.encode("gbk", "ignore")
    return encoded if len(encoded) == len(b"\x81\x40") else b""
