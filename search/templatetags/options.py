"""What can be chosen of a field of a form."""

from functools import lru_cache
from html import escape

from django import template
from django.forms import BoundField, Field
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def options(field: BoundField) -> SafeString:
    """Its choices; the one that is chosen is marked."""
    chosen = f' value="{escape(field.value() or "")}"'
    every = _options(field.field, get_language())
    return mark_safe(every.replace(chosen, f"{chosen} selected"))  # noqa: S308


@lru_cache(maxsize=16)
def _options(field: Field, language: str | None) -> str:
    """None is chosen. Kept, because they are the same for every search."""
    choices = field.choices  # type: ignore[attr-defined]
    return "".join(f'<option value="{escape(value)}">{escape(str(label))}</option>' for value, label in choices)
