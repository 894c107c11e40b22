"""A search as an Atom feed: what was added last comes first."""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.db.models import BooleanField, Func, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import Article
from articles.templatetags.languages import language_tag
from articles.templatetags.periods import date_words
from search.addressing.forms import SearchForm
from search.answering.finding import identifiers
from search.preparing.prose import prose_of
from search.query.meaning import to_mark
from search.showing.snippets import snippets

LONGEST = 50
"""Articles of a feed."""
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed was changed that never held anything: the same answer whenever it is asked."""
_NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _OneOf(Func):
    """A column's value is one of those in a string, parted by commas: a hundred thousand of them cost the least so."""

    template, arg_joiner = "%(expressions)s, ','))", " = ANY(string_to_array("
    output_field = BooleanField()


class SearchFeed(Atom1Feed):
    """With the date that an article prints beside those on which it was added and changed."""

    def root_attributes(self) -> dict[str, str]:
        """With Dublin Core's names."""
        return {**super().root_attributes(), "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def latest_post_date(self) -> datetime:
        """The last change."""
        return max((item["updateddate"] for item in self.items), default=_BEFORE_ALL)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """An article's date as EDTF, where it has one."""
        super().add_item_elements(handler, item)
        if item["dated"]:
            handler.addQuickElement("dc:date", item["dated"])


def feed_of(request: HttpRequest, form: SearchForm) -> SearchFeed:
    """Of a form without errors. Two queries. Raises IndexTrouble.

    Identities name no host: they stay the same wherever the archive is served.
    """
    query = form.feed_address
    feed = SearchFeed(
        title=_in_xml(_title(form)),
        link=request.build_absolute_uri(f"{reverse('search')}{query}"),
        description="",
        language=language_tag(get_language() or ""),
        author_name=_("Party-Building News Archive"),
        feed_url=request.build_absolute_uri(f"{reverse('search-feed')}{query}"),
        feed_guid=_identity(f"search {query}"),
    )
    sought = to_mark(form.parsed.tree.parts)
    for article in _newly_added(form):
        passage = snippets(article.text, prose_of(article), sought)[:1]
        facts = [*(outlet.name for outlet in article.outlets.all()), date_words(article)]
        feed.add_item(
            title=_in_xml(article.heading),
            link=request.build_absolute_uri(article.get_absolute_url()),
            description=_in_xml("\n".join([" · ".join(facts), *(snippet.text for snippet in passage)])),
            unique_id=_identity(f"article {article.identifier}"),
            pubdate=article.created,
            updateddate=article.modified,
            dated=article.published_edtf,
        )
    return feed


def _newly_added(form: SearchForm) -> list[Article]:
    """Of what matches. The index knows what that is, and the rows when they were added."""
    question = form.question()
    matching = Value(",".join(identifiers(question.tree, question.filters)))
    held = Article.objects.published().filter(_OneOf("identifier", matching))
    return list(held.order_by("-created", "identifier").prefetch_related("outlets")[:LONGEST])


def _title(form: SearchForm) -> str:
    filters = (f"{_('not')} {used.label}" if used.is_excluded else used.label for used in form.chosen)
    said = [form.cleaned_data["q"].strip(), *filters]
    return " · ".join([*filter(None, said), _("Party-Building News Archive")])


def _identity(name: str) -> str:
    return uuid5(NAMESPACE_OID, name).urn


def _in_xml(text: str) -> str:
    return _NOT_OF_XML.sub(" ", text)
