"""Browsing by the bodies that act in the news."""

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Event, Judgement, Mention, Organisation, Region
from articles.views.gone import gone
from articles.views.paging import page_of
from articles.views.showing import show_evidence

A_PAGE = 60
MOST_EVENTS = 30
MOST_NAMES = 30
"""Names under which one body is printed, the most frequent."""


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """All that an article names, by pinyin; `?kind=` narrows the list."""
    told = Organisation.objects.told()
    kind = request.GET.get("kind", "")
    kinds = told.kinds()
    count = sum(number for value, number in kinds if kind in ("", value))
    page = page_of(request, (told.filter(kind=kind) if kind else told).select_related("region"), A_PAGE, count)
    held = Mention.objects.for_readers().held_by("organisation", page)
    labels = dict(Organisation.Kind.choices)
    context = {
        "page": page,
        "rows": [(row, held.get(row.pk, 0)) for row in page],
        "kinds": [(value, labels.get(value, value), number) for value, number in kinds],
        "kind": kind,
    }
    return render(request, "articles/organisations.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: its names, where it belongs, what it took part in, and its articles, each with its evidence."""
    row = get_object_or_404(Organisation.objects.select_related("region"), slug=slug)
    if row.status == Judgement.REJECTED:
        return gone(request, _("A curator found that what stood here is no organisation."))
    mentions = Mention.objects.for_readers().filter(organisation=row)
    articles = Article.objects.published().named_by(mentions)
    page = page_of(request, articles.newest().for_list_with_evidence())
    if not page.paginator.count and not request.user.is_staff:
        raise Http404("No article that readers may see names it.")
    show_evidence(page, mentions)
    context = {
        "organisation": row,
        "page": page,
        "printed": mentions.order_by().values_list("surface").annotate(n=Count("pk")).order_by("-n")[:MOST_NAMES],
        "trail": Region.objects.above([row.region]) if row.region else [],
        "events": Event.objects.told().filter(organisations=row).select_related("region").latest_first()[:MOST_EVENTS],
        "most_events": MOST_EVENTS,
    }
    return render(request, "articles/organisation.html", context)
