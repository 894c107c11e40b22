"""Names are found by characters, by pinyin and by the first letters of it, wherever in the name that stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.script import comparable
from articles.sorting import pinyin_key
from search.suggesting.names import Alphabet, Names, Place, Way
from search.words.sounds import read_as

NAMES = (
    "静安区",
    "长沙市",
    "长宁区",
    "重庆市",
    "党建引领",
    "吕梁市",
    "5G产业联盟",
    "西安市",
    "岳麓区委组织部",
    "两学一做",
)


def table(names: tuple[str, ...]) -> tuple[Alphabet, Names]:
    alphabet = Alphabet()
    read = [list(zip(comparable(name), read_as(name, pinyin_key(name)), strict=True)) for name in names]
    return alphabet, Names(alphabet, read)


ALPHABET, TABLE = table(NAMES)


def found(typed: str, way: Way) -> list[str]:
    return [NAMES[place.name] for place in TABLE.find(ALPHABET.steps(typed, way), 10)]


@pytest.mark.parametrize(
    ("typed", "way", "name"),
    [
        ("静安", Way.WHOLE, "静安区"),
        ("安区", Way.WHOLE, "静安区"),
        ("jinganqu", Way.WHOLE, "静安区"),
        ("jinga", Way.WHOLE, "静安区"),
        ("静anq", Way.WHOLE, "静安区"),
        ("jaq", Way.BEGUN, "静安区"),
        ("jinaq", Way.BEGUN, "静安区"),
        ("changsha", Way.WHOLE, "长沙市"),
        ("chongqing", Way.WHOLE, "重庆市"),
        ("cqs", Way.BEGUN, "重庆市"),
        ("chqs", Way.BEGUN, "重庆市"),
        ("changning", Way.ALIKE, "长宁区"),
        ("cangsa", Way.ALIKE, "长沙市"),
        ("党jian", Way.WHOLE, "党建引领"),
        ("dj", Way.BEGUN, "党建引领"),
        ("lvliang", Way.WHOLE, "吕梁市"),
        ("lüliang", Way.WHOLE, "吕梁市"),
        ("luliang", Way.WHOLE, "吕梁市"),
        ("5gcy", Way.BEGUN, "5G产业联盟"),
        ("gcy", Way.BEGUN, "5G产业联盟"),
        ("qwzzb", Way.BEGUN, "岳麓区委组织部"),
        ("lxyz", Way.BEGUN, "两学一做"),
    ],
)
def test_a_name_is_found_by_what_is_typed_of_it(typed: str, way: Way, name: str) -> None:
    assert name in found(typed, way)


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("jaq", Way.WHOLE),
        ("zhangsha", Way.WHOLE),
        ("zhangning", Way.WHOLE),
        ("anqx", Way.BEGUN),
        ("gan", Way.WHOLE),
        ("静区", Way.WHOLE),
        ("市重", Way.WHOLE),
        ("领吕", Way.WHOLE),
        ("lingl", Way.WHOLE),
        ("iang", Way.BEGUN),
        ("\0", Way.WHOLE),
        ("?", Way.WHOLE),
    ],
)
def test_nothing_is_found_across_names_or_inside_syllables(typed: str, way: Way) -> None:
    assert found(typed, way) == []


def test_names_that_begin_so_come_before_names_that_hold_it() -> None:
    alphabet, names = table(("西安区", "安西", "安"))
    assert names.find(alphabet.steps("安", Way.WHOLE), 2) == [Place(1, True), Place(2, True)]
    assert names.find(alphabet.steps("安", Way.WHOLE), 9) == [Place(1, True), Place(2, True), Place(0, False)]


def test_a_name_is_found_once_however_often_it_holds_it() -> None:
    alphabet, names = table(("党党党",))
    assert names.find(alphabet.steps("党", Way.WHOLE), 9) == [Place(0, True)]


@given(
    names=st.lists(st.text("党建引领 aé1", min_size=1, max_size=6), max_size=6),
    typed=st.text("党建领 a1", min_size=1, max_size=3),
)
def test_characters_are_found_in_exactly_the_names_that_hold_them(names: list[str], typed: str) -> None:
    alphabet, some = table(tuple(names))
    places = some.find(alphabet.steps(typed, Way.WHOLE), 99)
    holding = {at for at, name in enumerate(names) if typed in comparable(name)}
    assert {place.name for place in places} >= holding
    assert {place.name for place in places if "a" not in typed} <= holding
    assert len(places) == len({place.name for place in places})
