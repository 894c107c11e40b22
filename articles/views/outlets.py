"""Browsing by who published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.browsing.almanac import Sheet, sheets
from articles.browsing.contents import contents_of
from articles.browsing.holdings_of import Holdings
from articles.models import Article, Outlet
from articles.periods import Period
from articles.querysets import ArticleQuerySet
from articles.views.names import articles_of, list_of_names


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """All that published something, by pinyin or by number of articles. Three queries."""
    context = list_of_names(request, contents_of("outlet"), Outlet.objects.told(), Outlet.objects.all())
    return render(request, "articles/outlets.html", context)


@require_safe
def outlet(request: HttpRequest, name: str) -> HttpResponse:
    """One of them and what it published, by year, month and day. Former names, and those of what was merged into it,
    lead to that of today.
    """
    row = Outlet.objects.filter(name=name).first()
    if row is None:
        return redirect(get_object_or_404(Outlet.objects.once_called(name)[:1]), permanent=True)
    articles = Article.objects.published().filter(outlets=row)
    context = {
        **articles_of(request, row, articles, Article.objects.for_list()),
        "outlet": row,
        "former": row.other_names(),
    }
    if period := context["period"]:
        context["sheet"] = _sheet(articles, period, context["holdings"])
    return render(request, "articles/outlet.html", context)


def _sheet(articles: ArticleQuerySet, period: Period, holdings: Holdings) -> Sheet | None:
    """The days of a month, or of the month of a day. One query."""
    if period.unit == "year":
        return None
    month = Period.of("month", period.first)
    [sheet] = sheets([month], holdings.months, articles.days(month))
    return sheet
