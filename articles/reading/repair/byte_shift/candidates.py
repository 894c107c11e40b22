"""What the bytes of a run may have been: as they stand, or with a pair of the user-defined area that vanished."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from heapq import nlargest

from articles.reading.repair.byte_shift.runs import Run, pair
from articles.reading.tables.lexicon import is_word
from articles.reading.tables.pairs import as_class, bond, commonness
from articles.reading.tables.readings import readings

_HAN = re.compile("[\u3400-\u9fff]")
_PUNCTUATION = frozenset("　、。，；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·％")
_LEADS = [bytes((byte,)) for byte in range(0x81, 0xFF)]
_TRAILS = [bytes((byte,)) for byte in range(0x40, 0xFF)]
# So many ways to begin, to end and to split are looked at closely.
_CLOSEST = 6


def restorations(before: str, run: Run, after: str) -> list[str]:
    """The likeliest texts whose bytes lost nothing but the first, and the last where something tells it."""
    firsts = bytes_read(pair(before[-1:])[-1:], run.letters) if run.letters else _LEADS
    if not run.raw:
        return _characters(first + last for first in firsts for last in _lasts(first, run))
    middle = run.raw[1:-1].decode("gbk", "replace")
    heads = _characters(byte + run.raw[:1] for byte in firsts)
    tails = _characters(run.raw[-1:] + byte for byte in _lasts(run.raw[-1:], run))
    if not tails or not all(map(_is_text, middle)):
        return []
    behind = middle[:1] or tails
    likely = nlargest(_CLOSEST, heads, key=lambda head: max(fit(before[-1:], head, one) for one in behind))
    likely += [head for head in heads if head not in likely and is_word(before[-1:] + head)][:_CLOSEST]
    tails = nlargest(_CLOSEST, tails, key=lambda tail: fit(middle[-1:], tail, after))
    return [head + middle + tail for head in likely for tail in tails]


def _lasts(lead: bytes, run: Run) -> Iterable[bytes]:
    if not run.reading:
        return run.tails
    read = bytes_read(lead, run.reading)
    return read if run.letters or run.raw else [byte for byte in read if byte in run.tails]


def splits(left: str, merged: str, right: str, reading: str) -> list[str]:
    """The likeliest two characters that read as this one where the pair between their outer bytes vanished; with that
    reading of the second, if any.
    """
    lead, trail = pair(merged)[:1], pair(merged)[1:]
    seconds = _read_seconds(reading) if reading else _seconds(trail)
    behind = {byte: (second, _common_before(second, right)) for byte, second in seconds.items()}
    found = []
    for first, bytes_ in _firsts(lead):
        likely = commonness(first) + _bond(left, first)
        found += [
            (likely + _bond(first, behind[byte][0]) + behind[byte][1], first + behind[byte][0])
            for byte in bytes_
            if byte in behind
        ]
    return [text for _, text in nlargest(_CLOSEST, found)]


def fit(left: str, one: str, right: str) -> float:
    """How likely a character is between its neighbours, in bits."""
    return _bond(left, one) + _common_before(one, right)


def _common_before(one: str, right: str) -> float:
    return commonness(one) + _bond(one, right)


@cache
def _bond(left: str, right: str) -> float:
    return bond(as_class(left), as_class(right)) if left and right else 0.0


def _characters(pairs: Iterable[bytes]) -> list[str]:
    return [decoded for two in pairs if (decoded := _character(two))]


@cache
def _character(two: bytes) -> str:
    """The character of two bytes, "" where there is none that stands in a text."""
    decoded = two.decode("gbk", "ignore")
    return decoded if len(decoded) == 1 and _is_text(decoded) else ""


def _is_text(character: str) -> bool:
    return bool(_HAN.match(character)) or character in _PUNCTUATION


@cache
def _firsts(lead: bytes) -> list[tuple[str, list[bytes]]]:
    """Each character of that first byte whose second may begin a pair that vanished, with the ends of such pairs."""
    return [(first, seconds) for byte, seconds in _vanishing().items() if (first := _character(lead + byte))]


@cache
def _vanishing() -> dict[bytes, list[bytes]]:
    """The pairs of first bytes that no character has: decoding drops them without a trace."""
    found: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for first in _LEADS:
        for second in _LEADS:
            if not (first + second).decode("gbk", "ignore"):
                found[first].append(second)
    return found


@cache
def _seconds(trail: bytes) -> dict[bytes, str]:
    """By first byte, the characters of that second byte whose first may end a pair that vanished."""
    ends = {byte for bytes_ in _vanishing().values() for byte in bytes_}
    return {byte: second for byte in ends if (second := _character(byte + trail))}


@cache
def _read_seconds(reading: str) -> dict[bytes, str]:
    """The same of a reading instead of a second byte, the commonest of each."""
    found: dict[bytes, str] = {}
    for lead in {byte for bytes_ in _vanishing().values() for byte in bytes_}:
        if characters := _characters(lead + byte for byte in bytes_read(lead, reading)):
            found[lead] = max(characters, key=commonness)
    return found


def bytes_read(lead: bytes, letters: str) -> list[bytes]:
    """The bytes that make a character of that reading out of the byte before them."""
    return _second_bytes(lead).get(letters, [])


@cache
def _second_bytes(lead: bytes) -> dict[str, list[bytes]]:
    """By reading; Traditional characters alone where there are any, because those were annotated."""
    found: defaultdict[str, list[tuple[bool, bytes]]] = defaultdict(list)
    for trail in _TRAILS if lead else ():
        if _HAN.match(character := _character(lead + trail)):
            for reading in readings(character):
                found[reading].append((as_class(character) != character, trail))
    return {
        reading: [byte for telling, byte in bytes_ if telling] or [byte for _, byte in bytes_]
        for reading, bytes_ in found.items()
    }
