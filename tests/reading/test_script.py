from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from articles.reading.script import (
    comparable,
    comparable_all,
    comparable_codes,
    fold,
    fold_all,
    script_of,
    simplify,
    text_of,
)
from tests.reading.cases import cases
from tests.reading.texts import damaged_texts

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LEFT_ALONE = "薴"


def opencc_table(name: str) -> list[str]:
    text = (files("opencc") / "dictionary" / name).read_text(encoding="utf-8")
    return [line.split("\t")[0] for line in text.splitlines() if line]


@pytest.mark.parametrize("table", ["TSCharacters.txt", "TSPhrases.txt"])
def test_every_entry_of_t2s_becomes_what_opencc_makes_of_it(table: str) -> None:
    convert = OpenCC("t2s").convert
    different = [entry for entry in opencc_table(table) if simplify(entry) != convert(entry)]
    assert different == [entry for entry in opencc_table(table) if entry == LEFT_ALONE]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_seed_becomes_what_opencc_makes_of_it_but_for_zhe(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    assert simplify(text).replace("着", "著") == OpenCC("t2s").convert(text).replace("着", "著")


@pytest.mark.parametrize("case", cases("zhe"), ids=lambda case: case["text"])
def test_zhe_is_decided_by_the_word(case: dict[str, str]) -> None:
    assert simplify(case["text"]) == case["simplified"]


@given(damaged_texts)
def test_simplifying_keeps_every_offset_and_twice_is_once(text: str) -> None:
    once = simplify(text)
    assert len(once) == len(text)
    assert simplify(once) == once


@given(damaged_texts)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


DECIDED_BY_WORDS = st.text(st.sampled_from("著作显见看乾隆坤杯瞭望解覆盖反徵求宫於是麽，a 　Ａ\n么慰藉口"), max_size=12)


@given(DECIDED_BY_WORDS.map(simplify), st.data())
def test_a_piece_of_a_text_is_the_same_piece_of_it_made_comparable(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert comparable(text[start:end]) == comparable(text)[start:end]


@given(damaged_texts)
def test_what_is_compared_keeps_every_offset_and_twice_is_once(text: str) -> None:
    once = comparable(text)
    assert len(once) == len(text)
    assert comparable(once) == once


@pytest.mark.parametrize("text", ["黨建\u3000ＡＢ", "党建 ab", "党建\tab", "黨建\nＡＢ"])
def test_what_is_compared_knows_no_script_width_or_kind_of_space(text: str) -> None:
    assert comparable(text) == "党建 ab"


@given(st.lists(DECIDED_BY_WORDS | damaged_texts, max_size=4))
def test_many_texts_at_once_become_what_each_becomes(texts: list[str]) -> None:
    assert list(comparable_all(texts)) == [comparable(text) for text in texts]
    assert list(fold_all(texts)) == [fold(text) for text in texts]
    assert text_of(comparable_codes(texts)) == "".join(map(comparable, texts))


def test_folding_makes_script_case_and_width_the_same() -> None:
    assert fold("國家Ｖ谷ＡＢc，İ") == fold("国家v谷abC,İ") == "国家v谷abc,İ"


@pytest.mark.parametrize(
    ("text", "script"), [("東方紅街道开", "hant"), ("东方红街道開", "hans"), ("中共一大", "hans"), ("乾隆皇后", "hans")]
)
def test_the_script_is_that_of_most_telling_characters(text: str, script: str) -> None:
    assert script_of(text) == script
