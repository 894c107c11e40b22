"""Longer names that are no organisations: roads and rivers, squares, documents, brands. A place inside is nested."""

from collections.abc import Sequence

from articles.reading.finding.gazetteer import Match
from articles.reading.finding.spotting import LongName


def sites_in(text: str, names: Sequence[Match]) -> list[LongName]:
    """In the order of the text; none overlaps another."""
    return []
