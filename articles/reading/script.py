"""Traditional to Simplified, one character for one, so that every offset survives; and folding for search.

The characters and phrases are OpenCC's t2s, read from its own tables. Two differences, both of them tested:
what is Simplified already is left alone (t2s makes 张法干 of its own 张法乾), and 著 is decided by the word.
"""

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from articles.reading.tables.words import words_by_label

_OPENCC = files("opencc") / "dictionary"
_LAST_OF_THE_BASIC_PLANE = "\uffff"
_LAST_FOLDED = ord(_LAST_OF_THE_BASIC_PLANE)

Codes = NDArray[np.uint32]
_Entry = TypeVar("_Entry", np.uint32, np.bool_)
_ZHE = ord("著")
_AROUND = 16
"""Characters: longer is no phrase, and no word that decides what 著 is."""
_TOGETHER = 128
"""Texts that go through the tables at once: a call costs more than a short text, and a long row leaves the cache."""
_BETWEEN = "\0"
"""In no phrase and in no word, so no text changes by what stands beside it."""


def simplify(text: str) -> str:
    """The text in Simplified characters, of the same length."""
    return text_of(_simplified(codes_of(text)))


def _simplified(codes: Codes) -> Codes:
    """Of most Simplified texts nothing may change, and they are given back as they are."""
    if not _through(_may_change(), codes).any():
        return codes
    simplified = _through(_simplified_characters(), codes)
    if decided := [at for at in np.flatnonzero(codes == _ZHE).tolist() if _is_decided(simplified, at)]:
        codes = codes.copy()
        codes[decided] = simplified[decided] = ord("着")
    for start, after in _phrases_in(codes):
        simplified[start : start + len(after)] = codes_of(after)
    return simplified


def fold(text: str) -> str:
    """What search compares: Simplified, lower case, half width; of the same length as the text."""
    return text_of(_through(_folded_characters(), _simplified(codes_of(text))))


def comparable(text: str) -> str:
    """What strings are looked for in: folded, white space of any kind as one character, and every character as it is
    by itself. So a piece of a text is the same piece of it made comparable, although 著 and 乾 are read by their words.
    """
    return text_of(_through(_comparable_characters(), _simplified(codes_of(text))))


def fold_all(texts: Sequence[str]) -> Iterator[str]:
    """`fold` of each."""
    return _each(folded_codes(texts), texts)


def comparable_all(texts: Sequence[str]) -> Iterator[str]:
    """`comparable` of each."""
    return _each(comparable_codes(texts), texts)


def _each(codes: Codes, texts: Sequence[str]) -> Iterator[str]:
    every, start = text_of(codes), 0
    for text in texts:
        yield every[start : start + len(text)]
        start += len(text)


def folded_codes(texts: Sequence[str]) -> Codes:
    """The code points of `fold` of each, one text's behind another's."""
    return _codes_of_all(texts, _folded_characters())


def comparable_codes(texts: Sequence[str]) -> Codes:
    """The code points of `comparable` of each, one text's behind another's."""
    return _codes_of_all(texts, _comparable_characters())


def _codes_of_all(texts: Sequence[str], table: Codes) -> Codes:
    codes, end = np.empty(sum(map(len, texts)), np.uint32), 0
    for some in (texts[start : start + _TOGETHER] for start in range(0, len(texts), _TOGETHER)):
        row = _through(table, _simplified(codes_of(_BETWEEN.join(some))))
        between = np.cumsum([len(text) + len(_BETWEEN) for text in some])[:-1] - len(_BETWEEN)
        row = np.delete(row, between)
        codes[end : end + len(row)] = row
        end += len(row)
    return codes


def codes_of(text: str) -> Codes:
    """Its code points: all of them go through a table at once, in a twelfth of the time of str.translate."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _through(table: NDArray[_Entry], codes: Codes) -> NDArray[_Entry]:
    """What a table of all code points has for each. Its end is never passed, and to look for that takes three times as
    long as to look the entries up: `clip` does not.
    """
    return table.take(codes, mode="clip")


def text_of(codes: Codes) -> str:
    """`codes_of` undone."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def folding_rules() -> str:
    """A fingerprint of what `fold` and `comparable` make of every character and every phrase, and of the words that
    decide 著.
    """
    characters = map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x30000)))
    every = "\n".join(("".join(characters), *(before for before, _ in phrases())))
    known = f"{fold(every)}{comparable(every)}{words_by_label('zhe.tsv')}"
    return hashlib.sha256(known.encode()).hexdigest()[:16]


def phrases() -> Iterator[tuple[str, str]]:
    """What OpenCC changes as a whole, and what it becomes."""
    return (phrase for alike in _phrases().values() for phrase in alike)


def script_of(text: str) -> str:
    """Return "hant" where only-Traditional characters outnumber only-Simplified ones, else "hans"."""
    traditional, simplified = _telling_characters()
    found = traditional.findall(text)
    return "hant" if found and len(found) > len(simplified.findall(text)) else "hans"


def _opencc_all(name: str) -> dict[str, list[str]]:
    lines = (_OPENCC / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line)
    return {before: after.split(" ") for before, after in pairs}


def _opencc(name: str) -> dict[str, str]:
    """Where OpenCC offers several answers, t2s takes the first."""
    return {before: after[0] for before, after in _opencc_all(name).items()}


