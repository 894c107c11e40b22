"""A text beside what was received."""

from hypothesis import given
from hypothesis import strategies as st

from articles.comparing.wording import Piece
from articles.reading.rules import Draft, Edit
from articles.showing.sides import Sides
from tests.reading.test_rules import edits_of


def sides(original: str, *edits: Edit) -> tuple[Draft, Sides]:
    draft = Draft(original, original)
    for number, edit in enumerate(reversed(edits)):  # of different kinds, because those of one would be one repair
        draft = draft.changed_by(f"test{number}", lambda _, edit=edit: [edit])  # type: ignore[misc]
    return draft, Sides(draft.text, draft.repairs)


def test_each_line_has_what_was_received_for_it() -> None:
    _draft, beside = sides("黨(dǎng)\r\n建", Edit(0, 7, "党"), Edit(7, 9, "\n"))
    assert list(beside.of(0, 1)) == [Piece("黨(dǎng)", "党", False)]
    assert list(beside.of(2, 3)) == [Piece("建", "建", True)]


def test_what_was_taken_out_at_the_end_of_a_line_is_shown_there() -> None:
    _draft, beside = sides("党页眉\n建", Edit(1, 3, ""))
    assert list(beside.of(0, 1)) == [Piece("党", "党", True), Piece("页眉", "", False)]


def test_a_repair_of_two_lines_is_shown_whole_in_the_first_and_its_text_in_each() -> None:
    _draft, beside = sides("xyz", Edit(0, 3, "党\n建"))
    assert list(beside.of(0, 1)) == [Piece("xyz", "党", False)]
    assert list(beside.of(2, 3)) == [Piece("", "建", False)]


@given(st.data(), st.text("abcd", max_size=12))
def test_the_whole_text_lies_beside_the_whole_original(data: st.DataObject, original: str) -> None:
    draft, beside = sides(original, *data.draw(edits_of(original)))
    pieces = list(beside.of(0, len(draft.text)))
    assert ("".join(x.one for x in pieces), "".join(x.other for x in pieces)) == (original, draft.text)
