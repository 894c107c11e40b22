"""Lists of articles as Atom feeds: what was added last comes first.

A reader's program asks every hour, and seldom is there anything new: so what a feed holds is asked for first, by
identifiers and times, and the texts only if that is not what the program has already.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import Article, Outlet
from articles.querysets import ArticleQuerySet
from articles.reading.record import PROSE
from articles.templatetags.languages import language_tag
from articles.templatetags.periods import date_words

LONGEST = 50
"""Articles of a feed."""
LONGEST_OPENING = 100
"""Characters."""
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed was changed that never held anything: the same answer whenever it is asked."""
_NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Subject(NamedTuple):
    """What a feed is of. `identity` names no host: it stays the same wherever the archive is served."""

    title: str
    address: str
    """Of the list."""
    feed_address: str
    identity: str


class _Stamp(NamedTuple):
    """By which a change is told."""

    identifier: str
    modified: datetime
    outlets: list[str]


class ArticleFeed(Atom1Feed):
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


def opening(article: Article) -> list[str]:
    """How its first paragraph begins."""
    spans = [(block["start"], block["end"]) for block in article.blocks if block["role"] in PROSE][:1]
    return [article.text[start : min(end, start + LONGEST_OPENING)] for start, end in spans]


def feed_of(
    request: HttpRequest, subject: Subject, held: ArticleQuerySet, passages: Callable[[Article], list[str]] = opening
) -> HttpResponse:
    """Of the articles that were added last, each with its passages. Two queries; one where nothing has changed."""
    newest = held.order_by("-created", "identifier")
    stamps = [_Stamp(*row) for row in _stamped(newest)[:LONGEST]]
    tag = _tag(request, subject, stamps)
    if answer := get_conditional_response(request, etag=tag):
        return answer
    feed = _empty(request, subject)
    outlets = {stamp.identifier: stamp.outlets for stamp in stamps}
    for article in newest.model.objects.filter(identifier__in=outlets).order_by("-created", "identifier"):
        facts = [*outlets[article.identifier], date_words(article)]
        feed.add_item(
            title=_in_xml(article.heading),
            link=request.build_absolute_uri(article.get_absolute_url()),
            description=_in_xml("\n".join([" · ".join(facts), *passages(article)])),
            unique_id=_identity(f"article {article.identifier}"),
            pubdate=article.created,
            updateddate=article.modified,
            dated=article.published_edtf,
        )
    return HttpResponse(feed.writeString("utf-8"), "application/atom+xml; charset=utf-8", headers={"ETag": tag})


def _stamped(articles: ArticleQuerySet) -> Any:
    outlets = ArraySubquery(Outlet.objects.filter(articles=OuterRef("pk")).values("name"))
    return articles.annotate(outlet_names=outlets).values_list("identifier", "modified", "outlet_names")


def _tag(request: HttpRequest, subject: Subject, stamps: list[_Stamp]) -> str:
    """Of the very bytes that would be sent, before they are made."""
    said = repr((request.build_absolute_uri("/"), get_language(), subject, stamps))
    return quote_etag(hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:32])


def _empty(request: HttpRequest, subject: Subject) -> ArticleFeed:
    return ArticleFeed(
        title=_in_xml(" · ".join(filter(None, [subject.title, _("Party-Building News Archive")]))),
        link=request.build_absolute_uri(subject.address),
        description="",
        language=language_tag(get_language() or ""),
        author_name=_("Party-Building News Archive"),
        feed_url=request.build_absolute_uri(subject.feed_address),
        feed_guid=_identity(subject.identity),
    )


def _identity(name: str) -> str:
    return uuid5(NAMESPACE_OID, name).urn


def _in_xml(text: str) -> str:
    return _NOT_OF_XML.sub(" ", text)
