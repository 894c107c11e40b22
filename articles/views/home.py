"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Region
from articles.periods import tally
from articles.views.regions import branches

SHOWN = 6
"""Articles in each short list."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is held, by place and by year, and what is new."""
    articles = Article.objects.published()
    years = tally(articles.spans("year"), "year")
    context = {
        "newest": articles.newest().for_list()[:SHOWN],
        "added": articles.order_by("-created", "identifier").for_list()[:SHOWN],
        "branches": branches(Region.objects.filter(depth__lte=2).with_held()),
        "years": sorted(years.items(), reverse=True),
        "total": articles.count(),
    }
    return render(request, "articles/home.html", context)
