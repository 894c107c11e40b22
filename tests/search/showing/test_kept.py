"""What facets call their values is asked once a commit, and follows who renames it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.models import Region
from search.answering.finding import Question
from search.engine import engine
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.query.parsing import parse
from search.showing.results import gather
from tests.cast import a_region, an_article


def labels() -> list[str]:
    facets = gather(Question(parse("党建").tree)).facets
    return [value.label for value in facets["region"].values]


@pytest.fixture
def region(index: Generations) -> Region:
    region = a_region("乙区", code="999904")
    an_article("党建", regions=(region,))
    drain()
    return region


def test_a_renamed_region_is_shown_with_its_new_name(region: Region) -> None:
    assert labels() == ["乙区"]
    region.name = "丙区"
    region.save()
    drain()
    assert labels() == ["丙区"]


def test_names_are_asked_once_a_commit(region: Region, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    engine().snapshot()
    labels()
    with django_assert_num_queries(1):
        labels()
