"""Which place a term names, by the gazetteer that every archive begins with."""

import pytest

from articles.models import Region
from search.advising.places import place_named
from search.query.parsing import parse
from search.query.tree import asked_terms
from tests.cast import a_region

pytestmark = pytest.mark.django_db


def named(typed: str) -> list[str]:
    """Names of the regions that it may mean."""
    found = place_named(asked_terms(parse(typed).tree))
    return (
        list(Region.objects.filter(path__in=found.paths).order_by("path").values_list("name", flat=True))
        if found
        else []
    )


NAMED = [
    ("岳麓区", ["岳麓区"]),
    ("岳麓", ["岳麓区"]),
    ("長沙市嶽麓區", ["岳麓区"]),
    ("长沙市岳麓区", ["岳麓区"]),
    ("长沙岳麓", ["岳麓区"]),
    ("湖南省长沙市岳麓区", ["岳麓区"]),
    ("湖南岳麓区", ["岳麓区"]),
    ("湖南湘西州吉首", ["吉首市"]),
    ("湘西", ["湘西土家族苗族自治州"]),
    ("长沙", ["长沙市"]),
    ("党建 岳麓", ["岳麓区"]),
    ("岳麓长沙", []),
    ("湘西岳麓", []),
    ("岳麓区委", []),
    ("长沙岳麓岳麓", []),
    ("岳", []),
    ("没有", []),
]


@pytest.mark.parametrize(("typed", "regions"), NAMED)
def test_a_place_is_known_by_its_short_name_and_behind_what_it_lies_in(typed: str, regions: list[str]) -> None:
    assert named(typed) == regions


@pytest.mark.parametrize("word", ["和平", "团结", "光明", "资源", "人民", "党建"])
def test_a_word_is_no_place_unless_what_it_lies_in_is_named(word: str) -> None:
    assert named(word) == []


@pytest.mark.parametrize(
    ("typed", "region"), [("天津和平", "和平区"), ("深圳市光明", "光明区"), ("桂林资源", "资源县")]
)
def test_a_word_behind_what_it_lies_in_is_a_place(typed: str, region: str) -> None:
    assert named(typed) == [region]


def test_what_several_places_are_called_names_them_all() -> None:
    assert set(named("鼓楼区")) == {"鼓楼区"}
    assert len(named("鼓楼区")) > 3
    assert named("徐州鼓楼") == ["鼓楼区"]
    assert named("鼓楼") == []


def test_a_region_that_no_table_has_is_known_by_its_name() -> None:
    a_region("子虚区")
    assert named("子虚区") == ["子虚区"]
    assert named("子虚") == []


@pytest.mark.parametrize("typed", ["长沙" * 200, "岳麓" * 12, "市" * 24])
def test_a_long_term_costs_no_more(typed: str) -> None:
    assert named(typed) == []
