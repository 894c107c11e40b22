"""Pieces of Traditional phrases. What a phrase makes of some characters, a piece of it alone does not tell: 畫 is 划 in
計畫 and 画 anywhere else, so 畫經濟 may be a piece of 计划经济 as of 画经济.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from articles.reading.script import comparable, fold, phrases


class Whole(NamedTuple):
    """The piece is `text[at : at + its length]`, where all of the phrase stands. Made comparable."""

    text: str
    at: int


class _Place(NamedTuple):
    """A character of a phrase, by its place in it."""

    before: str
    after: str
    at: int


def as_a_piece(text: str, change: Callable[[str], str] = fold) -> str:
    """`fold` or `simplify` of the text, but what phrases alone can tell stays as it is: 畫 in 畫展, not in 計畫."""
    changed = change(text)
    if not any(character in text for character in _kept()):
        return changed
    pairs = zip(text, changed, strict=True)
    return "".join(one if one in _kept() and other == change(one) else other for one, other in pairs)


@lru_cache(maxsize=1024)
def wholes(piece: str, any_one: str) -> tuple[Whole, ...]:
    """What Simplified texts may have where a Traditional one has the piece and no text has it as it is by itself: some
    of its characters belong to a phrase that begins before it or ends behind it, which is given with all that it has
    beside the piece, or that has one of its characters where the piece has `any_one`.
    """
    simplified, needed = comparable(piece), list[Whole]()
    found = {_joined(simplified, phrase, start) for phrase, start in _around(_alone(piece), any_one)}
    for whole in sorted(found, key=lambda whole: (len(whole.text), whole)):
        if not any(_is_in(shorter, whole) for shorter in needed):
            needed.append(whole)
    return tuple(needed)


def _around(alone: str, any_one: str) -> Iterator[tuple[_Place, int]]:
    """Phrases that are not whole in the piece, and where they start."""
    for place, character in enumerate(alone):
        for phrase in _places().get(character, ()):
            start = place - phrase.at
            here = alone[max(start, 0) : start + len(phrase.before)]
            is_whole = len(here) == len(phrase.before) and any_one not in here
            if not is_whole and _fits(here, phrase, max(-start, 0), any_one):
                yield phrase, start


def _fits(here: str, phrase: _Place, skipped: int, any_one: str) -> bool:
    """Of what stands in the piece some may be Simplified already: 反覆 is, in the 反覆覆 of 反反覆覆."""
    both = zip(here, phrase.before[skipped:], phrase.after[skipped:], strict=False)
    return all(character in (*one_and_other, any_one) for character, *one_and_other in both)


def _joined(piece: str, phrase: _Place, start: int) -> Whole:
    end = start + len(phrase.after)
    return Whole(piece[: max(start, 0)] + phrase.after + piece[max(end, 0) :], max(-start, 0))


def _is_in(one: Whole, other: Whole) -> bool:
    """Whether the second has what the first has, around the same piece."""
    return other.at >= one.at and other.text.startswith(one.text, other.at - one.at)


def _alone(text: str) -> str:
    """Made comparable, each character by itself, but those kept that phrases alone can tell."""
    return "".join(character if character in _kept() else comparable(character) for character in text)


@cache
def _places() -> dict[str, list[_Place]]:
    """By the character: where it is in a phrase that makes another of it than it is by itself."""
    found: defaultdict[str, list[_Place]] = defaultdict(list)
    for before, after in phrases():
        alone, together = _alone(before), comparable(after)
        for at, (one, other) in enumerate(zip(alone, together, strict=True)):
            if comparable(one) != other:
                found[one].append(_Place(alone, together, at))
    return found


@cache
def _kept() -> frozenset[str]:
    """Traditional ones of which phrases make something else than they are by themselves."""
    pairs = (pair for before, after in phrases() for pair in zip(before, after, strict=True))
    return frozenset(one for one, other in pairs if comparable(one) not in (one, comparable(other)))
