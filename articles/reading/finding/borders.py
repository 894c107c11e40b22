"""Whether a name that was found begins or ends in the middle of a word: 中山 in 孙中山, 南昌 in 湖南昌盛."""

import re
from collections.abc import Mapping

from articles.reading.tables.lexicon import simplified_words

Words = Mapping[str, float]

_LONGEST = 4
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
# How far the words around a name are weighed, in characters.
_AROUND = 4
_HAN_BEFORE, _HAN_BEHIND = re.compile(f"[{_FIRST_HAN}-{_LAST_HAN}]*\\Z"), re.compile(f"[{_FIRST_HAN}-{_LAST_HAN}]*")
# What a name costs that is no word of the lexicon, what the last character of 项城市 adds to that of 项城, and what a
# character costs that is none.
_NAME, _UNIT, _UNKNOWN = 17.0, 1.0, 20.0
# What makes another word of a place's name and leaves the place: 长沙人, 海南岛.
_ADDED = frozenset("人话语菜籍城站港湾路街河江湖山岛市省县区州镇乡村")


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether words across an end of text[start:end] make a likelier reading than the name; in constant time."""
    words = simplified_words()
    if not (_crossed(text, start, words) or (_crossed(text, end, words) and _overrun(text, start, end, words))):
        return False
    before = _HAN_BEFORE.search(text, max(start - _AROUND, 0), start)
    behind = _HAN_BEHIND.match(text, end, end + _AROUND)
    first, last = before.start() if before else start, behind.end() if behind else end
    return _is_likelier_cut(text[first:last], start - first, end - first, words)


def _crossed(text: str, border: int, words: Words) -> bool:
    """Whether any word stands across the border; none does beside a stop, which most names stand by."""
    if not (border and _FIRST_HAN <= text[border - 1] <= _LAST_HAN >= text[border : border + 1] >= _FIRST_HAN):
        return False
    return (
        text[border - 1 : border + 1] in words
        or text[border - 1 : border + 2] in words
        or text[border - 1 : border + 3] in words
        or (border > 1 and (text[border - 2 : border + 1] in words or text[border - 2 : border + 2] in words))
        or (border > 2 and text[border - 3 : border + 1] in words)
    )


def _overrun(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a word begins in the name and ends behind it, other than one that is made of the name: 北京大学."""
    for first in range(max(end - _LONGEST + 1, start), end):
        for last in range(end + 1, min(first + _LONGEST, len(text)) + 1):
            if text[first:last] in words and not (first == start and _is_added(text[end:last], words)):
                return True
    return False


def _is_added(rest: str, words: Words) -> bool:
    return rest in _ADDED if len(rest) == 1 else rest in words


def _is_likelier_cut(run: str, start: int, end: int, words: Words) -> bool:
    """Whether the words that make the run likeliest cost less bits than those that leave run[start:end] whole."""
    free, apart = [0.0], [0.0]
    word_of = words.get
    name = word_of(run[start:end]) or max(word_of(run[start : end - 1], 0.0) + _UNIT, _NAME)
    for last, character in enumerate(run, 1):
        bits = word_of(character, _UNKNOWN)
        least, least_apart = free[-1] + bits, apart[-1] + bits
        if last == end:
            least_apart = min(least_apart, apart[start] + name)
        for first in range(last - _LONGEST if last > _LONGEST else 0, last - 1):
            word = word_of(run[first:last])
            if word is None:
                continue
            if free[first] + word < least:
                least = free[first] + word
            if apart[first] + word < least_apart and not (first < start < last or first < end < last):
                least_apart = apart[first] + word
        free.append(least)
        apart.append(least_apart)
    return free[-1] < apart[-1]
