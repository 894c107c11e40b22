"""A search as an Atom feed."""

from django.db.models import BooleanField, Func, Value
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.showing.feeds import Subject, feed_of
from search.addressing.forms import SearchForm
from search.answering.finding import identifiers
from search.preparing.prose import lead_of, prose_of
from search.query.meaning import to_mark
from search.showing.snippets import snippets
from search.views.lines import naming_ignored, refused, telling_of_trouble


class _OneOf(Func):
    """A column's value is one of those in a string, parted by commas: a hundred thousand of them cost the least so."""

    template, arg_joiner = "%(expressions)s, ','))", " = ANY(string_to_array("
    output_field = BooleanField()


@require_safe
@telling_of_trouble
def feed(request: HttpRequest) -> HttpResponse:
    """What was added last of a search; the troubles of its page, each in a line of text.

    The index knows what matches, and the rows when they were added.
    """
    form = SearchForm(request.GET)
    if not form.is_valid():
        return refused(form)
    question = form.question()
    matching = Value(",".join(identifiers(question.tree, question.filters)))
    sought = to_mark(form.parsed.tree.parts)

    def passages(article: Article) -> list[str]:
        found = snippets(article.text, prose_of(article), sought, lead=lead_of(article))
        return [passage.text for passage in found[:1]]

    held = Article.objects.published().filter(_OneOf("identifier", matching))
    return naming_ignored(feed_of(request, _subject(form), held, passages), form)


def _subject(form: SearchForm) -> Subject:
    query = form.feed_address
    filters = (f"{_('not')} {used.label}" if used.is_excluded else used.label for used in form.chosen)
    title = " · ".join(filter(None, [form.cleaned_data["q"], *filters]))
    return Subject(title, f"{reverse('search')}{query}", f"{reverse('search-feed')}{query}", f"search {query}")
