"""The places of invented sentences, by the gazetteer of the tables."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions.finding import find_places
from articles.reading.finding.spotting import LongName
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Verdict
from articles.reading.record import Block
from tests.reading.cases import cases
from tests.reading.finding.placed import places, regions

SHEETS = ("", "_chains", "_borders", "_namesakes", "_villages", "_nested")
PIECES = (
    *(
        "湖南",
        "长沙市",
        "长沙",
        "县",
        "东方红街道",
        "岳麓区",
        "株洲高新区",
        "新区",
        "双塘村",
        "社区",
        "镇",
        "的",
        "、",
        "。",
        "\n",
    ),
    *("《", "》", "“", "”", "路", "全市", "a", "1", "记者", "王", "资源", "𠀀"),
)


@pytest.mark.parametrize(
    "case", [case for sheet in SHEETS for case in cases(f"regions{sheet}")], ids=lambda case: case["text"]
)
def test_regions_are_those_the_text_decides(case: dict[str, Any], china: Gazetteer) -> None:
    found = regions(case["text"], china)
    assert [region.name for region in found] == case["regions"]
    assert case.get("codes") in (None, [region.code for region in found])


@pytest.mark.parametrize("case", cases("regions_pointers"), ids=lambda case: case["text"])
def test_a_bare_zone_is_the_one_that_is_named(case: dict[str, Any], china: Gazetteer) -> None:
    zones = [region for region in regions(case["text"], china) if region.kind == "functional-zone"]
    assert [(zone.name, len(zone.mentions)) for zone in zones] == ([(case["zone"], case["mentions"])] if zones else [])
    assert bool(zones) == bool(case["mentions"])


def test_each_mention_is_a_span_of_the_text(china: Gazetteer) -> None:
    (region,) = regions("长沙与长沙市", china)
    assert [(start, end) for start, end, _ in region.mentions] == [(0, 2), (3, 6)]


def test_a_place_inside_a_longer_name_is_kept_as_nested(china: Gazetteer) -> None:
    (region,) = regions("长沙人爱读《长沙市志》", china)
    assert [(start, end) for start, end, _ in region.nested] == [(6, 9)]


def test_a_village_has_the_place_above_it_in_its_key(china: Gazetteer) -> None:
    village = regions("醴陵市泗汾镇双塘村", china)[-1]
    assert (village.key, village.kind, village.parent) == ("430281107/双塘村", "village", "430281107")


def test_the_outlet_tells_namesakes_apart(china: Gazetteer) -> None:
    (region,) = regions("朝阳区举办书市", china, told=Told(outlets=("长春日报",)))
    assert region.code == "220104"


def test_the_place_of_the_batch_tells_namesakes_apart(china: Gazetteer) -> None:
    (region,) = regions("朝阳区举办书市", china, told=Told(home="11"))
    assert region.code == "110105"


def test_the_furniture_of_a_page_names_no_place(china: Gazetteer) -> None:
    text = "长沙\n北京新闻"
    found = regions(text, china, Block("body", 0, 2), Block("boilerplate", 3, 7))
    assert [region.name for region in found] == ["长沙市"]


def test_lines_about_the_article_name_places_only_in_other_names(china: Gazetteer) -> None:
    text = "来源:长沙发布\n株洲下雪"
    found = places(text, china, Block("source", 0, 7), Block("body", 8, 12))
    assert [(place.key, place.nested) for place in found] == [("4301", True), ("4302", False)]


def test_each_decision_is_told_with_its_reason(china: Gazetteer) -> None:
    told: list[Verdict] = []
    places("孙中山到过长沙", china, tell=told.append)
    assert {(verdict.start, verdict.taken, verdict.rule) for verdict in told} == {
        (1, False, "cut-word"),
        (5, True, "unique"),
    }


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_mentions_lie_in_the_text_and_nest_or_stand_apart(china: Gazetteer, text: str) -> None:
    found = places(text, china)
    assert found == sorted(found) == places(text, china)
    assert all(0 <= place.start < place.end <= len(text) for place in found)
    free = [place for place in found if not place.nested]
    assert all(before.end <= behind.start for before, behind in pairwise(free))


@pytest.mark.parametrize(
    "piece", ["长沙", "朝阳区", "城关镇", "双塘村", "株洲新区", "湖南省长沙市岳麓区", "《长沙", "在村社区"]
)
def test_a_flood_takes_time_in_proportion(china: Gazetteer, piece: str) -> None:
    """A hundred thousand characters end; were the time a square, this would take an hour."""
    assert places(piece * (100_000 // len(piece)), china) is not None


def test_a_place_is_nested_in_the_longer_of_two_names_that_overlap(china: Gazetteer) -> None:
    text = "“海军湖南舰”"
    longer = [LongName(0, 7, "brand"), LongName(1, 3, "organisation")]
    (place,) = find_places(text, (), china.sightings(text), longer, china, Told())
    assert place.nested
