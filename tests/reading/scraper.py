"""The scraper that put pages out of step: it searched bytes, and read the result character by character."""

from typing import NamedTuple

INSERTED_BEFORE = (b"\xa3\xa1", b"\xa3\xbb", b"\xa3\xbf", b"\xa1\xa3")


class Scraped(NamedTuple):
    """`lost` tells that bytes vanished which nothing in the text points to."""

    text: str
    lost: bool


def scraped(text: str, annotated: dict[str, str]) -> Scraped:
    """The text with a reading behind each pair of bytes that spells an annotated character, in step or not, and with
    a space before punctuation found between two characters.
    """
    raw, out, place = text.encode("gbk"), bytearray(), 0
    starts = _starts(raw)
    marks = {character.encode("gbk"): f"({reading})".encode("gbk") for character, reading in annotated.items()}
    while place < len(raw):
        if place not in starts and raw[place : place + 2] in INSERTED_BEFORE:
            out += b" "
        out += raw[place : place + 1]
        place += 1
        out += marks.get(raw[place - 2 : place], b"") if place > 1 else b""
    return _decoded(bytes(out))


def _starts(raw: bytes) -> set[int]:
    starts, place = set(), 0
    while place < len(raw):
        starts.add(place)
        place += 2 if raw[place] > 0x80 else 1
    return starts


def _decoded(raw: bytes) -> Scraped:
    """As the scraper decoded: a broken pair is one "?", a pair of the user-defined area is nothing at all, and 0x80,
    which begins none, the euro sign.
    """
    pieces, place, lost = [], 0, False
    while place < len(raw):
        pair = raw[place : place + 1 if raw[place] <= 0x80 else place + 2]
        place += len(pair)
        try:
            pieces.append("€" if pair == b"\x80" else pair.decode("gbk"))
        except UnicodeDecodeError:
            broken = len(pair) == 1 or pair[1] < 0x40
            lost = lost or not broken or pair[1:] not in (b"(", b" ")
            pieces.append("?" if broken else "")
    return Scraped("".join(pieces), lost)
