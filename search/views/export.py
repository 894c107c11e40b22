"""A whole search as a list of references."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.citation.answering import references_to
from articles.citation.formats import FORMATS
from search.addressing.forms import SearchForm
from search.answering.finding import in_order
from search.views.lines import naming_ignored, refused, telling_of_trouble


@require_safe
@telling_of_trouble
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """Every article that has all that is asked for, in the order of the list, sent while it is written."""
    if form not in FORMATS:
        raise Http404(_("There is no such form of citation."))
    asked = SearchForm(request.GET)
    if not asked.is_valid():
        return refused(asked)
    # Whoever takes a list with them would miss a reprint that was left out without a word.
    found = in_order(asked.question(reprints="all"))
    references = references_to(request, found, FORMATS[form], "search", in_original=asked.in_original)
    return naming_ignored(references, asked)
