"""Browsing by date of publication."""

from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.almanac import grid, sheets
from articles.ledger import ledger_of
from articles.models import Article
from articles.periods import Period
from articles.querysets import ArticleQuerySet
from articles.stretches import Part, Stretches
from articles.views.paging import page_of


def period_or_404(written: str) -> Period:
    """The year, month or day that an address names; 404 where the calendar has none."""
    try:
        return Period.parse(written)
    except ValueError as error:
        raise Http404(str(error)) from error


def page_of_period(
    request: HttpRequest, period: Period, shown: ArticleQuerySet, sure: Part, *possible: Part
) -> Page[Any]:
    """What is surely of the period before what may be; each article says so in `sure`."""
    page = page_of(request, Stretches(shown, sure, *possible))
    for article in page:
        first, last = article.published_first, article.published_last
        article.sure = bool(first and last and period.first <= first and last <= period.last)
    return page


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """All years by month, and apart from them what has no date."""
    ledger = ledger_of()
    months = ledger.held("month")
    context = {
        "years": grid(ledger.held("year"), months, months),
        "page": page_of(request, Stretches(Article.objects.for_list(), ledger.undated())),
    }
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
    ledger = ledger_of()
    before, after = ledger.beside(period)
    context = {
        "period": period,
        "sheets": sheets(months, ledger.held("month"), ledger.days(period)),
        "page": page_of_period(request, period, Article.objects.for_list(), *ledger.of(period)),
        "before": before,
        "after": after,
    }
    return render(request, f"articles/{period.unit}.html", context)


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """What was published on the day; what has a longer date is counted, and listed with its month or year."""
    period = period_or_404(f"{year}-{month:02}-{day:02}")
    ledger = ledger_of()
    sure, possible = ledger.of(period)
    before, after = ledger.beside(period)
    context = {
        "period": period,
        "page": page_of_period(request, period, Article.objects.for_list(), sure),
        "possible": possible.number,
        "before": before,
        "after": after,
    }
    return render(request, "articles/day.html", context)
