"""The tree of regions as the loader plants it; the fixture has loaded it once already."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.divisions import load_divisions
from articles.models import Region
from articles.reading.tables.divisions import divisions
from tests.cast import a_region

pytestmark = pytest.mark.django_db


def faults_of_the_tree() -> list[str]:
    """Paths without a parent, of a wrong depth, or with a wrong count of children (treebeard asks once a node)."""
    rows = list(Region.objects.values_list("path", "depth", "numchild"))
    children = Counter(path[: -Region.steplen] for path, _, _ in rows)
    paths = {path for path, _, _ in rows} | {""}
    return [
        path
        for path, depth, numchild in rows
        if len(path) != depth * Region.steplen or numchild != children[path] or path[: -Region.steplen] not in paths
    ]


def test_every_division_is_a_region() -> None:
    codes = set(Region.objects.exclude(code=None).values_list("code", flat=True))
    assert codes == {division.code for division in divisions()}


def test_the_tree_has_no_fault() -> None:
    assert faults_of_the_tree() == []


def test_a_district_stands_under_its_city_and_province() -> None:
    yuelu = Region.objects.get(code="430104")
    assert [region.name for region in Region.objects.get_ancestors(yuelu)] == ["湖南省", "长沙市"]


def test_a_district_of_a_municipality_stands_right_under_it() -> None:
    assert Region.objects.get_parent(Region.objects.get(code="310106")).name == "上海市"


def test_loading_again_adds_nothing_and_costs_few_queries() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        loaded = load_divisions()
    assert loaded.added == 0
    assert len(queries) <= 5


def test_what_a_curator_renamed_keeps_its_name() -> None:
    Region.objects.filter(code="430104").update(name="岳麓")
    load_divisions()
    assert Region.objects.get(code="430104").name == "岳麓"


def test_a_division_that_is_missing_is_planted_beside_what_a_curator_added() -> None:
    Region.objects.get(code="430104001").delete()
    yuelu = Region.objects.get(code="430104")
    added = a_region("新村", "village", under=yuelu)
    assert load_divisions().added == 1
    planted = Region.objects.get(code="430104001")
    assert Region.objects.get_parent(planted) == yuelu
    assert planted.path != added.path
    assert faults_of_the_tree() == []
