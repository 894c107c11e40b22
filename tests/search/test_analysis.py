"""Tokens: true positions, true offsets, folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading import script
from articles.reading.script import comparable, fold
from search.analysis import (
    BORDER,
    CharacterTokenizer,
    WordTokenizer,
    fingerprint,
    long_words,
    pairs,
    single_characters,
    words,
)

chinese = st.text(st.one_of(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), st.characters(codec="utf-8")))


def test_words_are_numbered_one_by_one_and_not_by_character() -> None:
    assert [(word, position) for word, position, *_ in words("党建引领，基层治理")] == [
        ("党建", 0), ("引领", 1), ("基层", 2), ("治理", 3),
    ]  # fmt: skip


def test_a_word_inside_a_long_word_shares_its_position() -> None:
    assert [(word, position) for word, position, *_ in words("马克思主义")] == [
        ("马克", 0), ("主义", 0), ("马克思", 0), ("马克思主义", 0),
    ]  # fmt: skip


@given(chinese)
def test_the_offsets_of_words_are_those_of_the_text(text: str) -> None:
    folded = fold(text)
    for word, _, start, end in words(text):
        assert folded[start:end] == word


@given(chinese)
def test_every_character_begins_a_pair_at_its_own_place(text: str) -> None:
    tokens = [(pair[0], position, start) for pair, position, start, _ in pairs(text)]
    assert tokens == [(c, n, n) for n, c in enumerate(comparable(text)) if c != BORDER]


def test_a_pair_is_a_character_and_its_follower_and_the_last_of_a_stretch_stands_alone() -> None:
    assert list(pairs("党 建\0Ａ")) == [("党 ", 0, 0, 2), (" 建", 1, 1, 3), ("建", 2, 2, 3), ("a", 4, 4, 5)]


@given(chinese)
def test_single_characters_are_all_but_borders_once(text: str) -> None:
    assert [character for character, *_ in single_characters(text)] == sorted(set(comparable(text)) - {BORDER})


@pytest.mark.parametrize("spelling", ["黨建引領", "党建引领"])
def test_traditional_and_simplified_make_the_same_tokens(spelling: str) -> None:
    assert long_words(spelling) == ["党建", "引领"]


def test_full_width_letters_make_the_same_tokens_as_half_width_ones() -> None:
    assert long_words("５８科创ＡＢ") == long_words("58科创ab")


def test_whoosh_gets_positions_and_offsets() -> None:
    tokens = [(t.text, t.pos, t.startchar) for t in WordTokenizer()("党建 引领", positions=True, chars=True)]
    assert tokens == [("党建", 0, 0), ("引领", 1, 3)]


def test_two_tokenizers_of_a_kind_are_equal_because_an_index_is_compared_with_its_schema() -> None:
    assert WordTokenizer() == WordTokenizer() != CharacterTokenizer()


def test_the_fingerprint_changes_with_the_folding(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(script, "_phrases", dict)
    assert fingerprint.__wrapped__() != before
