"""Every sentence of the interface is translated, and what is committed is what would be made today."""

import re
from pathlib import Path

import polib
import pytest

from archive.locale.catalogues import key_of, po_path, simplified, traditional
from archive.locale.sentences import sentences

OF_SIMPLIFIED_ONLY = "程序|信息|鏈接|點擊|軟件|數據|文件夾|界面|字符|設備|服務器|腳本|磁盤|字段|加載|字節"
"""Words that readers of Traditional characters say otherwise, as a conversion of characters alone leaves them."""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(po_path(language)))


def test_the_catalogue_holds_exactly_the_sentences_in_use() -> None:
    assert {key_of(entry) for entry in catalogue("zh_Hans")} == set(sentences())


def test_every_sentence_is_translated() -> None:
    assert [entry.msgid for entry in catalogue("zh_Hans").untranslated_entries()] == []


def test_a_translation_keeps_its_placeholders() -> None:
    for entry in catalogue("zh_Hans"):
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            assert set(PLACEHOLDER.findall(text)) == wanted, entry.msgid


def test_the_traditional_catalogue_is_derived_from_the_simplified_one() -> None:
    derived = traditional(simplified(catalogue("zh_Hans")))
    assert [(key_of(e), e.msgstr, e.msgstr_plural) for e in derived] == [
        (key_of(e), e.msgstr, e.msgstr_plural) for e in catalogue("zh_Hant")
    ]


def test_the_traditional_catalogue_has_the_words_of_its_readers() -> None:
    said = "".join(entry.msgstr + "".join(entry.msgstr_plural.values()) for entry in catalogue("zh_Hant"))
    assert re.findall(OF_SIMPLIFIED_ONLY, said) == []


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_the_compiled_catalogue_is_up_to_date(language: str, tmp_path: Path) -> None:
    compiled = {key_of(e): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(po_path(language).with_suffix(".mo")))}
    assert compiled == {key_of(e): (e.msgstr, e.msgstr_plural) for e in catalogue(language)}
