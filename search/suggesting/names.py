"""Names as arrays, found by any part: by characters, by pinyin, by the first letters of syllables, by all of it mixed.

Every character with the way it is read in its name is a symbol, a name a stretch of symbols behind a border. What was
typed becomes a table: for each of its places, and each symbol, which places come next if the symbol stands there. All
names are walked through at once, and only what goes on is looked at further. Names stand in the order of their rank,
so the first that are found are the best.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.words.sounds import confused, readings, spellings

LONGEST = 30
"""Characters of what is typed that are looked for; fewer than a machine word has bits."""
_LONGEST_SYLLABLE = 6

Numbers = NDArray[np.integer]
Steps = NDArray[np.uint64]


class Way(IntEnum):
    """How letters are taken for syllables, the best way first. The last syllable may always be just begun."""

    WHOLE = 0
    BEGUN = 1
    """Each may be: `dj`, `jaq`, `dangj`."""
    ALIKE = 2
    """Whole, but also by another reading of the character, or by what people take for it."""


class Alphabet:
    """The symbols. All are told before the first question."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {("", ""): 0}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, character: str, syllable: str) -> int:
        """0 is the border."""
        return self._numbers.setdefault((character, syllable), len(self._numbers))

    def steps(self, typed: str, way: Way) -> Steps:
        """A row for each place in what was typed: by symbol, the places that come next, as bits."""
        steps = np.zeros((len(typed), len(self)), np.uint64)
        for place in range(len(typed)):
            for length in range(1, min(_LONGEST_SYLLABLE, len(typed) - place) + 1):
                end = place + length
                steps[place, self._symbols(typed[place:end], way, is_last=end == len(typed))] |= np.uint64(1 << end)
        return steps

    def written(self, character: str) -> Numbers:
        """Its symbols."""
        return self._characters[character]

    def heard(self, character: str) -> Numbers:
        """The symbols that are read as it may be, or that people take for it; its own among them."""
        alike = [self._alike[False][syllable] for syllable in readings(character)]
        return np.concatenate([self.written(character), *alike])

    def _symbols(self, piece: str, way: Way, *, is_last: bool) -> Numbers:
        heard = self._alike if way is Way.ALIKE else self._read
        begun = is_last or way is Way.BEGUN
        return np.concatenate([self._characters[piece], heard[begun][piece]])

    @cached_property
    def _characters(self) -> "_Index":
        return _Index((character, number) for (character, _), number in self._numbers.items() if number)

    @cached_property
    def _read(self) -> "tuple[_Index, _Index]":
        """By whole syllables, and by their beginnings."""
        return _heard((spellings(syllable), number) for (_, syllable), number in self._numbers.items() if syllable)

    @cached_property
    def _alike(self) -> "tuple[_Index, _Index]":
        return _heard(
            ([spelt for each in readings(character) for other in confused(each) for spelt in spellings(other)], number)
            for (character, syllable), number in self._numbers.items()
            if syllable
        )


class _Index:
    """Symbols by pieces of what is typed."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for piece, number in pairs:
            found[piece].add(number)
        self._found = {piece: np.fromiter(numbers, np.uint16, len(numbers)) for piece, numbers in found.items()}
        self._none = np.empty(0, np.uint16)

    def __getitem__(self, piece: str) -> Numbers:
        return self._found.get(piece, self._none)


def _heard(pairs: Iterable[tuple[Iterable[str], int]]) -> tuple[_Index, _Index]:
    whole = [(spelt, number) for heard, number in pairs for spelt in heard]
    return _Index(whole), _Index((spelt[:end], number) for spelt, number in whole for end in range(1, len(spelt) + 1))


class Place(NamedTuple):
    """Which name, and whether it begins with what was typed."""

    name: int
    begins: bool


class Names:
    """Of one kind, in the order of their rank."""

    def __init__(self, alphabet: Alphabet, names: Iterable[Iterable[tuple[str, str]]]) -> None:
        """Of each name its characters, made comparable, with their syllables."""
        self._alphabet = alphabet
        numbers = (number for name in names for number in (0, *(alphabet.number(*pair) for pair in name)))
        self._symbols = np.fromiter((*numbers, 0), np.uint16)
        self._borders = np.flatnonzero(self._symbols == 0).astype(np.int32)

    @property
    def nbytes(self) -> int:
        """In memory."""
        return self._symbols.nbytes + self._borders.nbytes

    def find(self, steps: Steps, most: int) -> list[Place]:
        """The best names that hold what was typed, given its `Alphabet.steps`: those that begin with it first."""
        at = self._starts(steps)
        begin = at[self._symbols[at - 1] == 0][:most]
        inside = at[self._symbols[at - 1] != 0]
        found = [Place(name, True) for name in self._names(begin)]
        for name in self._names(inside[: 20 * most]):
            if len(found) < most and Place(name, True) not in found and Place(name, False) not in found:
                found.append(Place(name, False))
        return found

    def like(self, name: str, most: int) -> list[int]:
        """The best names of the same length that sound like it, or differ in one character; not itself."""
        starts = self._borders[:-1][np.diff(self._borders) == len(name) + 1] + 1
        same, alike = np.zeros(len(starts), np.int8), np.zeros(len(starts), np.int8)
        for place, character in enumerate(name) if len(starts) else ():
            symbols = self._symbols[starts + place]
            same += np.isin(symbols, self._alphabet.written(character))
            alike += np.isin(symbols, self._alphabet.heard(character))
        is_near = (same == len(name) - 1) & (len(name) > 2)
        found = np.flatnonzero(((alike == len(name)) | is_near) & (same < len(name)))
        return self._names(starts[found[np.argsort(-alike[found], kind="stable")][:most]])

    def _names(self, at: Numbers) -> list[int]:
        names: list[int] = (np.searchsorted(self._borders, at) - 1).tolist()
        return names

    def _starts(self, steps: Steps) -> Numbers:
        """The places at which what was typed begins, ascending."""
        end = np.uint64(1 << len(steps))
        starts = np.flatnonzero((steps[0] != 0)[self._symbols])
        now, states, found = starts, steps[0][self._symbols[starts]], []
        while len(starts):
            done = (states & end) != 0
            found.append(starts[done])
            now, starts, states = now[~done] + 1, starts[~done], states[~done]
            symbols, further = self._symbols[now], np.zeros(len(now), np.uint64)
            for place in range(1, len(steps)):
                here = (states >> np.uint64(place) & np.uint64(1)).astype(np.bool_)
                further[here] |= steps[place][symbols[here]]
            goes_on = further != 0
            now, starts, states = now[goes_on], starts[goes_on], further[goes_on]
        return np.sort(np.concatenate([np.empty(0, np.int64), *found]))
