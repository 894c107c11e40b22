"""Which marks of Chinese text are drawn full-width."""

import re

import pytest

from articles.templatetags.punctuation import full_width


def drawn(markup: str) -> str:
    """With those marks in square brackets."""
    return re.sub(r'<span class="wide">([^<]*)</span>', r"[\1]", full_width(markup))


@pytest.mark.parametrize(
    ("markup", "wide"),
    [
        ("甲,乙", "甲[,]乙"),
        ("“好”,他说", "“好”[,]他说"),
        ("吗?!", "吗[?!]"),
        ("2021年:3月", "2021年[:]3月"),
        ("共5,乙", "共5[,]乙"),
        ('<a href="/?a:乙">甲</a>,9', '<a href="/?a:乙">甲</a>[,]9'),
        ("<mark>甲</mark>;b", "<mark>甲</mark>[;]b"),
    ],
)
def test_a_mark_beside_chinese_is_wide(markup: str, wide: str) -> None:
    assert drawn(markup) == wide


@pytest.mark.parametrize("markup", ["5,000", "3:00", "a, b", "甲(a)乙", "&quot;甲&quot;乙", '<a title="甲,乙">x</a>'])
def test_a_mark_among_latin_or_in_markup_stays(markup: str) -> None:
    assert drawn(markup) == markup
