"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles.models import Article

SHOWN = 6
"""Articles in each short list."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is new, and what was published on this day; how much of everything is held, the template asks."""
    articles = Article.objects.published()
    today = localdate()
    context = {
        "newest": articles.newest().for_list()[:SHOWN],
        "added": articles.order_by("-created", "identifier").for_list()[:SHOWN],
        "today": today,
        "on_this_day": articles.on_this_day(today).for_list()[:SHOWN],
    }
    return render(request, "articles/home.html", context)
