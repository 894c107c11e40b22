"""How characters are read, without tones, and which syllables people take for one another."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from unicodedata import normalize

from pypinyin.constants import PINYIN_DICT

_CONFUSED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
"""Initials and finals that many speakers of the south hear as one."""


_BARE = {**dict.fromkeys(range(0x300, 0x370)), 0x308: "v"}
"""Tones stand above vowels, as the dots of ü do."""


@lru_cache(maxsize=1 << 15)
def readings(character: str) -> tuple[str, ...]:
    """All syllables of a Chinese character, the most usual first, ü as v; none of any other character."""
    toned = normalize("NFD", PINYIN_DICT.get(ord(character), ""))
    return tuple(dict.fromkeys(filter(None, toned.translate(_BARE).replace("uv", "v").split(","))))


def read_as(name: str, key: str) -> list[str]:
    """The syllable of each character as the name's sort key has it (`articles.sorting`), "" where none has any.

    Where the key was cut, or is that of another name, each character is read by itself.
    """
    usual = [next(iter(readings(character)), "") for character in name]
    told = [syllable.rstrip("012345") for syllable in key.split()]
    stretches = [(is_read, "".join(stretch)) for is_read, stretch in _stretches(name)]
    # What is no Chinese character stands in a key as it is.
    sizes = [len(stretch) if is_read else len(stretch.split()) for is_read, stretch in stretches]
    if sum(sizes) != len(told):
        return usual
    read, at = [], 0
    for (is_read, stretch), size in zip(stretches, sizes, strict=True):
        read += told[at : at + size] if is_read else [""] * len(stretch)
        at += size
    return read


def _stretches(name: str) -> Iterator[tuple[bool, Iterator[str]]]:
    return groupby(name, key=lambda character: bool(readings(character)))


@cache
def spellings(syllable: str) -> frozenset[str]:
    """What people type for it: for lv also lü, lu and lyu."""
    if "v" not in syllable:
        return frozenset([syllable])
    return frozenset(syllable.replace("v", vowel) for vowel in ("v", "ü", "u", "yu"))


@cache
def confused(syllable: str) -> frozenset[str]:
    """The syllables that it may be taken for, itself among them: for zhang zang, zhan and zan."""
    heads = {syllable} | {
        other + syllable.removeprefix(one)
        for pair in _CONFUSED[:4]
        for one, other in (pair, pair[::-1])
        if _begins(syllable, one)
    }
    return frozenset(
        heads
        | {
            head.removesuffix(one) + other
            for head in heads
            for pair in _CONFUSED[4:]
            for one, other in (pair, pair[::-1])
            if head.endswith(one)
        }
    )


def _begins(syllable: str, initial: str) -> bool:
    """zhang begins with zh, not with z."""
    return syllable.startswith(initial) and syllable[len(initial) : len(initial) + 1] != "h"
