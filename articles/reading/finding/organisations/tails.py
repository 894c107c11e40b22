"""Bodies of which a text prints the end of the name only: 联合党委, or 政法委 behind 区委常委."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.reading.finding.organisations.bodies import Body, Named
from articles.reading.finding.organisations.customary import customary, unwrapped
from articles.reading.finding.organisations.vocabulary import head_of

_COMMITTEE = re.compile("中共(.+?)委(?:[^员].*)?")
_PARTY_OF_A_PLACE = re.compile("(?:中共)?(.{2,}?)(?:党工委|工委|党委|委)")
_CALLED = re.compile("\\w{2,}?[省市县区州旗盟镇乡]")
_OF_PLACES = ("party-committee", "government-body", "public-institution", "association")
_PARTY = ("party-committee", "party-branch")
_LONGEST, _LONGEST_OFFICE = 16, 4
_INSTITUTIONS = ("school", "hospital", "enterprise")


class Tails:
    """The named bodies of one text by the ends of their names; making it takes time linear in their number."""

    def __init__(self, known: Sequence[Named], printed: Iterable[str]) -> None:
        """`known`: in the order of the text. `printed`: the ends that will be asked for."""
        lengths = {length for length in map(len, map(unwrapped, printed)) if 2 <= length <= _LONGEST}
        self._by_end: dict[str, list[Named]] = defaultdict(list)
        self._by_head: dict[str, list[Named]] = defaultdict(list)
        self._committees: list[Named] = []
        self._institutions: list[Named] = []
        self._by_last = {named.body.end: named for named in known}
        for named in known:
            for length in lengths:
                if length < len(named.name):
                    self._by_end[named.name[-length:]].append(named)
            if named.body.kind not in _PARTY and (head := head_of(named.name)):
                self._by_head[head.word].append(named)
            if named.body.kind in _INSTITUTIONS:
                self._institutions.append(named)
            if _COMMITTEE.fullmatch(named.name):
                self._committees.append(named)

    def of(self, printed: str, body: Body) -> Named | None:
        """The last body before it whose name ends so, or else the first behind."""
        tail = unwrapped(printed)
        if body.rule == "office-of-a-committee":
            return self._office(tail, body)
        if body.rule == "branch-of-an-institution":
            return self._branch(tail, body)
        if body.rule == "branch-of-the-one-named":
            return self._of_the_named(tail, body)
        if body.rule == "second-of-a-pair":
            return self._second(tail, body)
        if body.rule == "next-in-a-row":
            return self._next(tail, body)
        found = self._by_end.get(tail, [])
        index = _index(found, body)
        return Named(body, *found[max(index - 1, 0)][1:]) if found else None

    def _branch(self, tail: str, body: Body) -> Named | None:
        """内科第二党支部 of the last school, hospital or enterprise before it."""
        index = _index(self._institutions, body)
        return Named(body, self._institutions[index - 1].name + tail, None) if index else None

    def _of_the_named(self, tail: str, body: Body) -> Named | None:
        """林场党支部 of the last body before it that is a 林场, if none has it for its name."""
        party = head_of(tail)
        called = head_of(tail.removesuffix(party.word)) if party else None
        found = self._by_head.get(called.word, []) if called else []
        index = _index(found, body)
        if not called or not index:
            return None
        name = found[index - 1].name + tail.removeprefix(called.word)
        return Named(body, name, found[index - 1].place)

    def _second(self, tail: str, body: Body) -> Named | None:
        """管委会 of 区党工委、管委会: of the same place as the committee right before it."""
        first = self._by_last.get(body.start - 1)
        place = _PARTY_OF_A_PLACE.fullmatch(first.name) if first else None
        return Named(body, customary(place[1], tail, body.kind), first.place) if first and place else None

    def _next(self, tail: str, body: Body) -> Named | None:
        """民政局 of 市教育局、民政局: of the same place as the body before it, with somebody's office or not."""
        ends = range(body.start - 1, body.start - _LONGEST_OFFICE - 2, -1)
        first = next((self._by_last[end] for end in ends if end in self._by_last), None)
        if first is None or first.place is None or first.body.kind not in _OF_PLACES:
            return None
        if body.kind == "party-committee" and first.body.kind != body.kind:
            return None
        place, name = first.place.name, first.name.removeprefix("中共")
        if not name.startswith(place):
            # 大理州教育局 for 大理白族自治州教育局.
            called = _CALLED.match(name)
            if called is None or called[0][:2] != place[:2]:
                return None
            place = called[0]
        is_office = (head := head_of(tail)) is not None and head.needs == "office"
        found = Named(body, customary(place, "委" * is_office + tail, body.kind), first.place)
        self._by_last[body.end] = found
        return found

    def _office(self, tail: str, body: Body) -> Named | None:
        """政法委 of the last committee before it: 岳麓区委常委、政法委书记."""
        index = _index(self._committees, body)
        committee = _COMMITTEE.fullmatch(self._committees[index - 1].name) if index else None
        if committee is None:
            return None
        return Named(body, customary(committee[1], "委" + tail, body.kind), self._committees[index - 1].place)


def _index(found: Sequence[Named], body: Body) -> int:
    return bisect_left(found, body.start, key=lambda named: named.body.start)
