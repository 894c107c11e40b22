"""Divisions, zones and their names as the loader brings them; the fixture has loaded them once already."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.gazetteer import places_from_rows
from articles.importing.regions import load_regions
from articles.models import Region, RegionAlias
from articles.reading.finding.place_names import Place
from articles.reading.finding.tabled_places import tabled_places
from articles.reading.tables.divisions import divisions
from articles.reading.tables.zones import zones
from search.models import Mark
from tests.cast import a_region, an_article

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
    with CaptureQueriesContext(connection) as queries:
        loaded = load_regions()
    assert (loaded.added, loaded.names) == (0, 0)
    assert len(queries) <= 14


def test_what_a_curator_renamed_keeps_its_name() -> None:
    Region.objects.filter(code="430104").update(name="岳麓")
    load_regions()
    assert Region.objects.get(code="430104").name == "岳麓"


def test_a_division_that_is_missing_is_planted_beside_what_a_curator_added() -> None:
    Region.objects.get(code="430104001").delete()
    yuelu = Region.objects.get(code="430104")
    added = a_region("新村", "village", under=yuelu)
    assert load_regions().added == 1
    planted = Region.objects.get(code="430104001")
    assert Region.objects.get_parent(planted) == yuelu
    assert planted.path != added.path
    assert faults_of_the_tree() == []


def zone(slug: str = "zhu-zhou-gao-xin-qu") -> Region:
    found: Region = Region.objects.get(slug=slug)
    return found


def test_every_zone_is_a_region_below_what_it_lies_in() -> None:
    parents = {region.path: region.slug for region in Region.objects.filter(depth__lte=4)}
    planted = Region.objects.filter(slug__in=[each.key for each in zones() if not each.is_counted])
    assert {region.slug: parents[region.path[: -Region.steplen]] for region in planted} == {
        each.key: each.parent for each in zones() if not each.is_counted
    }


def test_a_zone_covers_districts_and_shares_their_administration() -> None:
    tianyuan = Region.objects.get(code="430211")
    assert list(zone().covers.all()) == list(zone().joint_with.all()) == [tianyuan]
    assert list(tianyuan.joint_with.all()) == [zone()]


def test_a_former_name_has_its_last_day_and_source() -> None:
    former = RegionAlias.objects.get(name="宁乡县")
    assert (former.region.code, str(former.valid_to), former.source) == ("430182", "2017-07-31", "民函〔2017〕73号")


def test_a_zone_that_a_curator_deleted_or_gave_another_address_stays_away() -> None:
    zone().delete()
    Region.objects.filter(slug="hu-nan-xiang-jiang-xin-qu").update(slug="xiangjiang")
    assert load_regions().added == 0


def test_a_zone_that_a_curator_was_quicker_to_add_gets_its_names_and_no_twin() -> None:
    zone().delete()
    Region.history.filter(slug="zhu-zhou-gao-xin-qu").delete()
    theirs = a_region("株洲高新区", "functional-zone")
    load_regions()
    assert Region.objects.get(name="株洲高新区") == theirs
    assert theirs.aliases.filter(name="株洲高新技术产业开发区").exists()


def test_a_name_that_a_curator_deleted_or_corrected_does_not_come_back() -> None:
    zone().aliases.all().delete()
    RegionAlias.objects.filter(name="宁乡县").update(name="宁乡")
    assert load_regions().names == 0


def test_what_a_curator_says_a_zone_covers_is_not_completed() -> None:
    zone().covers.clear()
    zone().save()
    load_regions()
    assert not zone().covers.exists()


def test_what_the_table_says_a_zone_covers_is_completed_and_its_articles_are_indexed_again() -> None:
    zone().covers.clear()
    article = an_article(regions=(Region.objects.get(code="430211101"),))
    Mark.objects.all().delete()
    load_regions()
    assert zone().covers.exists()
    assert Mark.objects.filter(identifier=article.identifier).exists()


def test_a_zone_that_an_earlier_table_called_a_county_is_called_a_zone() -> None:
    Region.objects.filter(code="320576").update(kind="county")
    load_regions()
    assert Region.objects.get(code="320576").kind == "functional-zone"


def test_the_reader_is_handed_by_the_rows_what_the_tables_hold() -> None:
    def in_order(place: Place) -> Place:
        return place._replace(aliases=tuple(sorted(place.aliases)), covers=tuple(sorted(place.covers)))

    from_tables = {place.key: in_order(place) for place in tabled_places()}
    assert {place.key: in_order(place) for place in places_from_rows()} == from_tables
