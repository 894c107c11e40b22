"""Browsing by place."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.almanac import month_grid
from articles.models import Article, Judgement, Mention, Region
from articles.querysets import under
from articles.views.dates import period_or_404
from articles.views.gone import gone
from articles.views.paging import page_of
from articles.views.showing import show_evidence


def branches(regions: Iterable[tuple[Region, int]]) -> list[list[tuple[Region, int]]]:
    """Of regions in the order of the tree, those that hold something: each of the first level with those below it."""
    holding = [(region, held) for region, held in regions if held]
    return [list(branch) for _, branch in groupby(holding, lambda row: row[0].path[: Region.steplen])]


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """The first two levels of the tree; of what holds nothing, the first only."""
    rows = Region.objects.filter(depth__lte=2).with_held()
    silent = [region for region, held in rows if region.depth == 1 and not held]
    return render(request, "articles/regions.html", {"branches": branches(rows), "silent": silent})


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A place, what lies in it and over it, and its articles; `?period=2021-05` narrows the list to a year or month."""
    region = get_object_or_404(Region, slug=slug)
    if region.status == Judgement.REJECTED:
        return gone(request, _("A curator found that there is no such place."))
    published = Article.objects.published()
    articles = published.in_region(region)
    period = period_or_404(request.GET["period"]) if "period" in request.GET else None
    listed = articles.between(period.first, period.last).surest_first(period) if period else articles.newest()
    page = page_of(request, listed.for_list_with_evidence())
    show_evidence(page, Mention.objects.for_readers().filter(under(region.reached_paths(), "region__")))
    context = {
        "region": region,
        "period": period,
        "years": month_grid(articles.spans("month"), published.spans("month")),
        "page": page,
    }
    return render(request, "articles/region.html", context | _surroundings(region))


def _surroundings(region: Region) -> dict[str, Any]:
    within = Region.objects.children_of(region).with_held()
    return {
        "trail": Region.objects.above([region]),
        "children": [(child, held) for child, held in within if held],
        "silent": [child for child, held in within if not held],
        "overlapping": Region.objects.laid_over(region).with_held(),
        "aliases": region.aliases.all(),
    }
