"""Browsing by date: of publication, or with `?of=events` of what articles tell of."""

from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.browsing.agenda import Agenda
from articles.browsing.almanac import grid, sheets
from articles.browsing.ledger import Ledger, ledger_of
from articles.browsing.stretches import Part, Stretches
from articles.models import Article, Event
from articles.named import ABOUT
from articles.periods import Period
from articles.templatetags.periods import period_url
from articles.views.paging import page_of

EVENTS = "events"


def period_or_404(written: str) -> Period:
    """The year, month or day that an address names; 404 where the calendar has none."""
    try:
        return Period.parse(written)
    except ValueError as error:
        raise Http404(str(error)) from error


def page_of_period(
    request: HttpRequest, period: Period, shown: QuerySet[Any], sure: Part, *possible: Part
) -> Page[Any]:
    """What is surely of the period before what may be; each article or event says so in `sure`."""
    page = page_of(request, Stretches(shown, sure, *possible))
    for row in page:
        first, last = _days_of(row)
        row.sure = bool(first and last and period.first <= first and last <= period.last)
    return page


def _days_of(row: Article | Event) -> tuple[date | None, date | None]:
    """None of what happened only about then."""
    if isinstance(row, Article):
        return row.published_first, row.published_last
    return (None, None) if ABOUT in row.date_edtf else (row.date_first, row.date_last)


class _Calendar:
    """Of publications or of events, as the address asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.of_events = request.GET.get("of") == EVENTS
        self.published, self.happened = ledger_of(), Agenda()
        self.ledger: Ledger | Agenda = self.happened if self.of_events else self.published
        self.shown: QuerySet[Any] = (
            Event.objects.select_related("region") if self.of_events else Article.objects.for_list()
        )
        self.context = {"of_events": self.of_events, "of_query": f"?of={EVENTS}" if self.of_events else ""}

    def of(self, period: Period) -> tuple[dict[str, Any], Part, Part]:
        """Context of a period, with how much of either kind is surely of it, and what of this kind lies beside it; what
        of this kind surely is of it, and what may be.
        """
        published, happened = self.published.of(period), self.happened.of(period)
        before, after = self.ledger.beside(period)
        numbers = {"published": published[0].number, "happened": happened[0].number}
        context = self.context | {"period": period, "numbers": numbers, "before": before, "after": after}
        return context, *(happened if self.of_events else published)


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """All years by month, and apart from them what has no date."""
    calendar = _Calendar(request)
    months = calendar.ledger.held("month")
    context = {
        "years": grid(calendar.ledger.held("year"), months, months),
        "page": page_of(request, Stretches(calendar.shown, calendar.ledger.undated())),
    }
    return render(request, "articles/dates.html", calendar.context | context)


@require_safe
def written(request: HttpRequest, written: str) -> HttpResponse:
    """From a month or day in one piece to its page."""
    query = request.GET.urlencode()
    return redirect(period_url(period_or_404(written)) + (f"?{query}" if query else ""), permanent=True)


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
    calendar = _Calendar(request)
    context, sure, possible = calendar.of(period)
    context |= {
        "sheets": sheets(months, calendar.ledger.held("month"), calendar.ledger.days(period)),
        "page": page_of_period(request, period, calendar.shown, sure, possible),
    }
    return render(request, f"articles/{period.unit}.html", context)


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """What was published, or happened, on the day; what has a longer date is counted, and listed with its month or
    year.
    """
    period = period_or_404(f"{year}-{month:02}-{day:02}")
    calendar = _Calendar(request)
    context, sure, possible = calendar.of(period)
    context |= {"page": page_of_period(request, period, calendar.shown, sure), "possible": possible.number}
    return render(request, "articles/day.html", context)
