"""The sentence that proves a finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.showing.evidence import LONGEST, Passage, evidence, sentence_around, told

LONG = "甲" * 90 + "，" + "乙" * 20 + "青禾公司" + "丙" * 90


def around(text: str, words: str) -> Passage:
    start = text.index(words)
    span = (start, start + len(words))
    return sentence_around(text, span, [span])


def marked(passage: Passage) -> list[str]:
    return [passage.text[mark.start : mark.end] for mark in passage.marks]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("会开完了。青禾公司来了。散会。", "青禾公司来了。"),
        ("他说：“好！”青禾公司来了！？散会。", "青禾公司来了！？"),
        ("青禾公司来了", "青禾公司来了"),
        ("标题\n　　青禾公司来了\n下一段。", "青禾公司来了"),
        ("问：谁来了？“青禾公司。”", "“青禾公司。”"),
    ],
)
def test_a_sentence_ends_where_its_marks_or_its_line_say(text: str, sentence: str) -> None:
    passage = around(text, "青禾公司")
    assert (passage.text, marked(passage)) == (sentence, ["青禾公司"])


def test_a_long_sentence_begins_with_a_clause_near_the_words() -> None:
    passage = around(LONG, "青禾公司")
    assert passage.text.startswith("乙")
    assert (len(passage.text), passage.cut_before, passage.cut_after) == (114, True, False)


def test_all_places_that_the_sentence_holds_are_marked() -> None:
    text = "前面有甲县。甲县与甲县接壤。"
    assert marked(sentence_around(text, (6, 8), [(3, 5), (6, 8), (9, 11)])) == ["甲县", "甲县"]


def test_a_sentence_of_the_prose_goes_before_the_title() -> None:
    text = "甲县开会\n甲县来了人。"
    blocks: list[dict[str, object]] = [{"role": "title", "start": 0, "end": 4}, {"role": "body", "start": 5, "end": 11}]
    passage = evidence(text, blocks, [(0, 2), (5, 7)])
    assert passage is not None
    assert passage.text == "甲县来了人。"


def test_where_only_the_title_names_it_the_title_is_the_evidence() -> None:
    passage = evidence("甲县开会", [{"role": "title", "start": 0, "end": 4}], [(0, 2)])
    assert passage is not None
    assert passage.text == "甲县开会"


def test_without_words_there_is_no_evidence() -> None:
    assert evidence("甲县", [], []) is None


def test_a_passage_of_its_own_is_cut_where_it_is_very_long() -> None:
    passage = told("甲" * 900, (0, 900))
    assert (len(passage.text), passage.cut_after) == (2 * LONGEST, True)


@given(st.text("甲。，\n”!", min_size=1, max_size=400), st.data())
def test_the_words_are_always_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 30)))
    passage = sentence_around(text, (start, end), [(start, end)])
    assert len(passage.text) <= LONGEST
    assert passage.text in text
    assert text[start:end].strip()[:40] in passage.text
