"""What readers type, and what is read of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.parsing import DEEPEST, FARTHEST, LONGEST, MOST_TERMS, PHRASES, SINGLE, parse
from search.query.tree import ANY, All, Any, Near, Node, Not, Term, asked_terms

quoted = "党建引领"
EITHER = Any((Term("党建"), Term("工会")))
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
    "党建 OR 工会": (EITHER,),
    "党建 或 工会": (EITHER,),
    "党建｜工会": (EITHER,),
    "(党建 OR 工会) 引领": (EITHER, Term("引领")),
    "（党建 OR 工会）": (EITHER,),
    "党建 引领 OR 工会": (Any((All((Term("党建"), Term("引领"))), Term("工会"))),),
    "引领 -(党建 | 工会)": (Term("引领"), Not(EITHER)),
    "引领 NOT 党建": (Term("引领"), Not(Term("党建"))),
    "引领 AND NOT (党建 OR 工会)": (Term("引领"), Not(EITHER)),
    "-引领 NOT  标题:“党建”": (Not(Term("引领")), Not(Term("党建", True, "title"))),
    "NOT NOT": (Not(Term("not")),),
    "not 党建 NOTE 工会": (Term("not"), Term("党建"), Term("note"), Term("工会")),
    "党建 AND 引领": (Term("党建"), Term("引领")),
    "或许 oracle or": (Term("或许"), Term("oracle"), Term("or")),
    "条例（试行）": (Term("条例(试行)"),),
    "标题:党建 引领": (Term("党建", field="title"), Term("引领")),
    "標題：“黨建 引領”": (Term("党建 引领", True, "title"),),
    "来源:(日报 OR 晚报)": (Any((Term("日报", field="outlet"), Term("晚报", field="outlet"))),),
    "-作者:张三": (Not(Term("张三", field="author")),),
    "TITLE:abc": (Term("abc", field="title"),),
    "10:30 a:b": (Term("10:30"), Term("a:b")),
    '"党建 引领"~10': (Near((Term("党建"), Term("引领")), 10),),
    '"党建引领"~10': (Term(quoted, True),),
    "党?建": (Term(f"党{ANY}建"),),
    "“党?建”": (Term("党?建", True),),
    "是什么？": (Term("是什么?"),),
    "?": (Term("?"),),
    "或": (Term("或"),),
    "并且": (Term("并且"),),
    "OR AND": (Term("or"), Term("and")),
    "党建* 引*领": (Term("党建"), Term("引"), Term("领")),
}

BOTH = (Term("党建"), Term("工会"))
UNCLEAR: dict[str, tuple[Node, ...]] = {
    "(党建 工会": BOTH,
    "党建 工会)": BOTH,
    "OR 党建": (Term("党建"),),
    "党建 OR": (Term("党建"),),
    "党建 或者": (Term("党建"),),
    "党建 OR (工会": BOTH,
    "(党建 -工会": BOTH,
    "党建 (标题:工会": BOTH,
    "(“党建” 工会": (Term("党建", True), Term("工会")),
    "党建 ()": (Term("党建"),),
    "(" * (DEEPEST + 1) + "党建" + ")" * (DEEPEST + 1): (Term("党建"),),
    '标题:"党建 工会"~5': (Near(BOTH, 5),),
}


@pytest.mark.parametrize(("typed", "parts"), CASES.items())
def test_a_query_is_read_as_its_reader_means_it(typed: str, parts: tuple[Node, ...]) -> None:
    assert parse(typed).tree == All(parts)


@pytest.mark.parametrize(("typed", "parts"), UNCLEAR.items())
def test_of_marks_that_make_no_sense_only_what_they_part_is_searched_and_that_is_told(
    typed: str, parts: tuple[Node, ...]
) -> None:
    parsed = parse(typed)
    assert parsed.tree == All(parts)
    assert len(parsed.notes) == 1


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


def test_single_characters_beside_any_one_are_as_many_terms_as_it_takes_to_look_at_all_their_places() -> None:
    parsed = parse(" ".join(f"?{chr(other)}" for other in range(0x4E00, 0x4E30)))
    assert len(parsed.tree.parts) == MOST_TERMS // SINGLE
    assert str(MOST_TERMS // SINGLE) in parsed.notes[0]
    assert parse("党?建 党?作 党建?引领").notes == ()


def test_pieces_of_many_phrases_are_as_many_terms_as_it_takes_to_look_for_these() -> None:
    parsed = parse(" ".join(f"覆{chr(other)}" for other in range(0x4E00, 0x4E30)))
    terms = asked_terms(parsed.tree)
    assert 0 < sum(len(term.wholes) for term in terms) <= MOST_TERMS * PHRASES
    assert str(len(terms)) in parsed.notes[0]
    assert parse("覆 鍊 畫 藉").notes == ()


def test_one_term_is_never_too_much_for_what_it_may_be_a_piece_of() -> None:
    parsed = parse("覆?状")
    assert (str(parsed.tree), parsed.notes) == ("覆?状", ())


@pytest.mark.parametrize("typed", ["*", "“”", "()", "（）", "* *", '""', "|", "\x00"])
def test_of_nothing_but_marks_the_reader_is_told_that_nothing_is_searched_for(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.tree == All()
    assert len(parsed.notes) == 1


@pytest.mark.parametrize("typed", ["", "  ", "党", "-党", "?"])
def test_of_a_query_that_says_something_or_is_empty_nothing_is_told(typed: str) -> None:
    assert parse(typed).notes == ()


def test_what_is_to_be_near_beyond_the_limit_is_near_up_to_it_and_the_reader_told() -> None:
    parsed = parse('"党建 工会"~10000')
    assert parsed.tree.parts == (Near((Term("党建"), Term("工会")), FARTHEST),)
    assert str(FARTHEST) in parsed.notes[0]
    assert parse(f'"党建 工会"~{FARTHEST}').notes == ()
    assert parse(str(parsed.tree)).tree == parsed.tree


TYPED = st.text(st.one_of(st.sampled_from('党建 -"“”「」《》（）()*?~:|\x00\u3000ＡOR'), st.characters()))
FRAGMENTS = ["党", "建引", " ", "(", ")", "-", " OR ", "|", "标题:", "“", "”", '"', "~3", "?", "*", "或", "a"]


@given(st.one_of(TYPED, st.lists(st.sampled_from(FRAGMENTS)).map("".join)))
def test_every_string_has_a_tree_whose_terms_say_something(typed: str) -> None:
    for term in asked_terms(parse(typed).tree):
        assert term.text == term.text.strip() != ""
        assert set(term.text) != {ANY}


def test_the_deepest_and_longest_query_is_read_in_no_time() -> None:
    assert parse("(" * 1_000_000 + "党").notes


def meant(node: Node) -> str:
    return repr(node).replace("quoted=True", "").replace("quoted=False", "")


@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join))
def test_what_was_understood_can_be_typed_again(typed: str) -> None:
    tree = parse(typed).tree
    assert meant(parse(str(tree)).tree) == meant(tree)
