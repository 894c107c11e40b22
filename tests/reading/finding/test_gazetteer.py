import pytest

from articles.reading.finding.gazetteer import Gazetteer, Place, short_names


def test_a_gazetteer_is_made_of_any_places() -> None:
    zone = Place("7", "湖南湘江新区", "functional-zone", None, None, ("湘江新区",))
    found = list(Gazetteer([zone]).names_in("湘江新区即湖南湘江新区"))
    assert [match.span for match in found] == [(0, 4), (5, 11)]
    assert {sense.key for match in found for sense in match.senses} == {"7"}


def test_an_empty_gazetteer_finds_nothing() -> None:
    assert list(Gazetteer([]).names_in("湖南长沙")) == []


def test_the_longest_name_is_taken_and_offsets_count_characters(china: Gazetteer) -> None:
    text = "𠀀长沙县"
    (match,) = china.names_in(text)
    assert text[match.start : match.end] == "长沙县"


def test_ancestors_are_the_nearest_first(china: Gazetteer) -> None:
    assert [place.name for place in china.ancestors("430104017")] == ["岳麓区", "长沙市", "湖南省"]


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [
        ("湖南省", "province", ["湖南"]),
        ("内蒙古自治区", "province", ["内蒙古"]),
        ("长沙市", "prefecture", ["长沙"]),
        ("湘西土家族苗族自治州", "prefecture", ["湘西", "湘西州"]),
        ("伊犁哈萨克自治州", "prefecture", ["伊犁", "伊犁州"]),
        ("大兴安岭地区", "prefecture", ["大兴安岭"]),
        ("资源县", "county", []),
    ],
)
def test_only_provinces_and_prefectures_have_short_names(name: str, kind: str, short: list[str]) -> None:
    assert short_names(name, kind) == short
