"""A tag given to many articles or taken from them, at once."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from articles.changes import tell_of
from articles.curating.merging.versions import versioned
from articles.models import Article, ArticleTag, Tag
from articles.turns import take_turn

_AT_ONCE = 5000
"""Rows an insert."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Of so many articles how many bear a tag."""

    articles: int
    bearing: int

    @property
    def without(self) -> int:
        """How many do not."""
        return self.articles - self.bearing


def bearing(articles: QuerySet[Article], tag: Tag) -> Bearing:
    """Two queries."""
    return Bearing(_plain(articles).count(), _bearers(articles, tag).count())


@transaction.atomic
def give(articles: QuerySet[Article], tag: Tag, person: Any = None) -> int:
    """To those that do not bear it yet, and say how many these were. A few queries, however many there are."""
    take_turn()
    fresh = dict(_plain(articles).exclude(_bears(tag)).values_list("pk", "identifier"))
    ArticleTag.objects.bulk_create((ArticleTag(article_id=pk, tag=tag, person=person) for pk in fresh), _AT_ONCE)
    return _told(tag, list(fresh.values()), person, f"given to {len(fresh)} articles")


@transaction.atomic
def take(articles: QuerySet[Article], tag: Tag, person: Any = None) -> int:
    """From those that bear it, and say how many these were."""
    take_turn()
    bearers = dict(_bearers(articles, tag).values_list("pk", "identifier"))
    links = ArticleTag.objects.filter(tag=tag, article__in=list(bearers))
    # Not by rows, each of which would be told of; the articles are told of once.
    links._raw_delete(links.db)  # noqa: SLF001
    return _told(tag, list(bearers.values()), person, f"taken from {len(bearers)} articles")


def _told(tag: Tag, identifiers: list[str], person: Any, reason: str) -> int:
    if identifiers:
        versioned([tag], person, reason, update=True)
        tell_of(identifiers)
    return len(identifiers)


def _plain(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Without the order and the columns of a list; none twice, though joins may have met one twice."""
    return Article.objects.filter(pk__in=articles.order_by().values("pk"))


def _bears(tag: Tag) -> Exists:
    return Exists(ArticleTag.objects.filter(article=OuterRef("pk"), tag=tag))


def _bearers(articles: QuerySet[Article], tag: Tag) -> QuerySet[Article]:
    return _plain(articles).filter(_bears(tag))
