"""One article as others cite it."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from articles.citation.answering import references_to
from articles.citation.formats import FORMATS
from articles.models import Article
from articles.views.article import for_readers


@for_readers
def citation(request: HttpRequest, article: Article, form: str) -> HttpResponseBase:
    """In one of the forms; `?glyphs=original` gives the title in the characters of its original."""
    if form not in FORMATS:
        raise Http404(_("There is no such form of citation."))
    in_original = request.GET.get("glyphs") == "original"
    return references_to(request, [article.identifier], FORMATS[form], article.identifier, in_original=in_original)
