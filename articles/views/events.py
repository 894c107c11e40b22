"""Browsing by what happened."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.browsing.contents import contents_of, from_year, under_headings, year_of
from articles.browsing.nearby import nearby
from articles.browsing.stretches import Stretch, Stretches
from articles.models import Article, Event, Mention, Organisation, Region
from articles.views.gone import gone, moved
from articles.views.paging import page_of
from articles.views.showing import passage, show_evidence

A_PAGE = 40


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """All that an article tells of, the latest first, under years; `?kind=` narrows the list. Three queries, one more
    where the undated ones begin.
    """
    kind = request.GET.get("kind", "")
    contents = contents_of("event", kind, latest_first=True)
    told = Event.objects.told()
    listed = (told.filter(kind=kind) if kind else told).latest_first()
    dated = contents.those(bool)
    stretches = (
        Stretch(listed.exclude(date_first=None), dated.number, dated.steps(from_year)),
        Stretch(listed.filter(date_first=None), contents.number - dated.number),
    )
    page = page_of(request, Stretches(Event.objects.select_related("region"), *stretches), A_PAGE)
    context = {
        "page": page,
        "groups": under_headings(page, lambda row: year_of(str(row.date_first.year) if row.date_first else "")),
        "jumps": contents.jumps(year_of, A_PAGE) if page.paginator.num_pages > 1 else [],
        "kinds": [(value, value, number) for value, number in contents.kinds if value],
        "kind": kind,
    }
    return render(request, "articles/events.html", context)


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One happening: when, where, who took part, and the articles that tell of it; merged ones lead to what they are
    now.
    """
    row = Event.objects.select_related("region").filter(slug=slug).first()
    if row is None:
        return moved(Event, slug)
    mentions = Mention.objects.for_readers().filter(event=row)
    if not row.held and not request.user.is_staff:
        if row.mentions.filter(status=Mention.Status.REJECTED, article__status="published").exists():
            return gone(request, _("A curator found that no article tells of what stood here."))
        raise Http404("No article that readers may see tells of it.")
    return render(request, "articles/event.html", _told(request, row, mentions) | _around(row))


def _told(request: HttpRequest, row: Event, mentions: Any) -> dict[str, Any]:
    articles = Article.objects.published().named_by(mentions, row.held)
    page = page_of(request, articles.newest().for_list_with_evidence(), count=row.held)
    show_evidence(page, mentions, passage)
    return {"event": row, "page": page}


def _around(row: Event) -> dict[str, Any]:
    return {
        "trail": Region.objects.above([row.region]) if row.region else [],
        "organisations": Organisation.objects.told().filter(events=row).most_held(),
        "nearby": nearby(row),
    }
