"""Cutting a text at its marks."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from articles.showing.segments import segments


class Mark(NamedTuple):
    start: int
    end: int


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9))))
def test_the_segments_make_up_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = sorted(Mark(start, start + length) for start, length in spans)
    assert "".join(segment.text for segment in segments(text, marks)) == text


def test_a_mark_lies_on_its_own_words() -> None:
    pieces = [(piece.text, piece.mark is not None) for piece in segments("加強(qiáng)黨建", [Mark(2, 9)])]
    assert pieces == [("加強", False), ("(qiáng)", True), ("黨建", False)]


def test_an_insertion_is_marked_where_nothing_stood() -> None:
    pieces = [(piece.text, piece.mark is not None) for piece in segments("党建", [Mark(1, 1)])]
    assert pieces == [("党", False), ("", True), ("建", False)]
