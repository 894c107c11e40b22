"""Passages with what was found in them."""

import re
from html import escape

from django import template
from django.utils.safestring import SafeString

from search.showing.snippets import Snippet

register = template.Library()

_TO_ESCAPE = re.compile("[&<>\"']")


@register.filter
def marked(passage: Snippet) -> SafeString:
    """For a template."""
    return SafeString(marked_up(passage))


def marked_up(passage: Snippet) -> str:
    """Each piece is escaped, if anything in it must be, then marked. In Python, because a page has hundreds of them."""
    text, pieces, here = passage.text, [], 0
    escaped = escape if _TO_ESCAPE.search(text) else str
    for start, end in passage.marks:
        pieces += [escaped(text[here:start]), f"<mark>{escaped(text[start:end])}</mark>"]
        here = end
    return "".join([*pieces, escaped(text[here:])])
