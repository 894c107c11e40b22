"""One pass over a text for all of many names (Aho-Corasick)."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

import ahocorasick

from articles.reading.record import Span
from articles.reading.tables.words import lines

_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


class _Library(Protocol):
    """Of each name found, the index of its last half and its length in halves."""

    def __len__(self) -> int: ...
    def iter(self, halves: str) -> Iterator[tuple[int, int]]: ...


class Automaton:
    """Finds names, in time linear in the text and in what is found."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = _library(names)

    def spans(self, text: str) -> list[Span]:
        """Every name at every place, by their ends, the longest first. Compare the words: any two characters beyond 16
        bits are alike.
        """
        if not len(self._names):
            return []
        found = self._names.iter(_halves(text))
        # An even last half is that of a name that begins and ends within characters.
        return [((last + 1 - length) // 2, (last + 1) // 2) for last, length in found if last % 2]


def _library(names: Iterable[str]) -> _Library:
    """Names with common characters first, because the branches of a node are tried in the order in which they came."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    frequent, _ = lines("frequent_characters.txt")
    rank = {character: place for place, character in enumerate(frequent)}
    for name in sorted(names, key=lambda name: rank.get(name[:1], len(rank))):
        automaton.add_word(_halves(name))
    automaton.make_automaton()
    return automaton  # type: ignore[no-any-return]


def _halves(text: str) -> str:
    """Two symbols for each character, because the library tries the branches of a node one by one, and names begin with
    three thousand characters. That way a search takes a fifth of the time.
    """
    halves = text.encode("utf-16-be", "surrogatepass")
    if len(halves) > 2 * len(text):
        halves = _BEYOND_16_BITS.sub("\ufffd", text).encode("utf-16-be", "surrogatepass")
    return halves.decode("latin-1")
