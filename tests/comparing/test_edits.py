"""What makes one text of another, and where words go with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.comparing.edits import Follow, edits_between
from articles.reading.rules import Draft, Edit
from tests.reading.test_rules import edits_of

texts = st.text("党建望城", max_size=12)


def edited(text: str, edits: list[Edit]) -> str:
    return Draft(text, text).changed_by("test", lambda _: edits).text


@given(texts, texts, st.sampled_from(["", "前"]))
def test_the_edits_make_the_other_text(one: str, other: str, before: str) -> None:
    assert edited(before + one, list(edits_between(one, other, len(before)))) == before + other


def test_a_very_long_difference_is_one_edit() -> None:
    one, other = "甲" + "乙" * 3_000 + "丁", "甲" + "丙" * 2_999 + "丁"
    assert list(edits_between(one, other)) == [Edit(1, 3_001, "丙" * 2_999)]


@pytest.mark.parametrize(
    ("one", "other", "words", "followed"),
    [
        ("在望城区召开", "他在望城区召开", "望城区", "望城区"),
        ("在望成区召开", "在望城区召开", "望成区", "望城区"),
        ("在望区召开", "在望城区召开", "望区", "望城区"),
        ("在忘成区召开", "在望城区召开", "忘成区", "望城区"),
        ("在望城曲罩开", "在望城区召开", "望城曲", "望城区"),
        ("在望城区召开", "在望城区区召开", "望城", "望城"),
        ("在望城区召开", "在望城新区召开", "望城", "望城"),
        ("在望城区召开", "在召开", "望城区", None),
        ("在望城区召开", "在望召开", "望城", None),
    ],
)
def test_words_follow_or_are_cut(one: str, other: str, words: str, followed: str | None) -> None:
    start = one.index(words)
    span = Follow(edits_between(one, other)).words(start, start + len(words))
    assert (span and other[slice(*span)]) == followed


@given(st.data(), st.text("abcd", min_size=1, max_size=12))
def test_words_that_no_edit_touches_are_the_same_words(data: st.DataObject, text: str) -> None:
    edits = data.draw(edits_of(text))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if all(edit.end <= start or edit.start >= end for edit in edits):
        span = Follow(edits).words(start, end)
        assert span
        assert edited(text, edits)[slice(*span)] == text[start:end]


@given(st.data(), st.lists(texts, min_size=1, max_size=4))
def test_each_line_is_what_was_made_of_it(data: st.DataObject, lines: list[str]) -> None:
    others = [data.draw(texts) for _ in lines]
    starts = [sum(map(len, lines[:n])) + n for n in range(len(lines))]
    edits = [x for line, other, at in zip(lines, others, starts, strict=True) for x in edits_between(line, other, at)]
    text, follow = "\n".join(others), Follow(edits)
    spans = [follow.line(at, at + len(line)) for line, at in zip(lines, starts, strict=True)]
    assert [text[slice(*span)] for span in spans] == others
