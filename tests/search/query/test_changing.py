"""A term is changed or left out wherever it is asked for, and nothing else is."""

import pytest

from search.query.changing import replaced
from search.query.parsing import parse
from search.query.tree import Term


@pytest.mark.parametrize(
    ("typed", "changed", "without"),
    [
        ("甲", "丁", ""),
        ("甲 乙", "丁 乙", "乙"),
        ("甲 丁", "丁", "丁"),
        ("乙 -甲", "乙 -甲", "乙 -甲"),
        ("甲 OR 乙", "丁 OR 乙", "乙"),
        ("(甲 OR 乙) 丙", "(丁 OR 乙) 丙", "乙 丙"),
        ("丙 OR (甲 乙)", "丙 OR (丁 乙)", "丙 OR 乙"),
        ('"甲 乙"~9', '"丁 乙"~9', "乙"),
        ("“甲” 标题:甲", "“甲” 标题:甲", "“甲” 标题:甲"),
        ("", "", ""),
    ],
)
def test_a_query_is_changed_in_one_term(typed: str, changed: str, without: str) -> None:
    tree = parse(typed).tree
    assert replaced(tree, Term("甲"), Term("丁")) == parse(changed).tree
    assert replaced(tree, Term("甲"), None) == parse(without).tree
