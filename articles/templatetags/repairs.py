"""The kinds of repair in the reader's words."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

KINDS = {
    "invisible": _("invisible characters"),
    "ideograph": _("compatibility characters"),
    "whitespace": _("white space"),
    "pinyin": _("stray pinyin"),
    "mojibake": _("garbled characters"),
    "byte-shift": _("shifted bytes"),
    "widths": _("width of characters"),
    "page-furniture": _("page furniture"),
    "script": _("Traditional to Simplified"),
    "correction": _("corrections by people"),
}


@register.filter
def repair_kind(kind: str) -> str:
    """What a step of reading repairs; a step without words of its own goes by its name."""
    return str(KINDS.get(kind, kind))
