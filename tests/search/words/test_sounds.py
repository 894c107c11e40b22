"""How characters are read, in names and by those who mishear."""

import pytest

from articles.sorting import pinyin_key
from search.words.sounds import confused, read_as, readings, spellings


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("长沙市", "chang sha shi"),
        ("组织部长", "zu zhi bu zhang"),
        ("重庆市", "chong qing shi"),
        ("乐清市", "yue qing shi"),
        ("乐亭县", "lao ting xian"),
        ("吕梁", "lv liang"),
    ],
)
def test_a_character_is_read_as_its_name_demands(name: str, syllables: str) -> None:
    assert read_as(name, pinyin_key(name)) == syllables.split()


@pytest.mark.parametrize("name", ["5G产业 联盟A区", "“两优一先”", "A·B", "\U000300a0村", "", "a b 区"])
def test_what_is_no_chinese_character_has_no_syllable_and_shifts_none(name: str) -> None:
    read = read_as(name, pinyin_key(name))
    assert [bool(syllable) for syllable in read] == [bool(readings(character)) for character in name]
    assert all(not syllable or syllable in readings(character) for character, syllable in zip(name, read, strict=True))


@pytest.mark.parametrize("key", ["", "chang2", "chang2 sha1 shi4 5"])
def test_where_a_key_does_not_fit_each_character_is_read_by_itself(key: str) -> None:
    assert read_as("党建", key) == ["dang", "jian"]


@pytest.mark.parametrize(
    ("syllable", "others"),
    [
        ("zhang", "zhang zhan zang zan"),
        ("si", "si shi"),
        ("nin", "nin ning lin ling"),
        ("cheng", "cheng chen ceng cen"),
        ("an", "an ang"),
        ("ma", "ma"),
        ("he", "he"),
    ],
)
def test_syllables_that_sound_alike_in_the_south_are_taken_for_one_another(syllable: str, others: str) -> None:
    assert confused(syllable) == set(others.split())


def test_u_with_dots_is_typed_in_several_ways() -> None:
    assert spellings("lv") == {"lv", "lü", "lu", "lyu"}
    assert spellings("lu") == {"lu"}
