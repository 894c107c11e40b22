"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles.browsing.ledger import ledger_of
from articles.models import Article
from articles.views.regions import first_branches

SHOWN = 6
"""Articles in each short list."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """How much of everything is held, what is new, and what was published on this day."""
    ledger = ledger_of()
    articles = Article.objects.published()
    today = localdate()
    context = {
        "articles": ledger.newest().number,
        "years": ledger.held("year"),
        "months": ledger.held("month"),
        "branches": first_branches(ledger),
        "newest": articles.newest().for_list()[:SHOWN],
        "added": articles.order_by("-created", "identifier").for_list()[:SHOWN],
        "today": today,
        "on_this_day": articles.on_this_day(today).for_list()[:SHOWN],
    }
    return render(request, "articles/home.html", context)
