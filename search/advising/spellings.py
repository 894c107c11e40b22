"""What may have been meant by a string that hardly any article holds: what sounds like it, and slips of the hand.

The index knows every pair of characters that stands in any article. So no list of words is needed, which would not know
两学一做: a string is worth counting if all its pairs are there, and not more articles hold it than its rarest pair.

How long is thought is counted in what is looked up, and not by a clock: who asks the same is told the same.
"""

from collections.abc import Iterator, Mapping
from heapq import nsmallest
from math import inf, log10
from typing import NamedTuple, Protocol

LONGEST = 12
"""Characters of a string that is thought about."""
MOST = 3
_COUNTED = 20
"""Strings that are counted, the most promising."""

_SOUND, _SWAPPED, _NEAR_SOUND, _EXTRA, _LACKING, _WRONG = 1.0, 1.2, 1.5, 2.0, 2.0, 2.2
_BY_CHANCE = 0.5
"""More for what is short and stands only across the borders of words."""
_SHORT = 3
_MARGIN = 1.5
"""A guess that is so much more doubtful than another, however many articles may hold it, is not counted."""
_TENFOLD = 3.0
"""One change is worth so many times ten times the articles."""


class Index(Protocol):
    """What must be known of the index: see `Strings`."""

    @property
    def effort(self) -> int: ...
    def articles(self, text: str) -> int: ...
    def at_most(self, text: str) -> int: ...
    def is_word(self, text: str) -> bool: ...
    def sounding(self, character: str) -> list[tuple[str, bool]]: ...
    def followers(self, character: str) -> list[str]: ...


class Guess(NamedTuple):
    """`cost` is how far it is from what was typed, `articles` how many hold it, or how many at most."""

    cost: float
    text: str
    articles: int
    is_said: bool = False
    """A word, or too long to stand somewhere by chance."""

    @property
    def doubt(self) -> float:
        """The less, the likelier."""
        return _TENFOLD * self.cost - log10(self.articles)


def meant(typed: str, index: Index, until: int) -> list[Guess]:
    """The likeliest strings that many more articles hold, best first. Stops at an effort of the index.

    What is thought of first is likelier, and where it is good nothing further is thought of.
    """
    if not 2 <= len(typed) <= LONGEST:
        return []
    string, found = _String(typed, index), dict[str, Guess]()
    for slips in string.slips():
        for guess in _promising(slips, string.least, index, until):
            if guess.text not in found and guess.doubt < _surest(found) + _MARGIN and index.effort < until:
                found[guess.text] = _counted(guess, index)
        if index.effort >= until or any(guess.is_said and guess.articles > string.least for guess in found.values()):
            break
    likely = _said(sorted((guess for guess in found.values() if guess.articles > string.least), key=_doubt))
    return [guess for guess in likely if not any(guess.text in other.text for other in likely if other != guess)][:MOST]


def _said(likely: list[Guess]) -> list[Guess]:
    """Only what is said, where anything is: beside 党建 nobody means 党坚."""
    return [guess for guess in likely if guess.is_said] or likely


def _surest(found: Mapping[str, Guess]) -> float:
    return min((guess.doubt for guess in found.values() if guess.articles), default=inf)


def _promising(slips: "Slips", least: int, index: Index, until: int) -> list[Guess]:
    """Some of those that may be in more articles, the likeliest first."""
    guesses = []
    for cost, text in slips:
        if index.effort >= until:
            break
        if (articles := index.at_most(text)) > least:
            guesses.append(Guess(cost, text, articles))
    return nsmallest(_COUNTED, guesses, key=_doubt)


def _counted(guess: Guess, index: Index) -> Guess:
    is_said = len(guess.text) > _SHORT or index.is_word(guess.text)
    return Guess(guess.cost + (0 if is_said else _BY_CHANCE), guess.text, index.articles(guess.text), is_said)


def _doubt(guess: Guess) -> float:
    return guess.doubt


Slips = Iterator[tuple[float, str]]


class _String:
    """What was typed, and what its writer may have meant, each with its cost."""

    def __init__(self, typed: str, index: Index) -> None:
        self._typed, self._index = typed, index
        self.least = 3 * index.articles(typed)
        self._torn = [at for at in range(len(typed) - 1) if not index.articles(typed[at : at + 2])]
        """Where a character and its follower never stand together: something is wrong with one of them."""

    def slips(self) -> "Iterator[Slips]":
        """The likelier kinds first."""
        yield from (self.sounds(), self.swapped(), self.near_sounds(), self.two_sounds())
        yield from (self.extra(), self.lacking(), self.wrong())

    def _may_be_wrong(self, *places: int) -> bool:
        """Whether all that is torn is torn beside these characters."""
        return all(any(place - 1 <= at <= place for place in places) for at in self._torn)

    def _with(self, place: int, character: str) -> str:
        return self._typed[:place] + character + self._typed[place + 1 :]

    def _heard(self, place: int, *, near: bool) -> list[str]:
        return [other for other, is_near in self._index.sounding(self._typed[place]) if is_near == near]

    def sounds(self) -> Slips:
        """One character for another that sounds alike."""
        return self._one_sound(_SOUND, near=False)

    def near_sounds(self) -> Slips:
        """The same for speakers of the south."""
        return self._one_sound(_NEAR_SOUND, near=True)

    def _one_sound(self, cost: float, *, near: bool) -> Slips:
        for place in filter(self._may_be_wrong, range(len(self._typed))):
            yield from ((cost, self._with(place, other)) for other in self._heard(place, near=near))

    def two_sounds(self) -> Slips:
        """Two of them, one behind the other."""
        for place in range(len(self._typed) - 1):
            if self._may_be_wrong(place, place + 1):
                before, behind = self._typed[:place], self._typed[place + 2 :]
                second = self._heard(place + 1, near=False)
                for first in self._heard(place, near=False):
                    yield from ((2 * _SOUND, before + first + other + behind) for other in second)

    def swapped(self) -> Slips:
        """Two characters, each in the other's place."""
        for place in range(len(self._typed) - 1):
            both = self._typed[place : place + 2]
            yield _SWAPPED, self._typed[:place] + both[::-1] + self._typed[place + 2 :]

    def extra(self) -> Slips:
        """One too many."""
        if len(self._typed) > 2:
            yield from ((_EXTRA, self._with(place, "")) for place in range(len(self._typed)))

    def lacking(self) -> Slips:
        """One too few."""
        for place in range(len(self._typed) - 1):
            if not self._torn or self._torn == [place]:
                here = self._typed[place]
                yield from ((_LACKING, self._with(place, here + other)) for other in self._index.followers(here))

    def wrong(self) -> Slips:
        """One for any other."""
        for place in filter(self._may_be_wrong, range(1, len(self._typed) if len(self._typed) > 2 else 1)):
            before = self._typed[place - 1]
            yield from ((_WRONG, self._with(place, other)) for other in self._index.followers(before))
