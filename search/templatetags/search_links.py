"""Links to the same search with one thing changed, from its first page on."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote_plus

from django import template
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe

from search.results import Value

register = template.Library()


@register.simple_tag(takes_context=True)
def search_without(context: template.RequestContext, *parameters: str) -> str:
    """The query string without the parameters."""
    return f"?{_rest(context, parameters)}"


@register.simple_tag(takes_context=True)
def search_with(context: template.RequestContext, *parameters: str) -> str:
    """The query string without the parameters, open at its end for a value of them: a list of links encodes it once."""
    rest = _rest(context, parameters)
    return f"?{rest}&" if rest else "?"


@register.simple_tag(takes_context=True)
def search_whole(context: template.RequestContext, facet: str) -> str:
    """The same search with all values of a facet, and there."""
    return f"{search_with(context)}all={facet}#facet-{facet}"


@register.simple_tag
def facet_items(link: str, parameters: str, values: Iterable[Value], chosen: str | None = None) -> SafeString:
    """The items of a list of values. `link` is open for the parameters, which are parted by spaces.

    In Python, because a page has hundreds of them and a template takes ten times as long.
    """
    link, names = escape(link), parameters.split()
    return mark_safe("".join(f"<li>{_item(link, names, value, chosen)}</li>" for value in values))  # noqa: S308


def _item(link: str, names: list[str], value: Value, chosen: str | None) -> str:
    label, count = escape(value.label), f'<span class="count">{value.count}</span>'
    if value.value == chosen:
        return f"<strong>{label}</strong> {count}"
    query = "&amp;".join(f"{name}={quote_plus(value.value)}" for name in names)
    return f'<a href="{link}{query}">{label}</a> {count}'


def _rest(context: template.RequestContext, parameters: tuple[str, ...]) -> str:
    query: QueryDict = context["request"].GET.copy()
    for parameter in ("page", "all", *parameters):
        query.pop(parameter, None)
    return query.urlencode()
