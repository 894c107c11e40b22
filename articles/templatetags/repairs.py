"""The kinds of repair in the reader's words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

register = template.Library()

KINDS = {
    "invisible": gettext_noop("invisible characters"),
    "ideograph": gettext_noop("compatibility characters"),
    "whitespace": gettext_noop("white space"),
    "pinyin": gettext_noop("stray pinyin"),
    "mojibake": gettext_noop("garbled characters"),
    "byte-shift": gettext_noop("shifted bytes"),
    "widths": gettext_noop("width of characters"),
    "page-furniture": gettext_noop("page furniture"),
    "script": gettext_noop("Traditional to Simplified"),
}


@register.filter
def repair_kind(kind: str) -> str:
    """ "pinyin+script" → stray pinyin, Traditional to Simplified; a kind without words of its own stands as it is."""
    return _(", ").join(_(KINDS[name]) if name in KINDS else name for name in kind.split("+"))
