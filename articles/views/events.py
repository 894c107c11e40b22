"""Browsing by what happened."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.happenings import successor_of
from articles.models import Article, Event, Mention, Organisation, Region
from articles.views.gone import gone
from articles.views.paging import page_of
from articles.views.showing import passage, show_evidence

A_PAGE = 40


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """All that an article tells of, the latest first; `?kind=` narrows the list."""
    told = Event.objects.told()
    kind = request.GET.get("kind", "")
    kinds = told.kinds()
    count = sum(number for value, number in kinds if kind in ("", value))
    page = page_of(
        request, (told.filter(kind=kind) if kind else told).select_related("region").latest_first(), A_PAGE, count
    )
    held = Mention.objects.for_readers().held_by("event", page)
    context = {
        "page": page,
        "rows": [(row, held.get(row.pk, 0)) for row in page],
        "kinds": [(value, value, number) for value, number in kinds if value],
        "kind": kind,
    }
    return render(request, "articles/events.html", context)


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One happening: when, where, who took part, and the articles that tell of it; merged ones lead to what they are
    now.
    """
    if (successor := successor_of(slug)) is not None:
        return redirect(successor, permanent=True)
    row = get_object_or_404(Event.objects.select_related("region"), slug=slug)
    mentions = Mention.objects.for_readers().filter(event=row)
    articles = Article.objects.published().named_by(mentions)
    page = page_of(request, articles.newest().for_list_with_evidence())
    if not page.paginator.count and not request.user.is_staff:
        if row.mentions.filter(status=Mention.Status.REJECTED, article__status="published").exists():
            return gone(request, _("A curator found that no article tells of what stood here."))
        raise Http404("No article that readers may see tells of it.")
    show_evidence(page, mentions, passage)
    context = {
        "event": row,
        "page": page,
        "trail": Region.objects.above([row.region]) if row.region else [],
        "organisations": Organisation.objects.told().filter(events=row),
    }
    return render(request, "articles/event.html", context)
