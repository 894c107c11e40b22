"""The search page."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.advice import FEW, advise
from search.forms import SearchForm
from search.results import gather
from search.troubles import IndexTrouble


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """All state is in the query string. 422 for a parameter that leads nowhere, 503 while the index cannot be used."""
    form = SearchForm(request.GET)
    context = {"form": form, "query": request.GET.get("q", "")}
    if not form.is_valid():
        return render(request, "search/refused.html", context, status=422)
    try:
        results = gather(form.question())
        advice = advise(form, results.count) if results.count < FEW else None
    except IndexTrouble as trouble:
        return render(request, "search/unavailable.html", context | {"trouble": trouble}, status=503)
    canonical = form.address.at_page(results.page.number).canonical
    found = {
        "results": results,
        "page": results.page,
        "advice": advice,
        "asked": QueryDict(str(form.address.search)[1:]),
        "canonical": request.build_absolute_uri(f"{request.path}{canonical}"),
    }
    return render(request, "search/results.html", context | found)
