"""The places that a text names, and where.

A name decides nothing by itself where it is also a word, or where several places share it: then a place above it
must stand in the same text. What stays undecided is left out.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate

from articles.reading.finding.gazetteer import Gazetteer, Match, Sightings, longest
from articles.reading.finding.place_names import BOUND, Place
from articles.reading.finding.regions.candidates import candidates
from articles.reading.finding.regions.evidence import Evidence, Settled
from articles.reading.finding.regions.listed import listed
from articles.reading.finding.regions.outlets import outlets_in, places_told
from articles.reading.finding.regions.pointers import zones_pointed_at
from articles.reading.finding.regions.settling import settle
from articles.reading.finding.regions.units import towns, villages, zones
from articles.reading.finding.spans import lies_in
from articles.reading.finding.spotting import LongName, PlaceMention
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, Verdict, nobody
from articles.reading.record import ABOUT, Block, Mentioned, RegionFound, Span


def find_places(
    text: str,
    blocks: Sequence[Block],
    seen: Sightings,
    longer: Sequence[LongName],
    gazetteer: Gazetteer,
    told: Told,
    tell: Tell = nobody,
) -> list[PlaceMention]:
    """What the names mean, in the order of the text; what stays undecided is left out."""
    barred = partial(_is_barred, seen)
    furniture = [(block.start, block.end) for block in blocks if block.role == "boilerplate"]
    standing = [match for match in candidates(text, seen.hits, tell) if not barred(match, tell)]
    if furniture:
        standing = [match for match in standing if not lies_in(match.start, match.end, furniture)]
    chosen = _chosen(standing)
    evidence = Evidence(text, chosen, gazetteer, places_told(told, gazetteer))
    settle(chosen, evidence)
    evidence.add(zones(evidence))
    evidence.add(towns(evidence, tell))
    evidence.add(villages(evidence, tell))
    evidence.add(listed(evidence))
    evidence.add(zones_pointed_at(text, evidence.settled, gazetteer))
    about = [(block.start, block.end) for block in blocks if block.role in ABOUT]
    outlets = sorted([*about, *outlets_in(text, told)])
    found = _mentions(evidence.settled, longer, outlets)
    found += _above_in_zones(found, standing, evidence)
    found = [place for place in found if not barred(place)]
    if tell is not nobody:
        _tell_all(found, chosen, gazetteer, tell)
    return sorted(found)


def _is_barred(seen: Sightings, found: Match | PlaceMention, tell: Tell = nobody) -> bool:
    """Whether a person said that these words name no place."""
    is_barred = seen.barred.holds("region", found.start, found.end)
    if is_barred:
        tell(Verdict(found.start, found.end, "region", False, "misnomer", "a curator said that it names no place"))
    return is_barred


def regions_of(text: str, places: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[RegionFound, ...]:
    """The places that stand free at least once, in the order of their first free mentions."""
    free: dict[str, list[Mentioned]] = defaultdict(list)
    nested: dict[str, list[Mentioned]] = defaultdict(list)
    for place in places:
        (nested if place.nested else free)[place.key].append(Mentioned(place.start, place.end, place.rule))
    return tuple(_found(gazetteer[key], spans, nested[key]) for key, spans in free.items())


def _found(place: Place, free: list[Mentioned], nested: list[Mentioned]) -> RegionFound:
    return RegionFound(place.key, place.name, place.code, place.kind, place.parent, tuple(free), tuple(nested))


def _chosen(standing: Sequence[Match]) -> list[Match]:
    """The longest names that may stand by themselves, and between them the longest that need a place above them."""
    matches = {(match.start, -match.end): match for match in reversed(standing)}
    free, bound = list[Match](), list[Match]()
    for _, match in sorted(matches.items()):
        (bound if all(sense.form == BOUND for sense in match.senses) else free).append(match)
    free = list(longest(free))
    starts, ends = [match.start for match in free], [match.end for match in free]
    between = [match for match in bound if bisect_right(ends, match.start) == bisect_left(starts, match.end)]
    return sorted([*free, *longest(between)])


def _mentions(settled: Sequence[Settled], longer: Sequence[LongName], outlets: Sequence[Span]) -> list[PlaceMention]:
    """Of those that overlap the longer; what lies inside it or in another longer name is nested."""
    # How far the names reach that begin so early: a body and a ship may overlap.
    reach = accumulate((name.end for name in longer), max)
    names = [(name.start, end) for name, end in zip(longer, reach, strict=True)]
    found: list[PlaceMention] = []
    outer = 0
    for start, end, key, rule in sorted(settled, key=lambda place: (place.start, -place.end)):
        if start < outer < end:
            continue
        if outlets and lies_in(start, end, outlets):
            rule = "outlet"
        inside = end <= outer or rule == "outlet" or lies_in(start, end, names)
        found.append(PlaceMention(start, end, key, inside, rule))
        outer = max(outer, end)
    return found


def _above_in_zones(
    found: Sequence[PlaceMention], standing: Sequence[Match], evidence: Evidence
) -> Iterator[PlaceMention]:
    """湖南 in 湖南湘江新区, 株洲 in 株洲高新区."""
    zones = [place for place in found if evidence.gazetteer[place.key].kind == "functional-zone"]
    if not zones:
        return
    by_start: dict[int, list[Match]] = defaultdict(list)
    for match in standing:
        by_start[match.start].append(match)
    spans = {(place.start, place.end) for place in found}
    for place in zones:
        line = evidence.gazetteer.line(place.key)
        for match in by_start[place.start]:
            above = [sense.key for sense in match.senses if sense.key in line]
            if above and match.end < place.end and match.span not in spans:
                yield PlaceMention(match.start, match.end, above[0], True, "inside-zone")


def _tell_all(found: Sequence[PlaceMention], chosen: Sequence[Match], gazetteer: Gazetteer, tell: Tell) -> None:
    for place in found:
        where = " inside a longer name" if place.nested else ""
        tell(Verdict(place.start, place.end, "region", True, place.rule, gazetteer[place.key].name + where))
    taken = {(place.start, place.end) for place in found}
    for match in chosen:
        if match.span not in taken:
            names = "、".join(sorted({sense.place.name for sense in match.senses})[:3])
            tell(Verdict(*match.span, "region", False, "undecided", f"nothing near it decides for {names}"))
