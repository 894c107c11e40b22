"""The closed lists by which organisations are told, and what each word is good for."""

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from articles.reading.tables.words import lines, words, words_by_label

SHORT = 4
"""Most words have at most so many characters."""

Need = Literal["place", "name", "words", "office"]
"""What must stand before a head. place: a place, a level, or a word for the whole country. name: that or a proper name.
words: that or two words that describe. office: a party committee, of which it is a department.
"""


class Head(NamedTuple):
    """With what names of a kind of body end: 局, 有限公司, 党支部."""

    word: str
    kind: str
    needs: Need


Sort = Literal["border", "everyday", "owner", "committee", "country", "whole", "head"]
"""What a word is to a name that it stands in or before."""


class Cue(NamedTuple):
    """A word that a name stands before, behind or around. `use`: what it says; `head` where it is one.

    none: it only ends as a head does (格局).
    """

    length: int
    use: Literal["head", "none", "trade", "manager", "apposition", "plant", "trade-in-rows"]
    head: Head | None = None


@cache
def heads() -> dict[str, Head]:
    rows = (line.split("\t") for line in lines("organisation_heads.tsv"))
    return {word: Head(word, kind, needs) for kind, needs, listed in rows for word in listed.split()}  # type: ignore[arg-type]


def head_of(name: str) -> Head | None:
    """The longest that the name ends with."""
    listed = heads()
    return next(
        (listed[name[start:]] for start in range(max(len(name) - 20, 0), len(name)) if name[start:] in listed), None
    )


@cache
def sorts() -> dict[str, Sort]:
    """By word; where a word is several things, the later of the lists below wins."""
    listed: dict[Sort, Iterable[str]] = {
        "head": heads(),
        "everyday": words("everyday_modifiers.txt"),
        "border": words("name_borders.txt"),
        "country": words("countries.txt"),
        "whole": words("whole_countries.txt"),
        "owner": words("owners.txt"),
        "committee": words("committees.txt"),
    }
    return {word: sort for sort, words_of_it in listed.items() for word in words_of_it}


@cache
def long_words() -> dict[str, tuple[str, ...]]:
    """The words of more than four characters by their last four, the longest first."""
    listed: dict[str, list[str]] = {}
    for word in sorted(sorts(), key=len, reverse=True):
        if len(word) > SHORT:
            listed.setdefault(word[-SHORT:], []).append(word)
    return {ending: tuple(long) for ending, long in listed.items()}


@cache
def cues() -> dict[str, Cue]:
    """By word."""
    others = {word: Cue(len(word), use, None) for use, listed in words_by_label("cues.tsv").items() for word in listed}  # type: ignore[arg-type]
    none = {word: Cue(len(word), "none") for word in words("not_heads.txt")}
    return others | none | {word: Cue(len(word), "head", head) for word, head in heads().items()}


@cache
def continuations() -> dict[str, tuple[str, ...]]:
    """With what a head goes on where it is none: 中心 with 城, 大学 with 生."""
    rows = (line.split("\t") for line in lines("heads_continued.tsv"))
    return {head: tuple(listed.split()) for head, listed in rows}


@cache
def customary_names() -> dict[str, str]:
    return dict(line.split("\t") for line in lines("department_names.tsv"))
