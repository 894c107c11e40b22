"""The places of a text as the tests see them: without organisations, whose finder is tested by itself."""

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions.finding import find_places, regions_of
from articles.reading.finding.regions.main import Main, main_region
from articles.reading.finding.sites import sites_in
from articles.reading.finding.spotting import PlaceMention
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.record import Block, RegionFound

NOTHING = Told()


def places(
    text: str, gazetteer: Gazetteer, *blocks: Block, told: Told = NOTHING, tell: Tell = nobody
) -> list[PlaceMention]:
    seen = gazetteer.sightings(text)
    return find_places(text, blocks, seen, sites_in(text, seen.names), gazetteer, told, tell)


def regions(text: str, gazetteer: Gazetteer, *blocks: Block, told: Told = NOTHING) -> tuple[RegionFound, ...]:
    return regions_of(text, places(text, gazetteer, *blocks, told=told), gazetteer)


def main(text: str, gazetteer: Gazetteer, *blocks: Block, told: Told = NOTHING) -> Main | None:
    return main_region(text, places(text, gazetteer, *blocks, told=told), blocks, gazetteer, told)
