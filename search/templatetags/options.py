"""What can be chosen of a field of a form."""

from django import template
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_SELECTED = mark_safe(" selected")


@register.simple_tag
def options(field: BoundField) -> SafeString:
    """Its choices; the one that is chosen is marked."""
    chosen, choices = field.value(), field.field.choices  # type: ignore[attr-defined]
    marks = ((value, _SELECTED if value == chosen else "", label) for value, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', marks)
