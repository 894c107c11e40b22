"""Browsing by date of publication."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.almanac import month_grid, month_sheets
from articles.models import Article
from articles.periods import Period
from articles.views.paging import page_of


def period_or_404(written: str) -> Period:
    """The year, month or day that an address names; 404 where the calendar has none."""
    try:
        return Period.parse(written)
    except ValueError as error:
        raise Http404(str(error)) from error


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """All years by month, and apart from them what has no date."""
    published = Article.objects.published()
    spans = published.spans("month")
    context = {"years": month_grid(spans, spans), "page": page_of(request, published.undated().newest().for_list())}
    return render(request, "articles/dates.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Twelve months with the days that hold something."""
    period = period_or_404(f"{year}")
    return _sheets(request, period, period.months)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """One month with the days that hold something."""
    period = period_or_404(f"{year}-{month:02}")
    return _sheets(request, period, [period])


def _sheets(request: HttpRequest, period: Period, months: list[Period]) -> HttpResponse:
    published = Article.objects.published()
    overlapping = published.between(period.first, period.last)
    before, after = published.beside(period)
    context = {
        "period": period,
        "sheets": month_sheets(overlapping.spans("day"), months),
        "page": page_of(request, overlapping.surest_first(period).for_list()),
        "before": before,
        "after": after,
    }
    return render(request, f"articles/{period.unit}.html", context)


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """What was published on the day; what has a longer date is counted, and listed with its month or year."""
    period = period_or_404(f"{year}-{month:02}-{day:02}")
    published = Article.objects.published()
    page = page_of(request, published.within(period.first, period.last).newest().for_list())
    before, after = published.to_the_day().beside(period)
    context = {
        "period": period,
        "page": page,
        "possible": published.between(period.first, period.last).count() - page.paginator.count,
        "before": before,
        "after": after,
    }
    return render(request, "articles/day.html", context)
