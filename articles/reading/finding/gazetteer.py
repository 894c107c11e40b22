"""The places that can be found, and one automaton that finds all their names in a single pass over a text."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import NamedTuple

from articles.reading.finding.automaton import Automaton
from articles.reading.finding.misnomers import Barred, Misnomers, Subject
from articles.reading.finding.organisations.known import KnownBodies, KnownBody, KnownMatch
from articles.reading.finding.organisations.vocabulary import Cue, cues
from articles.reading.finding.place_names import BOUND, SHORT, Form, Place, forms_of, suggested, whole_names_of_towns
from articles.reading.finding.tabled_places import tabled_places
from articles.reading.record import Span

# A text with more names is a flood and no article.
_MOST = 40_000


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


class Sightings(NamedTuple):
    """What one pass over a text sees. `hits`: every name of a place, also where names overlap; by start, the longest
    first. `names`: of those that may stand by themselves the leftmost, and of those the longest. `known`: bodies, of
    those that end at one place the longest; `cues`: of bodies, all. Both by end. `barred`: where neither is looked for.
    """

    hits: list[Match]
    names: list[Match]
    known: list[KnownMatch]
    cues: list[tuple[int, Cue]]
    barred: Barred


# What a word may mean: as a place; as one whose name stands by itself; as a known body, or as none (one or no item);
# as a cue; and what it is not taken for.
_Meaning = tuple[tuple[Sense, ...], tuple[Sense, ...], tuple[KnownBody | None, ...], Cue | None, frozenset[Subject]]
# What each name may mean; the pairs become senses where the name is first met, because few ever are.
_Names = dict[str, tuple[tuple[Place, Form], ...]]


class Gazetteer:
    """Places by key, and their names in a text; `bodies`: the organisations that are known by name."""

    def __init__(
        self, places: Iterable[Place], bodies: KnownBodies | None = None, misnomers: Misnomers | None = None
    ) -> None:
        self.bodies = KnownBodies.from_tables() if bodies is None else bodies
        self.misnomers = misnomers or Misnomers()
        with _no_garbage():
            self._places = {place.key: place for place in places}
            self._names = _names(self._places.values())
            # Names of places and of bodies and their cues together: one pass for all takes little longer than for any.
            words = {*self._names, *self.bodies.names(), *cues(), *self.misnomers.words()}
            self._automaton = Automaton(words)
        self._meanings: dict[str, _Meaning] = {}
        self._above: dict[str, tuple[Place, ...]] = {}
        self._lines: dict[str, frozenset[str]] = {}
        self._zones: dict[str, list[str]] = defaultdict(list)
        for place in self._places.values():
            for covered in place.covers:
                self._zones[covered].append(place.key)

    @classmethod
    def from_tables(cls) -> "Gazetteer":
        """The divisions of China and the zones laid over them, by their codes or slugs."""
        return cls(tabled_places())

    def __getitem__(self, key: str) -> Place:
        """The place, or the one that was met in a text and is in no table: its key is PARENT/NAME."""
        try:
            return self._places[key]
        except KeyError:
            return suggested(key)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def ancestors(self, key: str) -> Sequence[Place]:
        """The places above, the nearest first."""
        known = self._above.get(key)
        if known is None:
            parent = self[key].parent
            has_parent = parent is not None and (parent in self._places or "/" in parent)
            known = (self[parent], *self.ancestors(parent)) if parent and has_parent else ()
            if key in self._places:
                self._above[key] = known
        return known

    def zones_over(self, key: str) -> list[Place]:
        """The zones that cover the place or one above it, those of the nearest first."""
        line = (key, *(above.key for above in self.ancestors(key)))
        return [self._places[zone] for covered in line for zone in self._zones.get(covered, ())]

    def line(self, key: str) -> frozenset[str]:
        """The keys of the places above, and of the zones laid over it."""
        known = self._lines.get(key)
        if known is None:
            known = frozenset(place.key for place in (*self.ancestors(key), *self.zones_over(key)))
            if key in self._places:
                self._lines[key] = known
        return known

    def named(self, name: str, under: str | None = None) -> list[Sense]:
        """The places that exactly this name may mean, in whatever form; with `under` only those below that place."""
        known = [Sense(place, form) for place, form in self._names.get(name, ())]
        towns = (town for whole in whole_names_of_towns(name) for town, _ in self._names.get(whole, ()))
        known += [Sense(town, BOUND) for town in towns if town.kind == "township"]
        return [s for s in known if under is None or any(above.key == under for above in self.ancestors(s.key))]

    def sightings(self, text: str) -> Sightings:
        """Short names of towns are none: every second word is one, and news calls towns in full."""
        hits, free, known, found = list[Match](), list[Match](), list[KnownMatch](), list[tuple[int, Cue]]()
        misnamed = list[tuple[Span, frozenset[Subject]]]()
        meanings, known_until = self._meanings, 0
        for start, end in self._automaton.spans(text):
            word = text[start:end]
            senses, by_themselves, bodies, cue, never = meanings.get(word) or self._meant(word)
            if senses and len(hits) < _MOST:
                hit = Match(start, end, senses)
                hits.append(hit)
                if by_themselves:
                    free.append(hit if by_themselves is senses else Match(start, end, by_themselves))
            if cue:
                found.append((end, cue))
            if bodies and end > known_until:
                known.append(KnownMatch(start, end, bodies[0]))
                known_until = end
            if never:
                misnamed.append(((start, end), never))
        return Sightings(_by_start(hits), list(longest(_by_start(free))), known, found, Barred(misnamed))

    def _meant(self, word: str) -> _Meaning:
        senses = tuple(Sense(place, form) for place, form in self._names.get(word, ()))
        free = tuple(sense for sense in senses if sense.form != BOUND)
        bodies = (self.bodies.named(word),) if self.bodies.lists(word) else ()
        free = senses if len(free) == len(senses) else free
        meaning = senses, free, bodies, cues().get(word), self.misnomers.subjects(word)
        return self._meanings.setdefault(word, meaning)


def _by_start(matches: list[Match]) -> list[Match]:
    """Of matches by their ends; from the last on the longest of those that begin together comes first."""
    matches.reverse()
    matches.sort(key=itemgetter(0))
    return matches


def longest(matches: Iterable[Match]) -> Iterator[Match]:
    """Of matches that overlap the leftmost, of those the longest; they come by start, the longest first."""
    done = 0
    for match in matches:
        if match.start >= done:
            done = match.end
            yield match


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
