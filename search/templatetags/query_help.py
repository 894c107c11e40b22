"""What a reader may type, each with an example that can be tried."""

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.query.meaning import LONGEST_STRING
from search.query.parsing import DEEPEST, LONGEST, MOST_TERMS

register = template.Library()

EXAMPLES: tuple[tuple[str, str | Promise], ...] = (
    ("静安区委", _("These characters one behind the other, wherever they stand.")),
    ("党建 社区", _("Both, anywhere in the article.")),
    (
        "党建引领基层社区治理",
        _("Long input without spaces means its words: all must occur, and where it stands as it was typed is first."),
    ),
    ("“党建引领基层治理”", _("Exactly this; also in 「」, 『』 or 《》.")),
    ("党建 -工会", _("Without this.")),
    ("党建 OR 工会", _("One of them; also 或 and |.")),
    ("(党建 OR 工会) 社区", _("Brackets hold together.")),
    ('"党建 社区"~10', _("Near one another, in any order, with ten characters at most between them.")),
    ("两?一做", _("Exactly one character, whichever; several of them, at the beginning and at the end, too.")),
    ("党建*", _("The same as without *: a string is found whatever stands behind it.")),
    ("标题:党建", _("In the title.")),
    ("机构:工会", _("In the name of an organisation; 媒体: an outlet, 作者: a person credited, 标签: a tag.")),
)
"""What is typed, and what it finds."""


@register.inclusion_tag("search/query_help.html")
def query_help() -> dict[str, Any]:
    """The list, to be unfolded, and how much is read of what is typed."""
    return query_examples()


@register.inclusion_tag("search/query_examples.html")
def query_examples() -> dict[str, Any]:
    """The same, unfolded."""
    limits = {"characters": LONGEST, "terms": MOST_TERMS, "brackets": DEEPEST, "string": LONGEST_STRING}
    return {"examples": EXAMPLES, **limits}
