"""Passages with what was found in them."""

from html import escape

from django import template
from django.utils.safestring import SafeString

from search.showing.snippets import Snippet

register = template.Library()


@register.filter
def marked(passage: Snippet) -> SafeString:
    """For a template."""
    return SafeString(marked_up(passage))


def marked_up(passage: Snippet) -> str:
    """Each piece is escaped, then marked. In Python, because a page has hundreds of them."""
    pieces = ((escape(text), mark) for text, mark in passage.segments)
    return "".join([f"<mark>{text}</mark>" if mark else text for text, mark in pieces])
