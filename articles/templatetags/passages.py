"""Passages of texts, with what is to be seen in them marked. In Python, because a page has hundreds of pieces."""

from collections.abc import Iterable
from html import escape
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.showing.segments import Spanned, segments
from articles.templatetags.punctuation import full_width

register = template.Library()


class Marked(Protocol):
    """What proves a finding, or what a search found. Marks are sorted."""

    @property
    def text(self) -> str: ...
    @property
    def marks(self) -> Iterable[Spanned]: ...
    @property
    def cut_before(self) -> bool: ...
    @property
    def cut_after(self) -> bool: ...


def marked_up(passage: Marked) -> SafeString:
    """Each piece is escaped, then marked."""
    pieces = ((escape(text), mark) for text, mark in segments(passage.text, passage.marks))
    return full_width("".join([f"<mark>{text}</mark>" if mark else text for text, mark in pieces]))


def between_dots(passage: Marked) -> str:
    """The same, with … where the text goes on."""
    before, after = ("…" if is_cut else "" for is_cut in (passage.cut_before, passage.cut_after))
    return f"{before}{marked_up(passage)}{after}"


@register.filter
def evidence(passage: Marked) -> SafeString:
    """As a paragraph of its own."""
    return mark_safe(f'<p class="evidence" lang="zh-Hans">{between_dots(passage)}</p>')  # noqa: S308
