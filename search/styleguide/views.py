"""The living style guide: every component, made by the templates that pages use. Only where ARCHIVE_DEBUG is set."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.periods import UNITS, tally
from search.addressing.forms import SearchForm
from search.styleguide import samples
from search.styleguide.tokens import PAIRS, contrast, tokens

_SHEET = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """No query; 404 where it is not for developers."""
    if not settings.DEBUG:
        raise Http404
    form = SearchForm(QueryDict("q=党建&from=2021&to=2021-06"))
    form.is_valid()
    known = tokens(_SHEET)
    pairs = [(pair, *(contrast(way[pair.over], way[pair.ground]) for way in known)) for pair in PAIRS]
    context = {
        "form": form,
        "colours": [(name, known.light[name], known.dark[name]) for name in known.colours],
        "pairs": pairs,
        "sizes": [(name, value) for name, value in known.light.items() if name.startswith("text-")],
        "spaces": [(name, value) for name, value in known.light.items() if name.startswith("space-")],
        "article": samples.article(),
        "hits": [samples.hit()],
        "facets": samples.facets(),
        "timeline": samples.timeline(),
        "held": {unit: tally(samples.SPANS, unit) for unit in UNITS[:2]},
        "sheet": samples.sheet(),
        "years": samples.grid(),
        "coverage": [samples.coverage()],
        "trail": samples.TRAIL,
        "branches": samples.BRANCHES,
        "page": samples.page(),
    }
    return render(request, "styleguide/styleguide.html", context)
