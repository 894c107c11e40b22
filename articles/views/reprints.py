"""The printings of one text, and two of them side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from articles.comparing.comparison import LONGEST, Comparison, compare
from articles.models import Article
from articles.showing.printings import printings_of, told_in
from articles.views.article import for_readers
from articles.views.gone import gone
from articles.views.paging import page_of

COLUMNS = "columns"
"""How two texts may be shown, beside the one with all changes marked in it."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """One printing of a list; the article at hand is compared with none."""

    article: Article
    comparison: Comparison | None


@for_readers
def reprints(request: HttpRequest, article: Article) -> HttpResponse:
    """All that print the text, the oldest first, each with how it differs from the article at hand."""
    printings = printings_of(article)
    page = page_of(request, printings.rows.for_list_with_evidence(), count=len(printings))
    context = {
        "article": article,
        "printings": printings,
        "page": page,
        "reprints": _compared(article, list(page)),
        "longest": LONGEST,
    }
    return render(request, "articles/reprints.html", context)


def _compared(article: Article, printings: Sequence[Article]) -> list[Reprint]:
    text = told_in(article.text, article.blocks)
    return [
        Reprint(each, None if each == article else compare(text, told_in(each.text, each.blocks))) for each in printings
    ]


@for_readers
def comparison(request: HttpRequest, article: Article, other: str) -> HttpResponse:
    """What another article makes of this one's text, whether it counts as a reprint or not: an address stays good."""
    readable = Article.objects.readable(by_staff=request.user.is_staff).select_related("main_region")
    another = get_object_or_404(readable, identifier=other)
    if another.status == Article.Status.WITHDRAWN:
        return gone(request, _("The other article was withdrawn from the archive."))
    compared = compare(told_in(article.text, article.blocks), told_in(another.text, another.blocks))
    context = {
        "article": article,
        "other": another,
        "comparison": compared,
        "in_columns": request.GET.get("view") == COLUMNS,
        "is_family": article.family_id is not None and article.family_id == another.family_id,
        "longest": LONGEST,
    }
    return render(request, "articles/comparison.html", context)
