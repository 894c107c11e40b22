"""Which bodies the names mean: one under its region and customary name, whatever a text calls it."""

from collections.abc import Sequence

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.organisations.recognising import Body
from articles.reading.finding.regions.main import Main
from articles.reading.finding.spotting import PlaceMention
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.record import OrganisationFound


def organisations_of(
    text: str,
    bodies: Sequence[Body],
    places: Sequence[PlaceMention],
    main: Main | None,
    gazetteer: Gazetteer,
    tell: Tell = nobody,
) -> tuple[OrganisationFound, ...]:
    """In the order of their first mentions."""
    return ()
