"""What the archive says of itself."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.citation.exchange import csv_line
from articles.citation.formats import BYTE_ORDER_MARK
from articles.models import Region
from articles.views.dates import period_or_404
from search.about.facts import OUTLETS, facts
from search.about.places import COLUMNS, Places, lines
from search.engine import engine
from search.troubles import IndexTrouble
from search.views.lines import telling_of_trouble

PLACES = 20
"""Of a table on a page."""


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What is held, how dates and names are found, how the archive is cited. Its figures need the index."""
    try:
        known = facts(engine().snapshot())
    except IndexTrouble:
        return render(request, "about/about.html", {"facts": None})
    return render(request, "about/about.html", {"facts": known, "outlets": known.outlets.values[:OUTLETS]})


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Which months are held of a place, and in `?year=` of the places within it."""
    place = _place(request)
    try:
        places = Places(engine().snapshot(), place)
    except IndexTrouble as trouble:
        return render(request, "search/unavailable.html", {"trouble": trouble}, status=503)
    year = period_or_404(request.GET["year"]) if "year" in request.GET else next(iter(places.years), None)
    page = Paginator(places.within, PLACES).get_page(request.GET.get("page"))
    context = {
        "place": place,
        "trail": Region.objects.above([place]) if place else [],
        "rows": places.by_year(place),
        "year": year,
        "page": page,
        "rows_within": places.in_year(year, page) if year else [],
    }
    return render(request, "about/coverage.html", context)


@require_safe
@telling_of_trouble
def coverage_table(request: HttpRequest) -> HttpResponseBase:
    """The same of all years, for a spreadsheet, sent while it is written."""
    place = _place(request)
    places = Places(engine().snapshot(), place)
    answer = StreamingHttpResponse(_written(places), "text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="coverage{"-" + place.slug if place else ""}.csv"'
    return answer


def _written(places: Places) -> Iterator[str]:
    yield BYTE_ORDER_MARK + csv_line([*COLUMNS])
    yield from map(csv_line, lines(places))


def _place(request: HttpRequest) -> Region | None:
    asked = Region.objects.exclude(status="rejected")
    return get_object_or_404(asked, slug=request.GET["region"]) if request.GET.get("region") else None


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What can be typed, and the keys."""
    return render(request, "about/help.html")


@require_safe
def colophon(request: HttpRequest) -> HttpResponse:
    """How the archive is made, and of what."""
    return render(request, "about/colophon.html")
