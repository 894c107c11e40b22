"""Marks over the links of a line."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.showing.segments import Segment
from search.query.parsing import parse
from search.query.tree import Term
from search.showing.lighting import Lamp, sighted, within

LINE = "静安区委书记到静安寺街道调研"
LINK = object()


def test_what_goes_from_a_link_into_the_text_is_one_mark_in_two_pieces() -> None:
    pieces = Lamp().light([Segment("静安区", LINK), Segment("委书记", None)], [(2, 4)])
    assert [piece.marked for piece in pieces] == [
        '静安<mark class="hit" id="hit-1">区</mark>',
        '<mark class="hit">委</mark>书记',
    ]
    assert [piece.mark for piece in pieces] == [LINK, None]


def test_marks_are_numbered_from_line_to_line() -> None:
    lamp = Lamp()
    lamp.light([Segment("党建，党建", None)], [(0, 2), (3, 5)])
    (piece,) = lamp.light([Segment("<党建>", None)], [(1, 3)])
    assert piece.marked == '&lt;<mark class="hit" id="hit-3">党建</mark>&gt;'
    assert lamp.lit == 3


def test_what_overlaps_is_one_mark_and_another_line_is_none_of_its() -> None:
    found = sighted(f"{LINE}\n静安", [(0, len(LINE))], [Term("静安区"), Term("区委"), Term("静安")])
    assert found == [(0, 4), (7, 9)]
    assert within(found, 7, 14) == [(0, 2)]


def test_a_traditional_text_is_marked_where_a_simplified_query_finds_it() -> None:
    terms = [part for part in parse("党建").tree.parts if isinstance(part, Term)]
    assert sighted("加強黨建", [(0, 4)], terms) == [(2, 4)]


@given(st.lists(st.tuples(st.text("党建<&", max_size=4), st.booleans()), max_size=8), st.data())
def test_no_character_is_lost_and_each_mark_begins_once(pieces: list[tuple[str, bool]], data: st.DataObject) -> None:
    length = sum(len(text) for text, _ in pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, length), max_size=6))) if length else []
    found = list(zip(cuts[::2], cuts[1::2], strict=False))
    lamp = Lamp()
    lit = lamp.light([Segment(text, LINK if is_link else None) for text, is_link in pieces], found)
    whole = "".join(piece.marked for piece in lit)
    assert whole.count(" id=") == lamp.lit == len(found)
    ends = list(accumulate((len(text) for text, _ in pieces), initial=0))
    assert [piece.text for piece in lit] == [text for text, _ in pieces]
    assert whole.count("<mark") == sum(
        a < end and b > start for a, b in found for start, end in pairwise(ends) if start < end
    )
