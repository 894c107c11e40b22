"""What journalists type first: the name of a district, where only its offices are named."""

import pytest

from articles.reading.tables.divisions import divisions
from search.answering.finding import Question, find
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.query.parsing import parse
from tests.cast import an_article

OFFICES = "{0}委书记出席会议。{0}政府负责人到会。{0}委组织部负责人发言。"
AREAS = ("31", "11", "4401", "4403", "43")
"""Shanghai, Beijing, Guangzhou, Shenzhen, Hunan."""
NAMES = sorted({place.name for place in divisions() if place.kind == "county" and place.code.startswith(AREAS)})


def test_every_district_is_found_by_its_name_before_whatever_office(index: Generations) -> None:
    articles = {name: an_article(text=OFFICES.format(name)).identifier for name in NAMES}
    drain()
    found = {name: find(Question(parse(name).tree, size=100)).hits for name in NAMES}
    assert [name for name in NAMES if articles[name] not in {hit.identifier for hit in found[name]}] == []
    assert {hit.match for hits in found.values() for hit in hits if hit.identifier in articles.values()} == {"words"}


@pytest.mark.parametrize("area", AREAS)
def test_the_table_has_the_districts_of(area: str) -> None:
    assert sum(place.kind == "county" and place.code.startswith(area) for place in divisions()) >= 9
