"""Links to the same search with one thing changed."""

from django import template
from django.http import QueryDict

register = template.Library()


@register.simple_tag(takes_context=True)
def same_search(context: template.RequestContext, parameter: str, value: str = "") -> str:
    """The query string with the parameter set, or without it; from the first page on."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    query.pop(parameter, None)
    if value:
        query[parameter] = value
    return f"?{query.urlencode()}"
