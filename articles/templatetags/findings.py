"""What reading found, in the reader's words."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.showing.marked import Subject, kind_of

register = template.Library()

REASONS = {
    "title": _("named in the title"),
    "joint": _("named as one with a zone that it runs together with"),
    "most-mentions": _("more is said of it than of any other place"),
    "nested-mentions": _("a part of the names in the text"),
    "roll-up": _("most of the places named lie in it"),
    "outlet": _("the text names no place; it is that of the outlet"),
}
"""By the short name of the rule that chose an article's main region."""


@register.filter
def main_region_reason(article: Article) -> str:
    """Why this place is the main one; empty where nobody knows."""
    if "main_region" in article.locked:
        return str(_("chosen by a curator"))
    return str(REASONS.get(article.main_region_reason, ""))


@register.filter
def mentions_url(article: Article, subject: Subject) -> str:
    """The admin's list of the places in which the article names the subject."""
    rows = {"article": article, kind_of(subject): subject}
    query = urlencode({f"{name}__id__exact": row.pk for name, row in rows.items()})
    return f"{reverse('admin:articles_mention_changelist')}?{query}"
