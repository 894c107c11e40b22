"""A text in the glyphs of its original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from articles.reading.repair.chain import repaired
from articles.reading.rules import Draft
from articles.reading.script import simplify
from articles.showing.glyphs import Kept, as_printed, in_original_glyphs, texts_in_original_glyphs
from tests.cast import a_traditional_article

CASES = [
    ("加强党建", [("script+pinyin", 1, 9, "強(qiáng)", "强"), ("script", 9, 10, "黨", "党")], "加強黨建"),
    ("长沙", [("pinyin", 0, 7, "", ""), ("script", 7, 8, "長", "长")], "長沙"),
    ("服务", [("mojibake+script", 0, 4, "å…«#", "服务")], "服务"),
    ("连着看", [("script", 0, 2, "連著", "连着")], "連著看"),
    ("“党”", [("widths+script", 0, 3, '"黨"', "“党”")], "“黨”"),
    ("党 建", [("whitespace", 1, 4, "\u3000\u3000\u3000", " "), ("script", 0, 1, "黨", "党")], "党 建"),
    ("改了的字", [("script", 0, 1, "黨", "党")], "改了的字"),
]
"""A text, its repairs, and what is shown; the last two have repairs that lead to no such text."""


@pytest.mark.parametrize(("text", "repairs", "shown"), CASES)
def test_what_was_made_simplified_is_shown_as_it_was(text: str, repairs: list[tuple], shown: str) -> None:
    assert in_original_glyphs(text, [Kept(*repair) for repair in repairs]) == shown


@given(st.text(alphabet="黨建長沙著乾后後里(zhǎng) \n“”", max_size=60))
def test_every_offset_stays_what_it_is(printed: str) -> None:
    clean = repaired(Draft(printed, printed))
    draft = clean.rewritten_by("script", simplify)
    assert in_original_glyphs(draft.text, draft.repairs) == clean.text


@pytest.mark.parametrize(
    ("words", "shown"),
    [("长沙党建", "長沙黨建"), ("[长沙党建]", "[長沙黨建]"), ("另起的题目", "另起的题目"), ("", ""), ("[]", "[]")],
)
def test_a_title_is_shown_as_the_text_has_it(words: str, shown: str) -> None:
    assert as_printed(words, "昨日长沙党建", "昨日長沙黨建") == shown


def test_the_seeds_are_shown_in_traditional_characters_where_they_came_so(seeds: list[Article]) -> None:
    shown = texts_in_original_glyphs({article.identifier: article.text for article in seeds})
    for article in seeds:
        assert len(shown[article.identifier]) == len(article.text)
        assert ("黨" in shown[article.identifier]) == (article.script == "hant")


@pytest.mark.django_db
def test_several_texts_cost_one_query(django_assert_num_queries: object) -> None:
    articles = [a_traditional_article("黨建引領", "加強黨建。") for _ in range(3)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        shown = texts_in_original_glyphs({article.identifier: article.text for article in articles})
    assert set(shown.values()) == {"黨建引領\n加強黨建。"}
