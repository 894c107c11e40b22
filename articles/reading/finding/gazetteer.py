"""The places that can be found, and one automaton that finds all their names in a single pass over a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import ahocorasick

from articles.reading.record import Span
from articles.reading.tables.divisions import divisions
from articles.reading.tables.words import words

_AUTONOMOUS_REGIONS = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|苗族|彝族|壮族|布依族|朝鲜族|侗族|白族|土家族|哈尼族|哈萨克|傣族|傈僳族|羌族|景颇族|柯尔克孜"
)
# The divisions also count prisons, parks and companies as townships; their names are found with the organisations.
_TOWNSHIP = re.compile("..+(?:镇|乡|街道|苏木|农场|林场|牧场)")
_AUTONOMOUS_PREFECTURE = re.compile(f"(.+?)(?:{_PEOPLES})+自治州")
_PLAIN_UNIT = re.compile("(..+)(?:省|市|地区|盟)")


@dataclass(frozen=True, slots=True)
class Place:
    """`key` is the caller's: a code, a primary key. `kind`: province, prefecture, county, township, village,
    functional-zone. `parent` is the key of the place above.
    """

    key: str
    name: str
    kind: str
    parent: str | None
    code: str | None
    aliases: tuple[str, ...] = ()


class Sense(NamedTuple):
    """One place that a name may mean; `short` where the name lacks its 省, 市 or 自治州."""

    key: str
    short: bool


class Match(NamedTuple):
    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def span(self) -> Span:
        return self.start, self.end


class _Automaton(Protocol):
    def __len__(self) -> int: ...
    def iter(self, text: str) -> Iterator[tuple[int, tuple[str, tuple[Sense, ...]]]]: ...


class Gazetteer:
    """Places by key, and their names in a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.key: place for place in places}
        self._automaton = _automaton(self._places.values())

    @classmethod
    def from_tables(cls) -> "Gazetteer":
        """The divisions of China by their codes; about 0.3 s."""
        return cls(Place(row.code, row.name, row.kind, row.parent_code, row.code) for row in divisions())

    def __getitem__(self, key: str) -> Place:
        return self._places[key]

    def ancestors(self, key: str) -> list[Place]:
        """The places above, the nearest first."""
        above = []
        parent = self._places[key].parent
        while parent is not None and parent in self._places:
            above.append(self._places[parent])
            parent = self._places[parent].parent
        return above

    def names_in(self, text: str) -> Iterator[Match]:
        """Every name, the leftmost first and the longest where several start or overlap."""
        found = self._automaton.iter(text) if len(self._automaton) else ()
        hits = ((end + 1 - len(name), end + 1, senses) for end, (name, senses) in found)
        done = 0
        for start, end, senses in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if start >= done:
                done = end
                yield Match(start, end, senses)


def _automaton(places: Iterable[Place]) -> _Automaton:
    senses: dict[str, list[Sense]] = {}
    for place in places:
        for name, short in _names(place):
            senses.setdefault(name, []).append(Sense(place.key, short))
    automaton = ahocorasick.Automaton()
    for name, meant in senses.items():
        automaton.add_word(name, (name, tuple(meant)))
    automaton.make_automaton()
    return automaton  # type: ignore[no-any-return]


def _names(place: Place) -> Iterator[tuple[str, bool]]:
    """What a text may call the place, and whether that is short for it."""
    if place.name not in words("generic_names.txt") and (place.kind != "township" or _TOWNSHIP.fullmatch(place.name)):
        yield place.name, False
    yield from ((alias, False) for alias in place.aliases)
    yield from ((name, True) for name in short_names(place.name, place.kind))


def short_names(name: str, kind: str) -> list[str]:
    """湖南 for 湖南省, 长沙 for 长沙市, 湘西 and 湘西州 for 湘西土家族苗族自治州; none below prefectures."""
    if kind not in ("province", "prefecture"):
        return []
    if name in _AUTONOMOUS_REGIONS:
        return [_AUTONOMOUS_REGIONS[name]]
    if autonomous := _AUTONOMOUS_PREFECTURE.fullmatch(name):
        return [autonomous[1], autonomous[1] + "州"]
    plain = _PLAIN_UNIT.fullmatch(name)
    return [plain[1]] if plain else []
