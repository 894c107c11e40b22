"""The ways to take a search along."""

from functools import lru_cache
from html import escape

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe

from articles.citation.formats import FORMATS
from search.addressing.forms import SearchForm

register = template.Library()


@register.simple_tag
def export_links(form: SearchForm) -> SafeString:
    """One a form of references."""
    query = escape(str(form.export_address))
    return mark_safe(" · ".join(f"{before}{query}{behind}" for before, behind in _links(get_script_prefix())))  # noqa: S308


@lru_cache(maxsize=16)
def _links(script_prefix: str) -> list[tuple[str, str]]:
    """What stands before and behind the query string. Kept, because it is the same for every search."""
    return [
        (
            f'<a href="{escape(reverse("search-export", args=[name]))}',
            f'" rel="nofollow"{"" if form.is_read else " download"}>{escape(form.label)}</a>',
        )
        for name, form in FORMATS.items()
    ]
