"""Dated or datable happenings."""

from collections.abc import Sequence

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions.main import Main
from articles.reading.finding.spotting import PlaceMention
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.record import Block, EventFound, OrganisationFound


def find_events(
    text: str,
    blocks: Sequence[Block],
    told: Told,
    places: Sequence[PlaceMention],
    main: Main | None,
    organisations: Sequence[OrganisationFound],
    gazetteer: Gazetteer,
    tell: Tell = nobody,
) -> tuple[EventFound, ...]:
    """In the order of their evidence."""
    return ()
