"""The differences of two texts in the reader's words."""

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.comparing.comparison import Comparison, Kind

register = template.Library()

COUNTED: dict[Kind, Any] = {
    "added": ngettext_lazy("%(number)d sentence more", "%(number)d sentences more", "number"),
    "cut": ngettext_lazy("%(number)d sentence missing", "%(number)d sentences missing", "number"),
    "reworded": ngettext_lazy("%(number)d sentence differs", "%(number)d sentences differ", "number"),
    "moved-here": ngettext_lazy(
        "%(number)d sentence stands elsewhere", "%(number)d sentences stand elsewhere", "number"
    ),
}
"""How many rows of each kind, of another text beside the article at hand."""

LABELS: dict[Kind, Promise] = {
    "added": _("only in the second"),
    "cut": _("only in the first"),
    "reworded": _("differs"),
    "moved-away": _("elsewhere in the second"),
    "moved-here": _("elsewhere in the first"),
}
"""What such a row is, of two texts that are told apart as the first and the second."""


@register.filter
def difference_words(comparison: Comparison) -> list[str]:
    """One phrase for each kind of difference there is."""
    counts = comparison.counts
    return [str(words % {"number": counts[kind]}) for kind, words in COUNTED.items() if counts[kind]]


@register.filter
def row_label(kind: Kind) -> str:
    """Empty for what is the same."""
    return str(LABELS.get(kind, ""))
