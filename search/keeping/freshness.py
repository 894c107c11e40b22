"""Which articles a changed row changes. Signals serve this, and one lock in `articles.curating.locking`.

What a document holds is listed in `search_indexes`. Deletions are noted before they happen, because afterwards nobody
knows whom they concerned. Code that goes past the signals of the rows tells of it in `articles.changes`.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import m2m_changed, post_save, pre_delete

from articles.changes import articles_changed
from articles.models import (
    Article,
    ArticleTag,
    Credit,
    Event,
    Family,
    Mention,
    Organisation,
    Outlet,
    Region,
    RegionAlias,
    Tag,
)
from search.keeping.marking import mark

_OF_ONE_ARTICLE = (Article, ArticleTag, Credit, Mention)
_OF_MANY_ARTICLES = (Event, Family, Organisation, Outlet, Region, Tag)
_NEW_TO_OLD_ARTICLES = (RegionAlias,)
"""Of many articles from the beginning."""


def follow_rows() -> None:
    """Connect the signals; called once, when the application starts."""
    for model in (*_OF_ONE_ARTICLE, *_OF_MANY_ARTICLES, *_NEW_TO_OLD_ARTICLES):
        post_save.connect(_saved, model, dispatch_uid=f"search.saved.{model.__name__}")
        pre_delete.connect(_to_be_deleted, model, dispatch_uid=f"search.deleted.{model.__name__}")
    m2m_changed.connect(_outlets_changed, Article.outlets.through, dispatch_uid="search.outlets")
    m2m_changed.connect(_coverage_changed, Region.covers.through, dispatch_uid="search.coverage")
    articles_changed.connect(_told, dispatch_uid="search.told")


def _articles_of(row: Model) -> QuerySet[Article]:
    match row:
        case Outlet():
            return Article.objects.filter(outlets=row)
        case Organisation():
            return Article.objects.filter(mentions__organisation=row)
        case Family():
            return Article.objects.filter(family=row)
        case Event():
            return Article.objects.filter(mentions__event=row)
        case Tag():
            return Article.objects.filter(tags=row)
        case Region():
            # A rejected one holds nothing any more, and just that must be told.
            return Article.objects.in_region(row) | Article.objects.filter(mentions__region=row)
        case RegionAlias():
            return Article.objects.filter(mentions__region=row.region_id)
        case _:
            raise TypeError(f"No document holds anything of a {type(row).__name__}.")


def _identifiers_of(row: Model) -> Iterable[str]:
    if isinstance(row, Article):
        return [row.identifier]
    if isinstance(row, ArticleTag | Credit | Mention):
        return [row.article.identifier]
    return _articles_of(row).values_list("identifier", flat=True).distinct()


def _saved(instance: Model, created: bool, **_: Any) -> None:
    """A row that many articles may share has none when it is new."""
    if not created or isinstance(instance, (*_OF_ONE_ARTICLE, *_NEW_TO_OLD_ARTICLES)):
        mark(_identifiers_of(instance))


def _told(identifiers: Iterable[str], **_: Any) -> None:
    mark(identifiers)


def _to_be_deleted(instance: Model, origin: Model | QuerySet, **_: Any) -> None:
    """What goes because its article goes needs no mark beside the article's."""
    cause = origin.model if isinstance(origin, QuerySet) else type(origin)
    if cause is not Article or isinstance(instance, Article):
        mark(_identifiers_of(instance))


def _outlets_changed(instance: Article | Outlet, action: str, pk_set: set[int] | None, **_: Any) -> None:
    if action in ("post_add", "post_remove", "pre_clear"):
        one_side = isinstance(instance, Article) or pk_set is None
        others = Article.objects.filter(pk__in=pk_set or ()).values_list("identifier", flat=True)
        mark(_identifiers_of(instance) if one_side else others)


def _coverage_changed(instance: Region, action: str, pk_set: set[int] | None, **_: Any) -> None:
    if action in ("post_add", "post_remove", "pre_clear"):
        regions = [instance, *Region.objects.filter(pk__in=pk_set or ())]
        mark({identifier for region in regions for identifier in _identifiers_of(region)})
