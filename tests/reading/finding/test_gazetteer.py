import pytest

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.place_names import Alias, Place


def test_a_gazetteer_is_made_of_any_places() -> None:
    zone = Place("7", "湖南湘江新区", "functional-zone", None, None, (Alias("湘江新区"),))
    found = Gazetteer([zone]).sightings("湘江新区即湖南湘江新区").names
    assert [match.span for match in found] == [(0, 4), (5, 11)]
    assert {sense.key for match in found for sense in match.senses} == {"7"}


def test_an_empty_gazetteer_finds_nothing() -> None:
    assert Gazetteer([]).sightings("湖南长沙").names == []


def test_the_longest_name_is_taken_and_offsets_count_characters(china: Gazetteer) -> None:
    text = "𠀀长沙县"
    (match,) = china.sightings(text).names
    assert text[match.start : match.end] == "长沙县"


def test_a_name_with_a_rare_character_is_found_and_none_like_it() -> None:
    rare = Gazetteer([Place("1", "𬒈石镇", "township", None, None)])
    assert [match.span for match in rare.sightings("𬒈石镇、𠀀石镇").names] == [(0, 3)]


def test_no_name_is_found_between_two_halves_of_characters() -> None:
    alike = Gazetteer([Place("1", "\u4e4e\u4e4e", "county", None, None)])
    assert [match.span for match in alike.sightings("\u4e4e\u4e4e\u4e4e").hits] == [(0, 2), (1, 3)]


def test_ancestors_are_the_nearest_first(china: Gazetteer) -> None:
    assert [place.name for place in china.ancestors("430104017")] == ["岳麓区", "长沙市", "湖南省"]


def test_a_short_name_of_a_county_does_not_stand_by_itself(china: Gazetteer) -> None:
    assert china.sightings("资源丰富").names == []
    (hit,) = china.sightings("资源丰富").hits
    assert {(sense.place.name, sense.form) for sense in hit.senses} == {("资源县", "bound")}


def test_hits_are_all_names_also_where_they_overlap(china: Gazetteer) -> None:
    assert [hit.span for hit in china.sightings("长沙县").hits] == [(0, 3), (0, 2), (1, 3)]


def test_a_name_is_looked_up_below_a_place(china: Gazetteer) -> None:
    assert [sense.key for sense in china.named("东方红街道", under="430104")] == ["430104017"]
    assert [sense.key for sense in china.named("东方红", under="4301")] == ["430104017"]
    assert len(china.named("东方红街道")) > 1
    assert china.named("无此地名") == []
    assert china.named("泰山路") == []


def test_zones_over_a_place_are_those_that_cover_it_or_what_it_lies_in() -> None:
    district, street = (
        Place("a", "岳麓区", "county", None, None),
        Place("b", "东方红街道", "township", "a", None),
    )
    zone = Place("z", "湖南湘江新区", "functional-zone", None, None, covers=("a",))
    assert Gazetteer([district, street, zone]).zones_over("b") == [zone]


@pytest.mark.parametrize(
    "word",
    ["新区", "高新区", "经开区", "开发区", "自贸区", "自贸试验区", "自由贸易试验区", "保税区", "工业园区"],
)
def test_a_word_for_a_sort_of_zone_names_none(china: Gazetteer, word: str) -> None:
    assert china.named(word) == []
