"""Passages with what was found in them."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from search.showing.snippets import Snippet

register = template.Library()


@register.filter
def marked(passage: Snippet) -> SafeString:
    """Each piece is escaped, then marked. In Python, because a page has hundreds of them."""
    pieces = ((escape(piece.text), piece.mark) for piece in passage.segments)
    return mark_safe("".join(f"<mark>{text}</mark>" if mark else text for text, mark in pieces))  # noqa: S308
