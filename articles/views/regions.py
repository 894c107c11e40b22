"""Browsing by place."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.almanac import grid
from articles.ledger import ledger_of, with_held
from articles.models import Article, Judgement, Mention, Region
from articles.querysets import under
from articles.stretches import Stretches
from articles.views.dates import page_of_period, period_or_404
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
    rows = with_held(Region.objects.filter(depth__lte=2))
    silent = [region for region, held in rows if region.depth == 1 and not held]
    return render(request, "articles/regions.html", {"branches": branches(rows), "silent": silent})


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A place, what lies in it and over it, and its articles; `?period=2021-05` narrows the list to a year or month."""
    region = get_object_or_404(Region, slug=slug)
    if region.status == Judgement.REJECTED:
        return gone(request, _("A curator found that there is no such place."))
    ledger = ledger_of(region)
    period = period_or_404(request.GET["period"]) if "period" in request.GET else None
    shown = Article.objects.for_list_with_evidence()
    before, after = ledger.beside(period) if period else (None, None)
    page = (
        page_of_period(request, period, shown, *ledger.of(period))
        if period
        else page_of(request, Stretches(shown, ledger.newest()))
    )
    show_evidence(page, Mention.objects.for_readers().filter(under(region.reached_paths(), "region__")))
    context = {
        "region": region,
        "period": period,
        "years": grid(ledger.held("year"), ledger.held("month"), ledger_of().held("month")),
        "page": page,
        "before": before,
        "after": after,
    }
    return render(request, "articles/region.html", context | _surroundings(region))


def _surroundings(region: Region) -> dict[str, Any]:
    within = with_held(Region.objects.children_of(region))
    return {
        "trail": Region.objects.above([region]),
        "children": [(child, held) for child, held in within if held],
        "silent": [child for child, held in within if not held],
        "overlapping": with_held(Region.objects.laid_over(region)),
        "aliases": region.aliases.all(),
    }
