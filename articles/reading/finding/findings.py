"""What a text is about: its places, bodies and events. The only file that knows in which order they are found."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.finding.events.finding import find_events
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.organisations.naming import organisations_of
from articles.reading.finding.organisations.recognising import bodies_in
from articles.reading.finding.regions.finding import find_places, regions_of
from articles.reading.finding.regions.main import Main, main_region
from articles.reading.finding.sites import sites_in
from articles.reading.finding.spotting import LongName
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.record import Block, EventFound, OrganisationFound, RegionFound


@dataclass(frozen=True, slots=True)
class Findings:
    main: Main | None
    regions: tuple[RegionFound, ...]
    organisations: tuple[OrganisationFound, ...]
    events: tuple[EventFound, ...]


def find(text: str, blocks: Sequence[Block], gazetteer: Gazetteer, told: Told, tell: Tell = nobody) -> Findings:
    """All that the text names, each with the spans that prove it, in time linear in the text."""
    seen = gazetteer.sightings(text)
    bodies = bodies_in(text, blocks, seen, gazetteer, told.outlets, tell)
    longer = sorted([*(LongName(body.start, body.end, "organisation") for body in bodies), *sites_in(text, seen.names)])
    places = find_places(text, blocks, seen, longer, gazetteer, told, tell)
    main = main_region(text, places, blocks, gazetteer, told)
    organisations = organisations_of(text, bodies, places, main, gazetteer, tell)
    events = find_events(text, blocks, told, places, main, organisations, gazetteer, tell)
    return Findings(main, regions_of(text, places, gazetteer), organisations, events)
