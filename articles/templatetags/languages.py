"""Language tags as HTML wants them."""

import re

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.urls import get_script_prefix
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, to_locale

register = template.Library()

_CHINESE = re.compile("[\u4e00-\u9fff]+")


@register.filter
def language_tag(code: str) -> str:
    """BCP 47's customary spelling: zh-hans → zh-Hans."""
    return to_locale(code).replace("_", "-")


@register.filter
def chinese(script: str = "hans") -> str:
    """The tag of Chinese in a script: hant → zh-Hant."""
    return f"zh-{script.title()}"


@register.filter
def telling_chinese(sentence: str) -> SafeString:
    """A sentence of the interface, with the Chinese in it marked as such where the sentence is not Chinese itself."""
    written = conditional_escape(sentence)
    if (get_language() or "").startswith("zh"):
        return written
    return mark_safe(_CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', written))  # noqa: S308


@register.tag
def once(parser: Parser, token: Token) -> Node:
    """What is the same on all pages in a language, made once a process. No variable of a page is known in it."""
    inside = parser.parse(["endonce"])
    parser.delete_first_token()
    return _Once(inside)


class _Once(Node):
    def __init__(self, inside: NodeList) -> None:
        self.nodelist = inside
        self._made: dict[tuple[str | None, str], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = get_language(), get_script_prefix()
        if key not in self._made:
            self._made[key] = self.nodelist.render(context.new())
        return self._made[key]
