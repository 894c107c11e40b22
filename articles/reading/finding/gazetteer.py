"""The places that can be found, and one automaton that finds all their names in a single pass over a text."""

import gc
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, Protocol

import ahocorasick

from articles.reading.finding.place_names import ALIAS, BOUND, FORMER, FULL, SHORT, Form, Place, forms_of
from articles.reading.finding.tabled_places import tabled_places
from articles.reading.record import Span

_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")
_BY_THEMSELVES: frozenset[Form] = frozenset({FULL, ALIAS, FORMER, SHORT})


class Sense(NamedTuple):
    """One place that a name may mean, and how the name names it."""

    place: Place
    form: Form

    @property
    def key(self) -> str:
        return self.place.key

    @property
    def short(self) -> bool:
        """Whether the name lacks its 省 or 市 and may yet stand by itself."""
        return self.form == SHORT


class Match(NamedTuple):
    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def span(self) -> Span:
        return self.start, self.end


# What each name may mean; a pair becomes a `Sense` where the name is met, because few ever are.
_Names = dict[str, tuple[tuple[Place, Form], ...]]


class _Automaton(Protocol):
    """Of each name found, the index of its last half and its length in halves."""

    def __len__(self) -> int: ...
    def iter(self, halves: str) -> Iterator[tuple[int, int]]: ...


class Gazetteer:
    """Places by key, and their names in a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        with _no_garbage():
            self._places = {place.key: place for place in places}
            self._names = _names(self._places.values())
            self._automaton = _automaton(self._names)
        self._zones: dict[str, list[str]] = defaultdict(list)
        for place in self._places.values():
            for covered in place.covers:
                self._zones[covered].append(place.key)

    @classmethod
    def from_tables(cls) -> "Gazetteer":
        """The divisions of China and the zones laid over them, by their codes or slugs."""
        return cls(tabled_places())

    def __getitem__(self, key: str) -> Place:
        return self._places[key]

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def ancestors(self, key: str) -> list[Place]:
        """The places above, the nearest first."""
        above = []
        parent = self._places[key].parent
        while parent is not None and parent in self._places:
            above.append(self._places[parent])
            parent = self._places[parent].parent
        return above

    def zones_over(self, key: str) -> list[Place]:
        """The zones that cover the place or one above it, those of the nearest first."""
        line = (key, *(above.key for above in self.ancestors(key)))
        return [self._places[zone] for covered in line for zone in self._zones.get(covered, ())]

    def named(self, name: str, under: str | None = None) -> list[Sense]:
        """The places that exactly this name may mean, in whatever form; with `under` only those below that place."""
        known = [Sense(place, form) for place, form in self._names.get(name, ())]
        return [s for s in known if under is None or any(above.key == under for above in self.ancestors(s.key))]

    def hits(self, text: str) -> list[Match]:
        """Every name at every place, also where names overlap, in whatever form; by start, the longest first."""
        return sorted(self._matches(text, _BY_THEMSELVES | {BOUND}), key=_by_start)

    def names_in(self, text: str) -> Iterator[Match]:
        """The names that may stand by themselves: the leftmost first, and the longest where several overlap."""
        return longest(self._matches(text, _BY_THEMSELVES))

    def _matches(self, text: str, forms: frozenset[Form]) -> Iterator[Match]:
        found = self._automaton.iter(_halves(text)) if len(self._automaton) else ()
        for last, length in found:
            if last % 2:  # else it begins and ends within characters
                start, end = (last + 1 - length) // 2, (last + 1) // 2
                meant = self._names.get(text[start:end], ())
                if senses := tuple(Sense(place, form) for place, form in meant if form in forms):
                    yield Match(start, end, senses)


def longest(matches: Iterable[Match]) -> Iterator[Match]:
    """Of matches that overlap the leftmost, of those the longest."""
    done = 0
    for match in sorted(matches, key=_by_start):
        if match.start >= done:
            done = match.end
            yield match


def _by_start(match: Match) -> tuple[int, int]:
    return match.start, -match.end


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Building makes half a million objects and no garbage; looking for some there takes half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _names(places: Iterable[Place]) -> _Names:
    names: _Names = {}
    for place in places:
        for name, form in forms_of(place).items():
            sense = ((place, form),)
            names[name] = names[name] + sense if name in names else sense
    return names


def _automaton(names: Iterable[str]) -> _Automaton:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for name in names:
        automaton.add_word(_halves(name))
    automaton.make_automaton()
    return automaton  # type: ignore[no-any-return]


def _halves(text: str) -> str:
    """Two symbols for each character, because the library tries the branches of a node one by one, and names begin with
    three thousand characters. That way a search takes a fifth of the time. A character beyond 16 bits is any of them.
    """
    halves = text.encode("utf-16-be", "surrogatepass")
    if len(halves) > 2 * len(text):
        halves = _BEYOND_16_BITS.sub("\ufffd", text).encode("utf-16-be", "surrogatepass")
    return halves.decode("latin-1")
