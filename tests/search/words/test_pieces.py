import pytest

from articles.reading.script import fold, simplify
from search.query.tree import ANY
from search.words.pieces import as_a_piece, wholes

CASES = {
    "畫經濟": {"计划经济", "筹划经济"},
    "沈阳": {"雁杳鱼沉阳"},
    "目瞭": {"目了如", "目了然", "目了若指掌", "目了解"},
    "一目了然": set(),
    "画": set(),
    "钟": set(),
    "沉": set(),
    "复": set(),
    "": set(),
    "?畫": {"计划", "筹划"},
    "畫?濟": {"计划?济", "筹划?济"},
    "目?": set(),
    "目瞭?": {"目了如", "目了然", "目了若指掌", "目了解"},
}


@pytest.mark.parametrize(("typed", "expected"), CASES.items())
def test_a_piece_of_a_traditional_phrase_is_known_for_one(typed: str, expected: set[str]) -> None:
    piece = as_a_piece(typed.replace("?", ANY))
    assert {whole.text.replace(ANY, "?") for whole in wholes(piece, ANY)} == expected


def test_a_whole_says_where_its_piece_is() -> None:
    places = {whole.text[whole.at : whole.at + 1] for whole in wholes("覆", ANY)}
    assert places == {"复"}


def test_only_what_phrases_alone_can_tell_stays_as_it_is_typed() -> None:
    assert as_a_piece("畫展ＡＢ計畫") == "畫展ab计划"
    assert as_a_piece("ABC計畫", simplify) == "ABC计划"


def test_a_piece_is_folded_as_any_text() -> None:
    assert as_a_piece("黨建ＡＢ") == fold("黨建ＡＢ")
