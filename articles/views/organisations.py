"""Browsing by the bodies that act in the news."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.browsing.contents import contents_of
from articles.browsing.related import Together, most_held
from articles.models import Article, Event, Judgement, Mention, Organisation, Redirect, Region
from articles.reading.script import simplify
from articles.views.gone import gone
from articles.views.names import articles_of, list_of_names
from articles.views.showing import show_evidence

MOST_EVENTS = 12
MOST_NAMES = 30
"""Names under which one body is printed in the latest articles, the most frequent."""


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """All that an article names, by pinyin or by number of articles; `?kind=` narrows the list. Three queries."""
    kind = request.GET.get("kind", "")
    contents = contents_of("organisation", kind)
    told = Organisation.objects.told()
    listed = told.filter(kind=kind) if kind else told
    labels = dict(Organisation.Kind.choices)
    context = {
        "kinds": [(value, labels.get(value, value), number) for value, number in contents.kinds],
        "kind": kind,
        **list_of_names(request, contents, listed, Organisation.objects.select_related("region")),
    }
    return render(request, "articles/organisations.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: its names, where it belongs, what it took part in, and its articles, each with its evidence."""
    row = Organisation.objects.select_related("region").filter(slug=slug).first()
    if row is None:
        successor = Redirect.objects.successor(Organisation, slug)
        return redirect(successor, permanent=True) if successor else called(request, slug)
    if row.status == Judgement.REJECTED:
        return gone(request, _("A curator found that what stood here is no organisation."))
    if not row.held and not request.user.is_staff:
        raise Http404("No article that readers may see names it.")
    mentions = Mention.objects.exclude(status=Judgement.REJECTED).filter(organisation=row)
    articles = Article.objects.published().named_by(mentions, row.held)
    listed = articles_of(request, row, articles, Article.objects.for_list_with_evidence())
    latest = mentions.filter(article__in=listed["latest"]).order_by()
    context = {
        **listed,
        "organisation": row,
        "printed": latest.values_list("surface").annotate(n=Count("pk")).order_by("-n", "surface")[:MOST_NAMES],
        "trail": Region.objects.above([row.region]) if row.region else [],
        "events": Event.objects.told().filter(organisations=row).select_related("region").latest_first()[:MOST_EVENTS],
        "most_events": MOST_EVENTS,
        "neighbours": _neighbours(row),
    }
    show_evidence(context["page"], mentions)
    return render(request, "articles/organisation.html", context)


def _neighbours(row: Organisation) -> list[Together]:
    """Of the same place, those of most articles. One query, none where its place isn't known."""
    if row.region_id is None:
        return []
    return most_held(Organisation.objects.filter(region=row.region_id).exclude(pk=row.pk))


@require_safe
def called(request: HttpRequest, name: str) -> HttpResponse:
    """From a name of a body, be it another one of it or a former one, to its page; where several are called so, a list
    of them.
    """
    name = simplify(name)
    now = Q(name=name) | Q(aliases__contains=[name])
    told = Organisation.objects.told().select_related("region").most_held()
    rows = told.filter(now) or told.filter(pk__in=Organisation.history.filter(name=name).values("id"))
    if len(rows) == 1:
        return redirect(rows[0], permanent=True)
    if not rows:
        raise Http404("No body is called so.")
    return render(request, "articles/organisations_called.html", {"name": name, "rows": rows})
