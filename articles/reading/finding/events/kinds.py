"""The kinds of happenings, and the words by which a sentence tells one."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from articles.reading.tables.words import lines


class Kind(NamedTuple):
    """`slug` is stable, `name` is shown; of two kinds the one with the lower `rank` is the more particular."""

    slug: str
    name: str
    rank: int


class Word(NamedTuple):
    """text[start:end] tells a happening; `is_sure`: with a month or a year too, where others stand in statistics;
    `is_name`: what happens is called so (座谈会); other words say what is done.
    """

    start: int
    end: int
    kind: Kind
    is_sure: bool
    is_name: bool


# 选举前后 and 开幕式筹备 tell what was around it.
_NOT_YET = r"前(?!往|来|去)|之前|筹备|倒计时|\d{1,3}周年|[一二三四五六七八九]?[十百]周年"
_NAMES = ("会", "班", "式", "节", "赛", "坛")
# What happened on a day, and no word says what sort of thing it was.
GATHERING, HONOUR = "gathering", "award"
OTHER = Kind("other", "其他", 999)


@cache
def kinds() -> dict[str, Kind]:
    """By their slugs, the more particular first."""
    rows = (line.split("\t")[:2] for line in lines("happenings.tsv"))
    return {slug: Kind(slug, name, rank) for rank, (slug, name) in enumerate(rows)} | {OTHER.slug: OTHER}


def words_in(text: str, start: int, end: int) -> list[Word]:
    """Those of text[start:end], in order; the longest where several begin."""
    telling, pairs, pattern, words, done = _telling(), _pairs(), _pattern(), [], start
    for sight in _sight().finditer(text, start, end):
        place = sight.start()
        if place >= done and text[place : place + 2] in pairs and (match := pattern.match(text, place, end)):
            done = match.end()
            kind, is_sure, is_name = telling[match[0]]
            words.append(Word(place, done, kind, is_sure, is_name))
    return words


def ends_with_honour(text: str, start: int, end: int) -> bool:
    return text.endswith(_honours(), start, end)


def most_particular(words: Iterable[Word]) -> Word:
    """The first word of the most particular kind."""
    return min(words, key=lambda word: (word.kind.rank, word.start))


@cache
def _honours() -> tuple[str, ...]:
    return tuple(word for word, (kind, _is_sure, _is_name) in _telling().items() if kind.slug == HONOUR)


@cache
def _telling() -> dict[str, tuple[Kind, bool, bool]]:
    """Word → its kind, whether it is sure, and a name; a word of two kinds is of the more particular one."""
    telling: dict[str, tuple[Kind, bool, bool]] = {}
    for line in lines("happenings.tsv"):
        slug, _name, sure, *others = line.split("\t")
        for listed, is_sure in ((sure, True), ("".join(others), False)):
            for word in listed.split():
                telling.setdefault(word, (kinds()[slug], is_sure, word.endswith(_NAMES)))
    return telling


@cache
def _pairs() -> frozenset[str]:
    """With which the words begin; none is shorter."""
    return frozenset(word[:2] for word in _telling())


@cache
def _sight() -> re.Pattern[str]:
    """Where a pair may stand. `re` skips to a class of characters in a fifth of the time that it takes to try words."""
    first, second = ("".join(sorted({pair[place] for pair in _pairs()})) for place in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


@cache
def _pattern() -> re.Pattern[str]:
    """By their first characters: a branch that begins with another one is passed by at once."""
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_telling(), key=lambda word: (-len(word), word)):
        rests[word[0]].append(word[1:])
    branches = (f"{first}(?:{'|'.join(listed)})" for first, listed in rests.items())
    return re.compile(f"(?:{'|'.join(branches)})(?!{_NOT_YET})")
