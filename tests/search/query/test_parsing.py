"""What readers type, and what is read of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.parsing import LONGEST, MOST_TERMS, parse
from search.query.tree import All, Node, Not, Term

quoted = "党建引领"
CASES: dict[str, tuple[Node, ...]] = {
    "": (),
    "   ": (),
    "党建": (Term("党建"),),
    "黨建": (Term("党建"),),
    "党建 引领": (Term("党建"), Term("引领")),
    "党建\u3000引领": (Term("党建"), Term("引领")),
    "ＡＢＣ５８": (Term("abc58"),),
    '"党建引领"': (Term(quoted, True),),
    "“党建引领”": (Term(quoted, True),),
    "「黨建引領」": (Term(quoted, True),),
    "『党建引领』": (Term(quoted, True),),
    "《党建引领》": (Term(quoted, True),),
    "＂党建引领＂": (Term(quoted, True),),
    '" 党建\t引领 "': (Term("党建 引领", True),),
    '党建"引领"治理': (Term("党建"), Term("引领", True), Term("治理")),
    "党建 -工会": (Term("党建"), Not(Term("工会"))),
    "党建 －工会": (Term("党建"), Not(Term("工会"))),
    '-"红色工会"': (Not(Term("红色工会", True)),),
    "2021-05": (Term("2021-05"),),
    "-": (Term("-"),),
    '""': (),
    "党\x00建\u200b": (Term("党建"),),
}


@pytest.mark.parametrize(("typed", "parts"), CASES.items())
def test_a_query_is_read_as_its_reader_means_it(typed: str, parts: tuple[Node, ...]) -> None:
    assert parse(typed).tree == All(parts)


@pytest.mark.parametrize("typed", ['"党建 引领', "党建” 引领", "「党建 引领", "党建 引领》"])
def test_an_unpaired_quotation_mark_is_left_out_and_told(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.tree == All((Term("党建"), Term("引领")))
    assert len(parsed.notes) == 1


def test_of_a_long_query_the_beginning_is_read_and_the_reader_told() -> None:
    parsed = parse("党" * 1_000_000)
    assert parsed.tree == All((Term("党" * LONGEST),))
    assert str(LONGEST) in parsed.notes[0]


def test_of_many_terms_the_first_are_read_and_the_reader_told() -> None:
    parsed = parse("党 " * 100)
    assert len(parsed.tree.parts) == MOST_TERMS
    assert str(MOST_TERMS) in parsed.notes[0]


@given(st.text(st.one_of(st.sampled_from('党建 -"“”「」《》（）()*?~:\x00\u3000ＡOR'), st.characters())))
def test_every_string_has_a_tree(typed: str) -> None:
    for part in parse(typed).tree.parts:
        term = part.part if isinstance(part, Not) else part
        assert isinstance(term, Term)
        assert term.text == term.text.strip() != ""


def meant(tree: All) -> list[str]:
    return [repr(part).replace("quoted=True", "").replace("quoted=False", "") for part in tree.parts]


@given(st.text(st.sampled_from("党建引领 -“”")))
def test_what_was_understood_can_be_typed_again(typed: str) -> None:
    tree = parse(typed).tree
    assert meant(parse(str(tree)).tree) == meant(tree)
