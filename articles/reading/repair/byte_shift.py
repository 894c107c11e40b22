"""Text one byte out of step: 專(zhuān)家?guī)痛謇飪?yōu)選 is 專家幫村里優選, and 。”東 became ?!睎|.

GBK bytes into which something was inserted by searching bytes, so that it fell between the two bytes of a character.
The first of them became "?", together with the bracket; what follows was read out of step up to the next ASCII byte,
which became the second byte of a character, or the next insertion. The reading in brackets tells the lost byte; where
punctuation was searched for, the neighbours do. Taken back only where every character then stands beside one that it
is seen beside in news, because pairs of the user-defined area vanished without a trace: what stood there is not
invented. Left alone: 你好吗?他说, 真的吗?!, and "?" before a bracket that holds no reading.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from articles.reading.rules import Edit
from articles.reading.tables.pairs import as_class, commonness, weight
from articles.reading.tables.readings import LETTERS, readings, reads, spelt

_READING = re.compile(rf"\?[ \u3000]?({LETTERS})[ \u3000]?[)）]")
_BRACKET = re.compile(rf"[(（][ \u3000]?({LETTERS})[ \u3000]?[)）]")
_LONGEST_BRACKET = 12
# Punctuation that was searched for: its first byte is the second byte of what became "?".
_START = re.compile(rf"{_READING.pattern}|\?(?=[!！;；?？。])")
_CLOSING_TAG = re.compile(r"\?(?=/[a-z]+[0-9]?>)")
# Behind the second "?" of a run: what nobody writes behind a question mark.
_SWALLOWED = re.compile("[?][0-9、，；/<&]")
# Scripts that hardly stand in Chinese text but fill the rows of GBK between punctuation and Han.
_SYMBOLS = re.compile("[\u0370-\u04ff\u2500-\u25ff\u3040-\u312f]")
_TONED = re.compile("[^a-z]")

_LEADS = [bytes((byte,)) for byte in range(0x81, 0xFF)]
_CLOSING_QUOTE = "”".encode("gbk")
_HAN = re.compile("[\u3400-\u9fff]")
_PUNCTUATION = frozenset("　、。，；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·％")
# What a pair weighs that was never seen, and by how much the best guess at a lost byte must beat the next.
_UNSEEN = -4.0
# The bits of the number of pairs that the table was counted on.
_ALL_PAIRS = 22
_MARGIN = 3
# The news that was counted is spoken: it hardly quotes, and has no dateline. Printed news does and has.
_PRINTED = {"。”": 3.0, "　（": 4.0}
_BADLY_READ = 0.5
_SHOWN = 8


def undone(text: str) -> Iterator[Edit]:
    last = _NOTHING
    for start in _START.finditer(text):
        edit = _undone(text, start, last) if start.start() >= last.end else None
        if edit:
            last = edit
            yield edit


def damaged(text: str) -> Iterator[str]:
    """What stands around each place that is out of step and stays so, because its bytes do not say what it was."""
    done = 0
    for start in _START.finditer(text):
        if start.start() >= done and _is_damage(text, start) and _undone(text, start, _NOTHING) is None:
            done = _run(text, start).end
            yield text[max(start.start() - _SHOWN, 0) : start.end() + _SHOWN].replace("\n", " ")


_NOTHING = Edit(0, 0, "")


class _Run(NamedTuple):
    """The characters out of step, up to `end`; `tails` are the bytes that may have stood behind them, none where
    nothing fits; `rest` is the text that was swallowed with the last.
    """

    read: str
    raw: bytes
    tails: tuple[bytes, ...]
    rest: str
    end: int
    reading: str


def _run(text: str, start: re.Match[str]) -> _Run:
    """From behind a reading, or from the punctuation that was searched for, in time linear in the run."""
    place = start.end() if start[1] else start.end() + 1
    read = [] if start[1] else [text[place - 1]]
    while character := text[place : place + 1]:
        inserted = _BRACKET.match(text, place)
        if inserted and read and reads(read[-1], inserted[1]):
            place = inserted.end()
        elif character == "?" or "@" <= character <= "~" or not _pair(character):
            break
        else:
            read.append(character)
            place += 1
    return _ended(text, place, "".join(read), b"".join(map(_pair, read)))


def _ended(text: str, place: int, read: str, raw: bytes) -> _Run:
    """What ends a run: the second byte of a character, a reading, or a tag whose bracket was swallowed."""
    if reading := _READING.match(text, place):
        return _Run(read, raw, (), "", reading.end(), spelt(reading[1]))
    if "@" <= text[place : place + 1] <= "~":
        return _Run(read, raw, (text[place].encode(),), "", place + 1, "")
    if _CLOSING_TAG.match(text, place) and raw[-1:] == _CLOSING_QUOTE[:1]:
        return _Run(read, raw, (_CLOSING_QUOTE[1:],), "<", place + 1, "")
    return _Run(read, raw, (), "", place, "")


def _pair(character: str) -> bytes:
    """The two bytes of a character; of ASCII, those of its full-width form, for which it stands out of step."""
    if "!" <= character < "@":
        return bytes((0xA3, ord(character) + 0x80))
    encoded = character.encode("gbk", "ignore")
    return encoded if len(encoded) == len(b"\x81\x40") else b""


def _undone(text: str, start: re.Match[str], last: Edit) -> Edit | None:
    run = _run(text, start)
    before, after = _standing_before(text, start.start(), last), run.rest or _standing_after(text, run.end)
    restored = _best(before, list(_candidates(before, start[1], run)), after)
    if not restored or not _was_unreadable(before, start[1], run):
        return None
    annotated = _BRACKET.match(text, run.end)
    if run.reading or (annotated and reads(restored[-1], annotated[1])):
        # Its reading vouches for the last character.
        strangers = _strangers(before, restored[:-1], restored[-1])
    else:
        strangers = _strangers(before, restored, after)
    if strangers and not (_is_toned(start[1]) and _is_common(restored)):
        return None
    return Edit(start.start(), run.end, restored + run.rest)


def _standing_before(text: str, place: int, last: Edit) -> str:
    """The character before the place, as the last edit left it; readings of it left out."""
    while place > last.end and text[place - 1] in ")）":
        nearest = max(place - _LONGEST_BRACKET, 0)
        opened = max(text.rfind("(", nearest, place), text.rfind("（", nearest, place))
        inserted = _BRACKET.fullmatch(text, opened, place) if opened >= 0 else None
        if not inserted or not reads(_character_before(text, opened, last), inserted[1]):
            break
        place = opened
    return _character_before(text, place, last)


def _character_before(text: str, place: int, last: Edit) -> str:
    return last.after[-1:] if place == last.end else text[place - 1 : place]


def _standing_after(text: str, place: int) -> str:
    inserted = _BRACKET.match(text, place)
    place = inserted.end() if inserted else place
    return text[place : place + 1]


def _candidates(before: str, letters: str | None, run: _Run) -> Iterator[str]:
    """Every text that the bytes may have been."""
    if not (run.tails or run.reading):
        return  # one byte is left over, whatever was lost
    lost = _bytes_read(_pair(before)[-1:], spelt(letters)) if letters else _LEADS
    for byte in lost:
        raw = byte + run.raw
        for tail in _bytes_read(raw[-1:], run.reading) if run.reading else run.tails:
            text = (raw + tail).decode("gbk", "replace")
            if all(_HAN.match(character) or character in _PUNCTUATION for character in text):
                yield text


def _bytes_read(lead: bytes, letters: str) -> list[bytes]:
    """The bytes that make a character of that reading out of the byte before them."""
    return _second_bytes().get((lead, letters), [])


@cache
def _second_bytes() -> dict[tuple[bytes, str], list[bytes]]:
    """By first byte and reading; Traditional characters alone where there are any, because those were annotated."""
    found: defaultdict[tuple[bytes, str], list[tuple[bool, bytes]]] = defaultdict(list)
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    for pair in pairs:
        character = pair.decode("gbk", "ignore")
        if len(character) == 1 and _HAN.match(character):
            for reading in readings(character):
                found[pair[:1], reading].append((as_class(character) != character, pair[1:]))
    return {
        key: [byte for telling, byte in bytes_ if telling] or [byte for _, byte in bytes_]
        for key, bytes_ in found.items()
    }


def _best(before: str, texts: list[str], after: str) -> str | None:
    """The text whose ends fit best where they stand; none where two of them fit about as well."""
    ranked = sorted(((_fit(before, text, after), text) for text in texts), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    return ranked[0][1]


def _fit(before: str, text: str, after: str) -> float:
    """The likelihood of the first and the last character between their neighbours, in bits; what lies between the
    two is the same in all candidates.
    """
    around = before + text + after
    first, last = len(before), len(before + text) - 1
    pairs = {(place, place + 1) for end in (first, last) for place in (end - 1, end)}
    likelihood = sum(commonness(around[end]) for end in {first, last})
    return likelihood + sum(
        _bond("".join(around[place] for place in pair if 0 <= place < len(around))) for pair in pairs
    )


def _bond(pair: str) -> float:
    """How much oftener the two stand side by side than by chance, in bits."""
    if pair in _PRINTED:
        return _PRINTED[pair]
    if len(pair) < len("甲乙") or not weight(*pair):
        return _UNSEEN
    return max(weight(*pair) + _ALL_PAIRS - commonness(pair[0]) - commonness(pair[1]), _UNSEEN)


def _was_unreadable(before: str, letters: str | None, run: _Run) -> bool:
    return bool(_is_toned(letters) or run.reading or run.rest or _strangers(before, run.read, ""))


def _is_toned(letters: str | None) -> bool:
    """A reading with its tone behind "?" is damage beyond doubt."""
    return bool(letters and _TONED.search(letters))


def _strangers(before: str, text: str, after: str) -> int:
    """How many Han characters of the text stand beside none that they are known to stand beside."""
    around = [before, *text, after]
    triples = zip(around, around[1:], around[2:], strict=False)
    return sum(
        1
        for left, c, right in triples
        if _HAN.match(c) and not (c in (left, right) or weight(left, c) or weight(c, right))
    )


def _is_common(text: str) -> bool:
    """Whether it is one character, and its Simplified form among the 3,755 of the standard's first level: such a one
    may be part of a name that no news has told of yet.
    """
    return len(text) == 1 and "\xb0" <= as_class(text).encode("gb2312", "ignore")[:1].decode("latin-1") <= "\xd7"


def _is_damage(text: str, start: re.Match[str]) -> bool:
    """Whether "?" is no question mark: a reading with its tone follows, or what follows reads badly."""
    if start[1]:
        return _is_toned(start[1])
    run = _run(text, start)
    nothing_but_the_mark = run.read in "！；。" and text[run.end : run.end + 1] == "?"
    if nothing_but_the_mark or _SWALLOWED.match(text, run.end) or _SYMBOLS.search(run.read):
        return True
    han = len(_HAN.findall(run.read))
    return bool(han) and _strangers(run.read[0], run.read[1:], "") >= _BADLY_READ * han
