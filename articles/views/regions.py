"""Browsing by place."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.browsing.almanac import Sheet, grid, sheets
from articles.browsing.ledger import Ledger, ledger_of, with_held
from articles.browsing.related import most_held
from articles.browsing.stretches import Stretches
from articles.models import Article, Event, Judgement, Mention, Organisation, Region
from articles.periods import Period
from articles.querysets import under
from articles.reading.script import simplify
from articles.views.dates import page_of_period, period_or_404
from articles.views.gone import gone
from articles.views.paging import page_of
from articles.views.showing import show_evidence

MOST_CALLED = 100
"""Places of one name that are listed."""
FEW = 4
"""Places that leave room for those within them."""
MOST_EVENTS = 10
"""Of a place that are named beside its articles."""


def branches(regions: Iterable[tuple[Region, int]]) -> list[list[tuple[Region, int]]]:
    """Of regions in the order of the tree, those that hold something: each of the first level with those below it."""
    holding = [(region, held) for region, held in regions if held]
    return [list(branch) for _, branch in groupby(holding, lambda row: row[0].path[: Region.steplen])]


def first_branches(everything: Ledger) -> list[list[tuple[Region, int]]]:
    """Of the first level of the tree what holds something; where that is little, with the second level below it."""
    first = with_held(Region.objects.filter(depth=1), everything)
    if sum(1 for _, held in first if held) > FEW:
        return branches(first)
    return branches(with_held(Region.objects.filter(depth__lte=2), everything))


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """The first two levels of the tree; of what holds nothing, the first only."""
    rows = with_held(Region.objects.filter(depth__lte=2))
    silent = [region for region, held in rows if region.depth == 1 and not held]
    return render(request, "articles/regions.html", {"branches": branches(rows), "silent": silent})


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A place, what lies in it and over it, and its articles; `?period=2021-05` narrows the list to a year or month,
    `?dated=uncertain` to what is of no known day.
    """
    region = get_object_or_404(Region, slug=slug)
    if region.status == Judgement.REJECTED:
        return gone(request, _("A curator found that there is no such place."))
    ledger, everything = ledger_of(region), ledger_of()
    period = period_or_404(request.GET["period"]) if "period" in request.GET else None
    shown = Article.objects.for_list_with_evidence()
    before, after = ledger.beside(period) if period else (None, None)
    uncertain, only_uncertain = ledger.uncertain(), request.GET.get("dated") == "uncertain"
    page = (
        page_of_period(request, period, shown, *ledger.of(period))
        if period
        else page_of(request, Stretches(shown, uncertain if only_uncertain else ledger.newest()))
    )
    prefetch_related_objects([region], "aliases")
    for article in page:
        article.names_then = region.names_then(article.published_first, article.published_last, article.text)
    show_evidence(page, Mention.objects.for_readers().filter(under(region.reached_paths(), "region__")))
    context = {
        "region": region,
        "period": period,
        "years": grid(ledger.held("year"), ledger.held("month"), everything.held("month")),
        "page": page,
        "sheet": _sheet(ledger, period) if period and period.unit != "year" else None,
        "held": page.paginator.count,
        "uncertain": uncertain.number,
        "only_uncertain": only_uncertain and not period,
        "before": before,
        "after": after,
    }
    return render(request, "articles/region.html", context | _surroundings(region, everything))


def _sheet(ledger: Ledger, period: Period) -> Sheet:
    """The days of a month, or of the month of a day."""
    month = Period.of("month", period.first)
    [sheet] = sheets([month], ledger.held("month"), ledger.days(month))
    return sheet


@require_safe
def called(request: HttpRequest, name: str) -> HttpResponse:
    """From a name of a place, be it a former one, to its page; where several are called so, a list of them, each with
    what it lies in.
    """
    name = simplify(name)
    called_so = Q(name=name) | Q(aliases__name=name) | Q(pk__in=Region.history.filter(name=name).values("id"))
    rows = Region.objects.exclude(status=Judgement.REJECTED).filter(called_so).distinct()
    places = list(rows[:MOST_CALLED])
    if not places:
        raise Http404("No place is called so.")
    if len(places) == 1:
        return redirect(places[0])
    above = list(Region.objects.above(places))
    rows = [(place, [region for region in above if place.is_descendant_of(region)]) for place in places]
    return render(request, "articles/regions_called.html", {"name": name, "rows": rows})


def _surroundings(region: Region, everything: Ledger) -> dict[str, Any]:
    within = with_held(Region.objects.children_of(region), everything)
    aliases = list(region.aliases.all())
    return {
        "trail": Region.objects.above([region]),
        "children": [(child, held) for child, held in within if held],
        "silent": [child for child, held in within if not held],
        "overlapping": with_held(Region.objects.laid_over(region), everything),
        "former": [alias for alias in aliases if alias.valid_to],
        "others": [alias for alias in aliases if not alias.valid_to],
        "events": Event.objects.told().filter(region=region).latest_first()[:MOST_EVENTS],
        "organisations": most_held(Organisation.objects.filter(region=region)),
    }
