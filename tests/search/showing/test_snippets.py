"""Passages that show why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.script import fold
from search.query.meaning import parts_of, to_mark
from search.query.parsing import parse
from search.query.tree import Term
from search.showing.snippets import MOST, WIDTH, Snippet, marked, snippets

FILLER = "一二三四五六七八九十" * 30


def shown(text: str, typed: str, prose: list[tuple[int, int]] | None = None) -> list[Snippet]:
    return snippets(text, prose or [(0, len(text))], to_mark(parse(typed).tree.parts))


def marks(snippet: Snippet) -> list[str]:
    return [snippet.text[mark.start : mark.end] for mark in snippet.marks]


def test_all_hits_of_a_passage_are_marked() -> None:
    [snippet] = shown("党建引领治理，党建促发展。", "党建 发展")
    assert marks(snippet) == ["党建", "党建", "发展"]


MARKED = {
    "党?引领": ["党建引领"],
    "?引": ["建引"],
    "党建 OR 工会": ["党建", "党建"],
    "促发展 -治理": ["促发展"],
    '"引领 治理"~5': ["引领", "治理"],
    '"党建 治理"~2': ["党建", "治理", "党建"],
    '"引领 促发展"~5': ["引领", "促发展"],
    '"引领 治理 促发展"~2': ["引领", "治理", "促发展"],
    '"党建 促发展"~0': ["党建", "促发展"],
    "标题:引领 治理": ["治理"],
    "党建引领治理，党建促发展": ["党建引领治理，党建促发展"],
    "治理引领发展促进工会": ["引领", "治理", "发展"],
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [("畫經", ["划经"]), ("?畫經?", ["计划经济"]), ('"畫經 與"~1', ["划经", "与"]), ('"與 畫經"~9', ["划经", "与"])],
)
def test_of_a_phrase_only_the_piece_that_was_typed_is_marked(typed: str, found: list[str]) -> None:
    [snippet] = shown("计划经济与画展", typed)
    assert marks(snippet) == found


@pytest.mark.parametrize(("typed", "found"), MARKED.items())
def test_what_is_marked_is_what_matched(typed: str, found: list[str]) -> None:
    [snippet] = shown("党建引领治理，党建促发展。", typed)
    assert marks(snippet) == found


def test_strings_are_near_one_another_across_lines_as_they_are_in_the_index() -> None:
    passages = shown("党建\n引领。党建", '"党建 引领"~1', [(0, 2), (3, 8)])
    assert [marks(snippet) for snippet in passages] == [["党建"], ["引领", "党建"]]
    assert [marks(snippet) for snippet in shown("党建\n引领", '"党建 引领"~0', [(0, 2), (3, 5)])] == [
        ["党建"],
        ["引领"],
    ]


def test_in_what_has_only_a_part_its_words_are_marked() -> None:
    assert marks(marked("引领基层", to_mark(parts_of(parse("党建引领基层").tree)))) == ["引领", "基层"]


def test_the_characters_of_the_text_are_shown_and_not_the_folded_ones() -> None:
    [snippet] = shown("黨建引領ＡＢＣ", "党建 abc")
    assert marks(snippet) == ["黨建", "ＡＢＣ"]


def test_a_passage_with_more_of_the_terms_is_chosen_before_one_with_more_hits() -> None:
    text = f"党建党建党建{FILLER}党建与治理{FILLER}"
    assert any(set(marks(snippet)) == {"党建", "治理"} for snippet in shown(text, "党建 治理"))


def test_passages_come_in_their_order_and_never_overlap() -> None:
    passages = shown(f"党建{FILLER}" * 8, "党建")
    assert len(passages) == MOST
    ends = [passage.start + len(passage.text) for passage in passages]
    assert all(end <= later.start for end, later in zip(ends, passages[1:], strict=False))


def test_a_passage_begins_with_a_clause_where_one_begins_near() -> None:
    [snippet] = shown(f"{FILLER}。强调党建引领", "党建")
    assert snippet.text == "强调党建引领"
    assert (snippet.cut_before, snippet.cut_after) == (True, False)


def test_nothing_outside_the_prose_is_shown() -> None:
    text = "党建免责声明\n正文党建"
    [snippet] = shown(text, "党建", [(7, 11)])
    assert (snippet.text, snippet.start) == ("正文党建", 7)


def test_without_a_hit_in_the_prose_its_beginning_is_shown() -> None:
    [snippet] = shown(FILLER, "党建")
    assert (snippet.text, snippet.marks, snippet.cut_after) == (FILLER[:WIDTH], (), True)


def test_without_a_hit_the_first_paragraph_is_shown_and_not_what_stands_above_it() -> None:
    text = "2022-07-19 19:22\n党建引领。"
    [snippet] = snippets(text, [(0, 16), (17, 22)], [], lead=[(17, 22)])
    assert snippet.text == "党建引领。"


def test_an_article_without_prose_has_no_passages() -> None:
    assert snippets("党建", [], [Term("党建")]) == []


def test_hits_that_overlap_become_one_mark() -> None:
    assert marks(marked("党建设", [Term("党建"), Term("建设")])) == ["党建设"]


def test_a_title_is_shown_whole() -> None:
    title = marked("黨建", [Term("党")])
    assert [(segment.text, segment.mark is not None) for segment in title.segments] == [("黨", True), ("建", False)]


texts = st.text(st.sampled_from("党黨建設设 ，。\n"), max_size=400)


@given(texts, st.lists(st.sampled_from(["党", "党建", "建设", "设 党"]), min_size=1, unique=True))
def test_passages_and_marks_are_true_to_the_text(text: str, words: list[str]) -> None:
    for snippet in snippets(text, [(0, len(text))], [Term(word) for word in words]):
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        assert "".join(segment.text for segment in snippet.segments) == snippet.text
        for mark in snippet.marks:
            folded = fold(snippet.text[mark.start : mark.end]).replace("\n", " ")
            assert any(word in folded for word in words)