@cache
def _simplified_characters() -> Codes:
    """Every code point's Simplified one."""
    table = _opencc("TSCharacters.txt")
    every = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for before, after in table.items():
        # 薴 becomes 苧, which becomes 苎: left alone, because a second reading must not differ from the first.
        if after == before or after not in table:
            every[ord(before)] = ord(after)
    return every


@cache
def _may_change() -> NDArray[np.bool_]:
    """By code point: whether the character has another in its place in any text."""
    pairs = (pair for phrase in phrases() for pair in zip(*phrase, strict=True))
    table: NDArray[np.bool_] = _simplified_characters() != np.arange(sys.maxunicode + 1)
    table[[ord(before) for before, after in (("著", "着"), *pairs) if before != after]] = True
    return table


@cache
def _folded_characters() -> Codes:
    """Lower case and half width; a character whose lower case is longer than itself stays as it is."""
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    table[0xFF01:0xFF5F] -= 0xFEE0
    table[0x3000] = ord(" ")
    lower = {place: chr(after).lower() for place, after in enumerate(table[: _LAST_FOLDED + 1].tolist())}
    for place, after in lower.items():
        if len(after) == 1:
            table[place] = ord(after)
    return table


@cache
def _comparable_characters() -> Codes:
    """Folded by themselves, 著 as 着, and spaces, tabs and ends of lines as one."""
    single = _simplified_characters().copy()
    single[ord("著")] = ord("着")
    table = _folded_characters()[single]
    table[[place for place in range(_LAST_FOLDED + 1) if chr(place).isspace()]] = ord(" ")
    return table


@cache
def _phrases() -> dict[str, list[tuple[str, str]]]:
    """The first two characters → the phrases that begin with them, each with what it becomes."""
    known = _opencc("TSPhrases.txt")
    own_results = {after: after for after in known.values()}
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for before, after in (own_results | known).items():
        found[before[:2]].append((before, after))
    return found


@cache
def _phrase_heads() -> NDArray[np.uint64]:
    """The first two characters of all phrases as numbers, ascending."""
    return np.sort(_heads(*(codes_of("".join(characters)) for characters in zip(*_phrases(), strict=True))))


def _heads(first: Codes, second: Codes) -> NDArray[np.uint64]:
    return first.astype(np.uint64) << np.uint64(32) | second


@cache
def _phrase_ends() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """By code point: whether a phrase begins with the character, and whether one has it in the second place."""
    tables = np.zeros((2, sys.maxunicode + 1), np.bool_)
    for table, characters in zip(tables, zip(*_phrases(), strict=True), strict=True):
        table[codes_of("".join(characters))] = True
    return tables[0], tables[1]


def _phrases_in(codes: Codes) -> list[tuple[int, str]]:
    """Where phrases start and what they become, in order: the longest first, then the leftmost, as t2s does."""
    by_head, (first, second), known = _phrases(), _phrase_ends(), _phrase_heads()
    beginnings = np.flatnonzero(_through(first, codes)[:-1] & _through(second, codes)[1:])
    heads = _heads(codes[beginnings], codes[beginnings + 1])
    # Hardly an article has a place that is left then.
    beginnings = beginnings[known.take(known.searchsorted(heads), mode="clip") == heads]
    around = ((start, text_of(codes[start : start + _AROUND])) for start in beginnings.tolist())
    found = [
        (start, after)
        for start, text in around
        for before, after in by_head.get(text[:2], ())
        if text.startswith(before)
    ]
    taken: list[tuple[int, str]] = []
    covered: set[int] = set()
    for start, after in sorted(found, key=lambda hit: (-len(hit[1]), hit[0])):
        places = range(start, start + len(after))
        if covered.isdisjoint(places):
            covered.update(places)
            taken.append((start, after))
    return sorted(taken)


def _is_decided(simplified: Codes, at: int) -> bool:
    """Whether the 著 that is there is 着."""
    start = max(at - _AROUND, 0)
    return _zhe().match(text_of(simplified[start : at + _AROUND]), at - start) is not None


@cache
def _telling_characters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Characters found in Traditional text only, and in Simplified text only."""
    return _changed_by("TSCharacters.txt"), _changed_by("STCharacters.txt")


def _changed_by(table: str) -> re.Pattern[str]:
    """Without those beyond the basic plane: no text is full of them, and a class that holds many is slow."""
    changed = (before for before, after in _opencc_all(table).items() if before not in after)
    return re.compile(f"[{''.join(before for before in changed if before <= _LAST_OF_THE_BASIC_PLANE)}]")


@cache
def _zhe() -> re.Pattern[str]:
    """Each 著 that is 着: in no word in which it stays, and in one in which it does not, behind a verb or before an
    object. Behind the name of an author stands a mark.
    """
    words = words_by_label("zhe.tsv")
    verbs = f"(?<=[{words['after'][0]}]著)"
    return re.compile(f"著(?!{_around(words['stays'])})(?:{_around(words['becomes'])}|{verbs}|(?=[\u4e00-\u9fff0-9“]))")


def _around(words: tuple[str, ...]) -> str:
    """What stands around a 著 that was just passed, in any of the words."""
    parts = [word.split("著", 1) for word in words]
    return f"(?:{'|'.join(f'(?<={before}著)(?={after})' for before, after in parts)})"
