"""What pages in one language have in common."""

from django.template import Context, Template
from django.utils.translation import override

ONCE = Template("{% load i18n languages %}{{ name }} {% once %}{% translate 'Search' %}{{ name }}{% endonce %}")


def test_what_is_made_once_a_language_is_made_for_each_and_knows_no_page() -> None:
    for code, word in (("en", "Search"), ("zh-hans", "检索"), ("en", "Search")):
        with override(code):
            assert ONCE.render(Context({"name": "甲"})) == f"甲 {word}"
