"""Language tags as HTML wants them."""

from django import template
from django.utils.translation import to_locale

register = template.Library()


@register.filter
def language_tag(code: str) -> str:
    """BCP 47's customary spelling: zh-hans → zh-Hans."""
    return to_locale(code).replace("_", "-")


@register.filter
def chinese(script: str = "hans") -> str:
    """The tag of Chinese in a script: hant → zh-Hant."""
    return f"zh-{script.title()}"
