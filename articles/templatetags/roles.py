"""The roles of lines in a person's words."""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

register = template.Library()

ROLES = {
    "title": _("title"),
    "shoulder": _("line above the title"),
    "subtitle": _("subtitle"),
    "series": _("series"),
    "series-subtitle": _("subtitle of the series"),
    "abstract": _("abstract"),
    "meta": _("facts"),
    "byline": _("byline"),
    "source": _("source"),
    "editors": _("editors"),
    "lead": _("verses above"),
    "body": pgettext_lazy("line", "text"),
    "closing": _("verses below"),
    "heading": _("heading"),
    "subheading": _("subheading"),
    "caption": _("caption"),
    "credit": _("credit of a picture"),
    "boilerplate": _("part of the page"),
}


@register.filter
def line_role(role: str) -> str:
    """What the line is to its article; nothing where the lines were not told apart."""
    return str(ROLES.get(role, role))
