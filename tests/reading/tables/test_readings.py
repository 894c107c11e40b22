"""The readings of a character, with tone and without."""

import pypinyin
import pytest

from articles.reading.tables.readings import readings


@pytest.mark.parametrize("character", "長长行重乐薄嗯呣率㐀龘⿰，a")
def test_readings_are_those_that_pypinyin_tells(character: str) -> None:
    told = pypinyin.pinyin(character, style=pypinyin.Style.TONE, heteronym=True, errors="ignore")
    assert {reading for of_one in told for reading in of_one} <= readings(character)
    assert bool(readings(character)) == bool(told)


def test_a_reading_is_also_known_without_its_tone() -> None:
    assert readings("长") == {"cháng", "zhǎng", "chang", "zhang"}


def test_no_character_has_no_readings() -> None:
    assert readings("") == frozenset()
