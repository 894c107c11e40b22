"""Two texts, sentence beside sentence."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.comparing.comparison import LONGEST, Comparison, Row, compare
from articles.comparing.sentences import sentences
from articles.reading.script import comparable

REPORT = """近日，全市党建推进会在市委党校召开。会议总结了上半年工作，三个区县作了交流发言。
会议指出，要把组织建在网格上，让党员走到群众门口。
会后，与会人员参观了两处邻里中心。
"""
# Sentences that come again, nearly or exactly, in the one text and in the other.
SENTENCES = ["会议指出，要抓落实。", "会议强调，要抓实。\n", "５月17日，", "5月18日，", "Ｗi-Fi", "“好！”", "\n", "。"]
ANY_TEXT = st.lists(
    st.one_of(
        st.sampled_from(
            ["会议指出，要抓落实。", "会议强调，要抓实。\n", "５月17日，", "5月18日，", "Ｗi-Fi", "“好！”", "\n", "。"]
        ),
        st.text(alphabet="市委书记出席会议。！\n 12ａA\U00020000", max_size=12),
    ),
    max_size=12,
).map("".join)


def rows_of(one: str, other: str) -> list[Row]:
    return list(compare(one, other).rows)


def told(one: str, other: str) -> list[str]:
    """Each row in a line: the kind, and the text with [what only the one has|what only the other has]."""
    return [
        f"{row.kind}: "
        + "".join(piece.one if piece.is_kept else f"[{piece.one}|{piece.other}]" for piece in row.pieces)
        for row in rows_of(one, other)
    ]


def letters(text: str) -> str:
    """Folded, without white space."""
    return "".join(comparable(text).split())


@given(ANY_TEXT, ANY_TEXT)
@example("a。" * 30, "a。" * 29)
def test_the_pieces_make_up_both_texts(one: str, other: str) -> None:
    pieces = [piece for row in rows_of(one, other) for piece in row.pieces]
    assert "".join(piece.one for piece in pieces) == one
    assert "".join(piece.other for piece in pieces) == other


@given(ANY_TEXT, ANY_TEXT)
def test_what_is_kept_is_the_same_but_for_its_typesetting(one: str, other: str) -> None:
    kept = [piece for row in rows_of(one, other) for piece in row.pieces if piece.is_kept]
    assert [letters(piece.one) for piece in kept] == [letters(piece.other) for piece in kept]


@given(ANY_TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert compare(text, text).is_same


@given(ANY_TEXT, ANY_TEXT)
def test_kept_and_changed_pieces_of_a_row_take_turns(one: str, other: str) -> None:
    for row in rows_of(one, other):
        kept = [piece.is_kept for piece in row.pieces]
        assert all(before != after for before, after in pairwise(kept))


@given(ANY_TEXT)
def test_sentences_make_up_their_text(text: str) -> None:
    assert "".join(sentence.text for sentence in sentences(text)) == text


def test_a_sentence_that_was_added_stands_alone() -> None:
    added = "乙县县委书记说，将逐条抓好落实。\n"
    assert rows_of(REPORT, REPORT + added)[-1].kind == "added"


def test_a_sentence_that_was_cut_stands_alone() -> None:
    cut = REPORT.replace("会后，与会人员参观了两处邻里中心。\n", "")
    assert [row.kind for row in rows_of(REPORT, cut)].count("cut") == 1


def test_what_was_put_into_a_sentence_is_told_from_the_rest_of_it() -> None:
    one, other = "会议在市委党校召开。", "会议在市委党校召开，市委书记出席并讲话。"
    assert told(one, other) == ["reworded: 会议在市委党校召开[|，市委书记出席并讲话]。"]


def test_a_figure_counts_as_one() -> None:
    one, other = "全市共有29个村完成换届。", "全市共有239个村完成换届。"
    assert told(one, other) == ["reworded: 全市共有[29|239]个村完成换届。"]


def test_a_name_that_was_changed_is_told() -> None:
    one, other = "县委书记张伟主持会议并讲话。", "县委书记李强国主持会议并讲话。"
    assert told(one, other) == ["reworded: 县委书记[张伟|李强国]主持会议并讲话。"]


def test_agreement_by_chance_inside_a_change_is_no_agreement() -> None:
    one, other = "参观了东山的新村，听取了汇报。", "参观了西河的老街，听取了汇报。"
    assert told(one, other) == ["reworded: 参观了[东山的新村|西河的老街]，听取了汇报。"]


def test_width_and_case_are_no_difference() -> None:
    assert compare("５月17日，ＷiFi 覆盖全村。", "5月17日,wifi 覆盖全村。").is_same


@pytest.mark.parametrize("other", [REPORT.strip(), f"\n\n{REPORT}", REPORT.replace("。会议", "。\n会议")])
def test_other_paragraphs_are_no_difference(other: str) -> None:
    assert compare(REPORT, other).is_same


def test_two_sentences_that_became_one_stand_for_it() -> None:
    one, other = "每月开一次板凳会。列一张问题清单，销一批旧账。", "每月开一次板凳会，列一张问题清单，销一批旧账。"
    assert [row.kind for row in rows_of(one, other)] == ["reworded"]


def test_a_paragraph_at_another_place_is_moved_and_neither_cut_nor_added() -> None:
    first, second, third, _ = REPORT.split("\n")
    counts = compare(REPORT, f"{first}\n{third}\n{second}\n").counts
    assert (counts["moved-away"], counts["moved-here"], counts["cut"], counts["added"]) == (1, 1, 0, 0)


def test_what_says_something_else_is_not_taken_for_another_wording() -> None:
    one, other = "县里给每个村配了两名农技员。", "周末的庙会吸引了上万名游客。"
    assert {row.kind for row in rows_of(one, other)} == {"cut", "added"}


def test_a_long_text_is_compared_up_to_a_limit_and_says_so() -> None:
    comparison = compare("甲。" * LONGEST, "甲。")
    assert not comparison.is_whole
    assert sum(len(piece.one) for row in comparison.rows for piece in row.pieces) == LONGEST


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲。" * LONGEST, "甲。" * 9_000 + "乙。" * 9_000),
        ("甲" * LONGEST, "乙" * LONGEST),
        ("".join(f"{n}号。" for n in range(LONGEST)), "".join(f"{n}日。" for n in range(LONGEST))),
        ("\n" * LONGEST, "。" * LONGEST),
        ("甲乙\n" * LONGEST, "乙甲。" * LONGEST),
    ],
    ids=["the same sentence again and again", "no sentences", "short ones", "nothing but marks", "short lines"],
)
def test_no_two_texts_take_long(one: str, other: str) -> None:
    start = time.thread_time()
    compare(one, other)
    assert time.thread_time() - start < 5


def test_nothing_is_compared_with_nothing() -> None:
    assert compare("", "") == Comparison([], is_whole=True)
