import re

import pytest

from articles.reading.tables.divisions import divisions
from articles.reading.tables.zones import Zone, zones

ZONES = list(zones())
DIVISIONS = {division.code: division for division in divisions()}
NEW_AREAS = """
    浦东新区 滨海新区 重庆两江新区 浙江舟山群岛新区 兰州新区 广州南沙新区 陕西西咸新区 贵州贵安新区 青岛西海岸新区
    大连金普新区 四川天府新区 湖南湘江新区 南京江北新区 福州新区 云南滇中新区 哈尔滨新区 长春新区 江西赣江新区
    河北雄安新区
"""
# Of Hunan, by what people call them.
HIGH_TECH = frozenset("长沙 株洲 湘潭 益阳 衡阳 郴州 常德 怀化 宁乡".split())  # noqa: SIM905
ECONOMIC = frozenset("长沙 岳阳 常德 宁乡 湘潭 浏阳 娄底 望城 永州 邵阳".split())  # noqa: SIM905


def names(zone: Zone) -> set[str]:
    return {zone.name, *zone.aliases}


def test_all_new_areas_of_national_rank_are_there() -> None:
    assert {zone.name for zone in ZONES if zone.sort == "国家级新区"} == set(NEW_AREAS.split())


@pytest.mark.parametrize(
    ("sort", "cities", "ending"), [("高新区", HIGH_TECH, "高新区"), ("经开区", ECONOMIC, "经开区")]
)
def test_all_zones_of_national_rank_in_hunan_are_there(sort: str, cities: frozenset[str], ending: str) -> None:
    listed = [zone for zone in ZONES if zone.sort == sort and zone.parent.startswith("43")]
    assert {city for city in cities for zone in listed if city + ending in names(zone)} == cities
    assert len(listed) == len(cities)


def test_keys_are_codes_or_addresses_and_stand_once() -> None:
    keys = [zone.key for zone in ZONES]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if key not in DIVISIONS and not re.fullmatch("[a-z]+(-[a-z]+)*(-[0-9]+)?", key)] == []


def test_what_zones_lie_in_and_cover_are_divisions() -> None:
    named = {code for zone in ZONES for code in (zone.parent, *zone.covers, *zone.joint_with)}
    assert named <= DIVISIONS.keys()


def test_a_counted_zone_lies_where_the_bureau_puts_it() -> None:
    counted = [zone for zone in ZONES if zone.is_counted]
    assert [zone.name for zone in counted if DIVISIONS[zone.key].parent_code != zone.parent] == []
    assert [zone.name for zone in counted if DIVISIONS[zone.key].name != zone.name] == []


def test_every_zone_has_a_sort_and_a_source_and_no_name_twice() -> None:
    assert [zone.name for zone in ZONES if not zone.sort or not zone.source] == []
    assert [zone.name for zone in ZONES if len(names(zone)) != 1 + len(zone.aliases)] == []


def test_a_time_is_a_year_or_a_month() -> None:
    assert [zone.since for zone in ZONES if not re.fullmatch(r"((19|20)\d\d(-(0[1-9]|1[0-2]))?)?", zone.since)] == []
