"""The search page."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.addressing.addresses import FILTERS
from search.addressing.forms import SearchForm
from search.advising.advice import FEW, advise
from search.models import SavedSearch
from search.showing.results import gather
from search.troubles import IndexTrouble


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """All state is in the query string. 422 for a parameter that leads nowhere, 503 while the index cannot be used."""
    form = SearchForm(request.GET)
    context = {"form": form, "query": form.typed}
    if not form.is_valid():
        return render(request, "search/refused.html", context, status=422)
    try:
        question = replace(form.question(), facets=FILTERS, at_a_glance=True, by_month=False)
        results = gather(question, in_original=form.in_original)
        advice = advise(form, results.count) if results.count < FEW else None
    except IndexTrouble as trouble:
        return render(request, "search/unavailable.html", context | {"trouble": trouble}, status=503)
    canonical = form.address.at_page(results.page.number).canonical
    found = {
        "results": results,
        "page": results.page,
        "advice": advice,
        "kept": _kept(request, form),
        "asked": QueryDict(str(form.address.search)[1:]),
        "canonical": request.build_absolute_uri(f"{request.path}{canonical}"),
    }
    return render(request, "search/results.html", context | found)


def _kept(request: HttpRequest, form: SearchForm) -> SavedSearch | None:
    """As what a person of the staff keeps this search; one query for them."""
    if not request.user.is_staff:
        return None
    return SavedSearch.objects.filter(owner_id=request.user.pk, query=str(form.address.search.canonical)).first()
