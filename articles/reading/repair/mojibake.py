"""Text read in a wrong encoding: 鏂伴椈, æ–°é—» and ÐÂÎÅ are 新闻.

The bytes are put back and read as what they were, in runs of any length, again where a text went wrong twice. A run is
taken back only where it then reads better (measured, see tables/surprise.py). A character that lost one of its bytes
becomes U+FFFD, because what stood there is not invented.
Left alone: 鏂 by itself, café, Müller, 烫烫的.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from articles.reading.rules import Edit
from articles.reading.tables.misreadings import (
    bytes_of_gbk,
    bytes_of_latin,
    frequent,
    misread,
    rare,
    runs_of_misread,
    utf8_read_as_gbk,
    utf8_read_as_latin,
)
from articles.reading.tables.surprise import bits, surprise

# What a decoder writes for bytes that it cannot read, and what uninitialised memory is in GBK. Each begins with a
# character as it is, so that a search can skip to it, once `in` has told that there is one.
_DAMAGE_BEGINS = "\ufffd锟烫屯"
_DAMAGE = re.compile("\ufffd\ufffd*|锟斤拷(?:锟斤拷)*(?:锟斤|锟)?|烫烫烫+|屯屯屯+")
_SHOWN = 8

_LINE = re.compile("[^\n]+")
_WHOLE = rb"[\xe2-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}"
_TWO = rb"[\xc2-\xdf][\x80-\xbf]"
# Much that is Chinese in GBK is such a pair as well: only the commonest, and only within a run.
_TWO_WITHIN = rb"[\xc2\xc3][\x80-\xbf](?=[\xe2-\xef][\x80-\xbf]{2})"
_CUT = rb"[\xe2-\xef](?:[?\x7f][\x80-\xbf]|[\x80-\xbf]?(?:[?\x7f]|(?=[\x00-\x7f\xe2-\xef])))"
# ASCII is the same in all encodings, so that a short passage of it may stand within a run.
_BETWEEN = rb"\x7f|[\x00-\x7e]{1,32}(?=[\xc2-\xf0])"
_LOST_BYTES = re.compile(_CUT + rb"|\x7f")
# The sign stands in GB18030 for a pair as well; that is meant where one byte is due and more of a character follows.
_EURO, _EURO_PAIR = re.compile("(?<=.)€(?=.)"), "€".encode("gb18030")
_FIRST_TWO_BYTES = re.compile(rb"[\xe2-\xef][\x80-\xbf]")
_MARK = "\ufffd".encode()
# The only byte that GBK cannot read before another that is not ASCII.
_BYTE_80 = re.compile(
    rb"(?<=[\xe2-\xef])[?\x7f](?=[\x80-\xbf])|(?<=[\xe2-\xef][\x80-\xbf])[?\x7f](?=[\xe2-\xef][\x80-\xbf])"
)
# A plain space where the byte 0xA0 is due, which Latin-1 reads as a no-break space.
_PLAIN_SPACE = re.compile(rb"(?<=[\xe2-\xef])\x20(?=[\x80-\xbf])|(?<=[\xe2-\xef][\x80-\xbf])\x20")

# Nothing was read as Latin-1 where the characters of Latin-1 show none of these: an encoder finds those in no time.
_LETTER_OF_UTF8 = re.compile(b"[\xc2-\xc5\xe2-\xef]")
_TWO_LETTERS = re.compile(b"[\xa1-\xfe][\x80-\xfe@-~]?[\xa1-\xfe]")
_HIGH, _SECOND = "[\xa1-\xfe]", "[\xa1-\xfe\x80-\xa0@-~€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# A letter with an accent and one without are such a pair too: two pairs side by side, or none with a letter.
_PAIRED = f"{_HIGH}(?:{_SECOND}(?:{_HIGH}{_SECOND})+|{_HIGH})"
_TWO_BYTES_READ_AS_LATIN = re.compile(f"{_PAIRED}(?:[ -~]{{1,32}}{_PAIRED})*")
_TWO_BYTE_ENCODINGS = ("gb18030", "big5hkscs")

_BYTE_ORDER_MARK = "\ufeff"
_CHINESE = re.compile("[\u3001\u3002\u3400-\u9fff\uff01-\uff1f]")
# By how many bits a run must read better, and how many of its characters are read for that.
_MARGIN, _JUDGED = 16.0, 300
_READABLE = 20.0
# Different characters, because a rare one twice or thrice over is no text.
_FEWEST = 4
# Where nearly any characters have another reading: by how many bits each must gain, all of them beyond
# that, and those that stay as they are behind them.
_LEAST_GAIN, _CERTAIN, _LEAVING = 4.0, 36.0, 20.0
_TIMES = 3
# No article has so many, and of twenty million characters they would take minutes.
MOST = 20_000
# With two more such characters, one of UTF-8 beyond doubt.
_FIRST_OF_UTF8_IN_LATIN = frozenset(map(chr, (0xC2, 0xC3, *range(0xE2, 0xF0))))


class _Run(NamedTuple):
    """text[start:end] and what it was."""

    start: int
    end: int
    was: str


def reversed_(text: str) -> Iterator[Edit]:
    """What was read wrongly, in time linear in the text; nothing where there are too many places."""
    if not too_many(text):
        yield from _reversed(text, _TIMES)


def too_many(text: str) -> bool:
    """Whether more than MOST places may have been read wrongly."""
    return len(text) > MOST and next(islice(_runs(text), MOST, None), None) is not None


def _runs(text: str) -> Iterator[_Run]:
    return (run for kind in _KINDS for run in kind(text))


def damaged(text: str) -> Iterator[str]:
    """What stands around each place that was lost before the text came here."""
    done = 0
    for hit in _DAMAGE.finditer(text) if any(mark in text for mark in _DAMAGE_BEGINS) else ():
        if hit.start() >= done:
            done = hit.end() + _SHOWN
            yield text[max(hit.start() - _SHOWN, 0) : done].replace("\n", " ")


def _reversed(text: str, times: int) -> list[Edit]:
    runs = sorted(_runs(text), key=lambda run: run.end)
    edits = [Edit(run.start, run.end, _again(run.was, times - 1)) for run in runs]
    return _best(edits, [_gain(text[edit.start : edit.end], edit.after) for edit in edits])


def _best(edits: list[Edit], gains: list[float]) -> list[Edit]:
    """Of edits in the order of their ends those that do not overlap and together gain most."""
    ends, totals, earlier = [edit.end for edit in edits], [0.0], []
    for place, (edit, gain) in enumerate(zip(edits, gains, strict=True)):
        earlier.append(bisect_right(ends, edit.start, hi=place))
        totals.append(max(totals[-1], totals[earlier[-1]] + gain))
    chosen, place = [], len(edits)
    while place:
        if totals[place] > totals[place - 1]:
            chosen.append(edits[place - 1])
            place = earlier[place - 1]
        else:
            place -= 1
    return chosen[::-1]


def _again(text: str, times: int) -> str:
    pieces, done = [], 0
    for edit in _reversed(text, times) if times else ():
        pieces += [text[done : edit.start], edit.after]
        done = edit.end
    return "".join([*pieces, text[done:]])


def _gain(text: str, was: str) -> float:
    """By how many bits the text reads better as what it may have been; 0 where that is no Chinese."""
    if was == _BYTE_ORDER_MARK:
        return _MARGIN
    chinese = len(_CHINESE.findall(was))
    if chinese < was.count("\ufffd") or chinese < (1 if text[0] in _FIRST_OF_UTF8_IN_LATIN else 2):
        return 0.0
    gain = _all_bits(text) - _all_bits(was)
    return gain if gain > _MARGIN and _all_bits(was) < _READABLE * len(was) else 0.0


def _all_bits(text: str) -> float:
    """Of what was not lost; of a long text as many as its beginning lets expect."""
    return surprise(text[:_JUDGED].replace("\ufffd", "")) * max(1.0, len(text) / _JUDGED)


# ---- UTF-8 read as GBK or Latin-1 ----


class _Way(NamedTuple):
    """A way to read UTF-8 wrongly; `due` is where a character stands for a `byte` that it did not come from."""

    starts: Callable[[], re.Pattern[str]]
    bytes_of: Callable[[], dict[str, bytes]]
    run: re.Pattern[bytes]
    due: re.Pattern[bytes]
    byte: bytes


_AS_GBK = _Way(
    utf8_read_as_gbk,
    bytes_of_gbk,
    re.compile(b"(?:%b)+" % b"|".join((_WHOLE, _TWO_WITHIN, _CUT, _BETWEEN))),
    _BYTE_80,
    b"\x80",
)
_AS_LATIN = _Way(
    utf8_read_as_latin,
    bytes_of_latin,
    re.compile(b"(?:%b)+" % b"|".join((_WHOLE, _TWO, _CUT, _BETWEEN))),
    _PLAIN_SPACE,
    b"\xa0",
)


def _utf8(text: str) -> Iterator[_Run]:
    for way in (_AS_GBK, _AS_LATIN) if _LETTER_OF_UTF8.search(_latin(text)) else (_AS_GBK,):
        starts = way.starts()
        for line in _LINE.finditer(text) if starts.search(text) else ():
            if starts.search(text, line.start(), line.end()):
                yield from _utf8_in(line, way)


def _latin(text: str) -> bytes:
    """Its characters of Latin-1, the others left out."""
    return text.encode("latin-1", "ignore")


def _utf8_in(line: re.Match[str], way: _Way) -> Iterator[_Run]:
    pieces = _pieces(line[0], way)
    raw, places = way.due.sub(way.byte, b"".join(pieces)), [0, *accumulate(map(len, pieces))]
    done = 0
    for start in way.starts().finditer(line[0]):
        run = way.run.match(raw, places[start.start()]) if start.start() >= done else None
        if run:
            done = _end(raw, run, places)
            was = _LOST_BYTES.sub(_MARK, raw[run.start() : places[done]]).decode("utf-8", "replace")
            yield _Run(line.start() + start.start(), line.start() + done, was)


def _pieces(line: str, way: _Way) -> list[bytes]:
    bytes_of = way.bytes_of()
    pieces = [bytes_of.get(character, b"\xff") for character in line]
    for euro in _EURO.finditer(line) if way is _AS_GBK else ():
        if _FIRST_TWO_BYTES.fullmatch(pieces[euro.start() - 1]) and b"\x80" <= pieces[euro.end()][:1] < b"\xc0":
            pieces[euro.start()] = _EURO_PAIR
    return pieces


def _end(raw: bytes, run: re.Match[bytes], places: list[int]) -> int:
    """The character up to which the run goes. One that shares a byte with what is none is not part of it; one whose
    last byte was lost without a trace is.
    """
    end = bisect_right(places, run.end()) - 1
    if (
        places[end] == run.end()
        and end + 1 < len(places)
        and _FIRST_TWO_BYTES.fullmatch(raw, run.end(), places[end + 1])
    ):
        return end + 1
    return end


# ---- GB18030 or Big5 read as Latin-1, or one as the other ----


def _two_bytes_read_as_latin(text: str) -> Iterator[_Run]:
    bytes_of = bytes_of_latin()
    for run in _TWO_BYTES_READ_AS_LATIN.finditer(text) if _TWO_LETTERS.search(_latin(text)) else ():
        raw = b"".join(map(bytes_of.__getitem__, run[0]))
        readings = [raw.decode(codec, "replace") for codec in _TWO_BYTE_ENCODINGS]
        yield _Run(run.start(), run.end(), min(readings, key=_all_bits))


def _two_bytes_read_as_others(text: str) -> Iterator[_Run]:
    if rare().search(text):
        for codec, read_as in (_TWO_BYTE_ENCODINGS, _TWO_BYTE_ENCODINGS[::-1]):
            yield from _misread(text, codec, read_as)


def _misread(text: str, codec: str, read_as: str) -> Iterator[_Run]:
    was = misread(codec, read_as)
    for line in runs_of_misread(codec, read_as).finditer(text):
        if rare().search(line[0]):
            right = "".join(map(was.__getitem__, line[0]))
            if frequent().search(right):
                yield from _better(line, right)


def _better(line: re.Match[str], right: str) -> Iterator[_Run]:
    """The passages that read much better as what they may have been: of all ways through the line, the least
    surprising, where it costs something to leave what stands there.
    """
    came_from: list[tuple[bool, bool]] = []
    kept, changed, before, was_before = 0.0, _CERTAIN, "\n", "\n"
    for now, was_now in zip(line[0], right, strict=True):
        to_kept = kept + bits(before, now), changed + bits(was_before, now) + _LEAVING
        to_changed = kept + bits(before, was_now) + _CERTAIN, changed + bits(was_before, was_now)
        came_from.append((to_kept[1] < to_kept[0], to_changed[1] < to_changed[0]))
        kept, changed = min(to_kept), min(to_changed) + _LEAST_GAIN
        before, was_before = now, was_now
    for start, end in _changed(came_from, changed < kept):
        if len(set(right[start:end])) >= _FEWEST:
            yield _Run(line.start() + start, line.start() + end, right[start:end])


def _changed(came_from: list[tuple[bool, bool]], last: bool) -> Iterator[tuple[int, int]]:
    """The passages in which the second state was best, the last first."""
    end = len(came_from) if last else 0
    for place in range(len(came_from) - 1, -1, -1):
        earlier = came_from[place][last]
        if earlier and not last:
            end = place
        if last and not earlier:
            yield place, end
        last = earlier


_KINDS = (_utf8, _two_bytes_read_as_latin, _two_bytes_read_as_others)
