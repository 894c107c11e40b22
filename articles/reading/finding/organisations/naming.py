"""Which bodies the names mean: one under its region and customary name, whatever a text calls it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.organisations.bodies import Body, Named
from articles.reading.finding.organisations.customary import (
    CONFERENCE,
    LEAGUE,
    customary,
    in_full,
    of_the_league,
    unwrapped,
)
from articles.reading.finding.organisations.elided import VILLAGE, as_owners, named_by_owner
from articles.reading.finding.organisations.owners import BODIES, Owners, is_contracted
from articles.reading.finding.organisations.parts import PARTY
from articles.reading.finding.organisations.tails import Tails
from articles.reading.finding.place_names import Place
from articles.reading.finding.regions.main import Main
from articles.reading.finding.spotting import PlaceMention
from articles.reading.finding.verdicts import Tell, Verdict, nobody
from articles.reading.record import Mentioned, OrganisationFound, Span

_OF_A_PLACE = frozenset({"party-committee", "party-branch", "government-body", "public-institution", "association"})
# Bodies whose names are only told apart by where they are, unless they are the whole country's.
_LOCAL = frozenset({"party-branch", "team"})
_EVERYWHERE = ("中央", "国家", "中国", "全国", "中华")
_PARTY = ("party-committee", "party-branch")
_ENTERPRISES = ("公司", "集团", "银行", "商会")
_PREFIXES = ("", *PARTY, *LEAGUE, CONFERENCE)
# More places never stand in one name.
_MOST_PLACES = 8


def organisations_of(
    text: str,
    bodies: Sequence[Body],
    places: Sequence[PlaceMention],
    main: Main | None,
    gazetteer: Gazetteer,
    tell: Tell = nobody,
) -> tuple[OrganisationFound, ...]:
    """In the order of their first mentions."""
    by_span = {(place.start, place.end): gazetteer[place.key] for place in places if place.key in gazetteer}
    bodies = [_from_its_place(body, places) for body in bodies]
    whole = [_whole(text, body, by_span, gazetteer) for body in bodies if not body.owner and not body.tail]
    known = whole
    if elided := [(body, body.owner) for body in bodies if body.owner]:
        of_places = [(body, word) for body, word in elided if text[slice(*word)] not in BODIES]
        of_bodies = [(body, word) for body, word in elided if text[slice(*word)] in BODIES]
        for some in filter(None, (of_places, of_bodies)):
            named = list(as_owners(known))
            owners = Owners(text, places, named, main, gazetteer)
            printed = frozenset(owner.name for owner in named)
            known = _in_order([*known, *(named_by_owner(text, body, word, owners, printed) for body, word in some)])
    found = known
    if ends := [(text[body.start : body.end], body) for body in bodies if body.tail]:
        tails = Tails(known, (printed for printed, _ in ends))
        found = _in_order([*known, *(tails.of(printed, body) for printed, body in ends)])
    found = [_as_known(named, gazetteer) for named in found]
    kept = [named for named in found if not gazetteer.bodies.never(named.name)]
    if tell is not nobody:
        _tell_all(bodies, kept, tell)
    line = [main.place, *gazetteer.ancestors(main.place.key)] if main else []
    return tuple(_organisations(kept, line))


def _in_order(found: Iterable[Named | None]) -> list[Named]:
    return sorted((named for named in found if named), key=lambda named: named.body.start)


def _from_its_place(body: Body, places: Sequence[PlaceMention]) -> Body:
    """Beginning with the settled place before its head that recognising could not know: 三里沟村党支部."""
    if body.kind not in _OF_A_PLACE or body.owner or body.tail or body.name or body.places:
        return body
    index = max(bisect_left(places, (body.start,)) - 1, 0)
    near = places[index : index + _MOST_PLACES]
    chain = [place for place in near if body.start < place.end < body.end]
    if not chain or chain[0].start > body.start:
        return body
    last = chain[0]
    for place in chain[1:]:
        last = place if place.start == last.end else last
    return body._replace(start=last.start, places=((last.start, last.end),))


def _whole(text: str, body: Body, places: Mapping[Span, Place], gazetteer: Gazetteer) -> Named:
    """Of a body whose name the text prints in full."""
    if body.name:
        return Named(body, body.name, gazetteer[body.region] if body.region and body.region in gazetteer else None)
    printed = unwrapped(text[body.start : body.end])
    if body.kind == "party-branch":
        printed = in_full(printed)
    place = places.get(body.places[-1]) if body.places else None
    if not body.places or body.kind not in _OF_A_PLACE or text[body.start : body.places[0][0]] not in _PREFIXES:
        return Named(body, printed, place)
    start, end = body.places[-1]
    if _is_no_chain(printed, body, places, gazetteer):
        return Named(body, printed, places.get(body.places[0]))
    name = text[start:end]
    if place and place.kind == "county" and is_contracted(name, place):
        name = place.name
    if text.startswith(PARTY, body.start) and body.kind == "party-branch":
        # 中共湖南支部, of the Party's first years.
        return Named(body, unwrapped(text[body.start : body.end]), place)
    if place and place.kind == "functional-zone" and place.name.endswith(name):
        # 湖南湘江新区 for 湘江新区, but not 湖南湘潭高新技术产业园区 for 湘潭高新区.
        name = place.name
    if text.startswith(LEAGUE, body.start):
        return Named(body, of_the_league(name, text[end : body.end]), place)
    if text.startswith(CONFERENCE, body.start):
        return Named(body, name + CONFERENCE, place)
    return Named(body, customary(name, unwrapped(text[end : body.end]), body.kind), place)


def _is_no_chain(printed: str, body: Body, places: Mapping[Span, Place], gazetteer: Gazetteer) -> bool:
    """Whether its places are more than an address: 长沙市公安局岳麓区分局, 上海株洲商会, 成都新都兴工公司党支部."""
    if len(body.places) < 2:
        return False
    if any(before[1] != after[0] for before, after in pairwise(body.places)):
        return True
    if body.kind == "association":
        first, last = places.get(body.places[0]), places.get(body.places[-1])
        return first is not None and last is not None and first not in (last, *gazetteer.ancestors(last.key))
    return body.kind in _PARTY and any(word in printed for word in _ENTERPRISES)


def _as_known(named: Named, gazetteer: Gazetteer) -> Named:
    """Under the name that a curator gave it, wherever one knows it by this one."""
    body = gazetteer.bodies.named(named.name)
    if body is None or named.body.name:
        return named
    place = gazetteer[body.region] if body.region and body.region in gazetteer else named.place
    return Named(named.body._replace(kind=body.kind), body.name, place)


def _tell_all(bodies: Sequence[Body], kept: Sequence[Named], tell: Tell) -> None:
    names = {named.body.start: named.name for named in kept}
    for body in bodies:
        name = names.get(body.start)
        because = f"it is {name}" if name else "nothing in the text that it is short for, or never an organisation"
        tell(Verdict(body.start, body.end, "organisation", name is not None, body.rule, because))


def _organisations(found: Sequence[Named], line: Sequence[Place]) -> Iterator[OrganisationFound]:
    grouped: dict[tuple[str, str | None], list[Named]] = {}
    placed = {named.name: named.place for named in reversed(found) if named.place}
    home = next((place for place in line if place.kind not in ("township", "village")), None)
    for named in found:
        body, name, place = named
        place = place or placed.get(name) or (home if _is_local(body, name) else None)
        grouped.setdefault((name, place.key if place else None), []).append(Named(body, name, place))
    for (name, key), mentions in grouped.items():
        body, _, place = mentions[0]
        spans = tuple(Mentioned(mention.start, mention.end, mention.rule) for mention, _, _ in mentions)
        yield OrganisationFound(name, body.kind, place.name if place else None, key, spans)


def _is_local(body: Body, name: str) -> bool:
    """Whether others elsewhere are called the same."""
    if body.name or name.startswith(_EVERYWHERE):
        return False
    return body.kind in _LOCAL or VILLAGE.match(name) is not None
