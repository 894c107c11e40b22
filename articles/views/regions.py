"""Browsing by place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.almanac import month_grid
from articles.models import Article, Region
from articles.views.dates import period_or_404
from articles.views.paging import page_of


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """The first level of the tree."""
    return render(request, "articles/regions.html", {"regions": Region.objects.filter(depth=1).with_held()})


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A place, what lies in it and over it, and its articles; `?period=2021-05` narrows the list to a year or month."""
    region = get_object_or_404(Region, slug=slug)
    published = Article.objects.published()
    articles = published.in_region(region)
    period = period_or_404(request.GET["period"]) if "period" in request.GET else None
    listed = articles.between(period.first, period.last).surest_first(period) if period else articles.newest()
    context = {
        "region": region,
        "period": period,
        "years": month_grid(articles.spans("month"), published.spans("month")),
        "page": page_of(request, listed.for_list()),
    }
    return render(request, "articles/region.html", context | _surroundings(region))


def _surroundings(region: Region) -> dict[str, Any]:
    return {
        "trail": Region.objects.above([region]),
        "children": Region.objects.children_of(region).with_held(),
        "overlapping": Region.objects.laid_over(region).with_held(),
        "aliases": region.aliases.all(),
    }
