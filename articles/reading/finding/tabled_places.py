"""The places of the tables as a gazetteer takes them, for whoever has no database."""

from collections.abc import Iterator

from articles.reading.finding.place_names import Place
from articles.reading.tables.divisions import divisions


def tabled_places() -> Iterator[Place]:
    """Parents before children; the key is the code, of a zone that the bureau does not count its slug."""
    for row in divisions():
        yield Place(row.code, row.name, row.kind, row.parent_code, row.code)
