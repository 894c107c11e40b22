"""Which organisations act in an article: who prints it is its outlet, and no part of what it tells."""

from collections.abc import Iterator
from dataclasses import replace

from articles.reading.record import ABOUT, OrganisationFound, Record

_OUTLET = "media"


def acting(record: Record) -> Iterator[OrganisationFound]:
    """The organisations with their mentions; media with those only that the article's own lines hold, if any.

    A dateline in the text names the outlet as well: 青禾日报5月17日讯.
    """
    for found in record.organisations:
        if found.kind != _OUTLET:
            yield found
        elif found.name in record.outlets:
            continue
        elif told := tuple(each for each in found.mentions if not _about_the_article(record, each.start)):
            yield replace(found, mentions=told)


def _about_the_article(record: Record, place: int) -> bool:
    role = next((block.role for block in record.blocks if block.start <= place < block.end), "")
    return role in ABOUT or role == "boilerplate"
