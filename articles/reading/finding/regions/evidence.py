"""What a text says for one of several places that share a name: what was settled above it, beside it and near it."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.reading.finding.gazetteer import Gazetteer, Match, Sense

# What a place above says for a name, by its kind, if the text names it anywhere: the nearer, the more.
_ABOVE = {"province": 1, "prefecture": 2, "county": 4, "functional-zone": 4, "township": 8}
_TOLD, _SIBLING = 3, 1
# What may stand between a place and the one in it: 长沙的岳麓区, 中国·长沙.
_JOINTS = frozenset("的·•市省-—(（ ")
_FAR = 1 << 30


class Settled(NamedTuple):
    start: int
    end: int
    key: str
    rule: str


class Evidence:
    """Of one text: the names that were chosen to be settled, and what is settled so far."""

    def __init__(self, text: str, chosen: Sequence[Match], gazetteer: Gazetteer, told: Iterable[str]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.told = tuple(told)
        self.settled: list[Settled] = []
        self.starts: dict[str, list[int]] = defaultdict(list)
        self._ending: dict[int, str] = {}
        self._beginning = {match.start: match for match in chosen}
        self._children: Counter[str | None] = Counter()
        self._overs: dict[str, frozenset[str]] = {}
        self._tops: dict[str, str] = {}

    def add(self, found: Iterable[Settled]) -> None:
        for place in found:
            if place.key not in self.starts:
                self._children[self.gazetteer[place.key].parent] += 1
            self.settled.append(place)
            insort(self.starts[place.key], place.start)
            self._ending[place.end] = place.key

    def is_settled(self, match: Match) -> bool:
        return match.end in self._ending

    def is_named(self, key: str | None) -> bool:
        return key in self.starts or key in self.told

    def beside(self, start: int) -> str | None:
        """The place that ends right before, or one character before with a joint between."""
        if start in self._ending:
            return self._ending[start]
        if start - 1 in self._ending and self.text[start - 1] in _JOINTS:
            return self._ending[start - 1]
        return None

    def led_by(self, match: Match) -> frozenset[str]:
        """The keys of all places in which the name that follows may mean one: 长春的朝阳区, 攸县网岭镇."""
        behind = self._beginning.get(match.end)
        if not behind and self.text[match.end : match.end + 1] in _JOINTS:
            behind = self._beginning.get(match.end + 1)
        return self._over(behind) if behind else frozenset()

    def _over(self, match: Match) -> frozenset[str]:
        """The keys of all places above any that the name may mean."""
        name = self.text[match.start : match.end]
        if name not in self._overs:
            self._overs[name] = frozenset(key for sense in match.senses for key in self.gazetteer.line(sense.key))
        return self._overs[name]

    def is_listed(self, match: Match) -> bool:
        """Whether it stands behind a place and a 、."""
        return self.text[match.start - 1 : match.start] == "、" and match.start - 1 in self._ending

    def is_among_neighbours(self, match: Match, sense: Sense) -> bool:
        """Whether a 、 apart stands another place of the same province, or a name that may mean one."""
        top = self._top(sense.key)
        if self.is_listed(match) and self._top(self._ending[match.start - 1]) == top:
            return True
        behind = self._beginning.get(match.end + 1) if self.text[match.end : match.end + 1] == "、" else None
        return behind is not None and any(self._top(other.key) == top for other in behind.senses)

    def _top(self, key: str) -> str:
        top = self._tops.get(key)
        if top is None:
            above = self.gazetteer.ancestors(key)
            top = self._tops[key] = above[-1].key if above else key
        return top

    def support(self, key: str) -> int:
        line, starts = self.gazetteer.line(key), self.starts
        above = 0
        for other in line:
            if other in starts:
                above += _ABOVE.get(self.gazetteer[other].kind, 0)
        told = _TOLD if self.told and any(key == other or other in line for other in self.told) else 0
        others = self._children[self.gazetteer[key].parent] - (key in starts)
        return above + told + (_SIBLING if others > 0 else 0)

    def away(self, start: int, key: str) -> int:
        """How far the nearest place above is named, in characters; behind the name counts twice."""
        named = (self.starts[other] for other in self.gazetteer.line(key) if other in self.starts)
        return min((_distance(start, starts) for starts in named), default=_FAR)


def _distance(start: int, starts: list[int]) -> int:
    at = bisect_left(starts, start)
    before = start - starts[at - 1] if at else _FAR
    behind = 2 * (starts[at] - start) if at < len(starts) else _FAR
    return min(before, behind)
