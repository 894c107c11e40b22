"""Which articles an action is meant for: said on a page that asks before it is done, `admin/articles/meant.html`."""

from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Article
from articles.querysets import ArticleQuerySet

MOST_NAMED = 10
"""Articles that the page names, so that a person sees whether these are meant."""


def plain(articles: QuerySet[Article]) -> ArticleQuerySet:
    """Without the order and the columns of a list."""
    return Article.objects.filter(pk__in=articles.order_by().values("pk"))


def meant(request: HttpRequest, articles: QuerySet[Article]) -> dict[str, Any]:
    """How many and the newest of them; and what is sent back with the answer, so that the same are meant then."""
    return {
        "articles": plain(articles).count(),
        "some": plain(articles).newest().only("title", "title_supplied")[:MOST_NAMED],
        "checkbox": ACTION_CHECKBOX_NAME,
        "ticked": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "across": request.POST.get("select_across", "0"),
    }
