"""Many rows deleted at once, with all that is theirs.

A few queries, however many there are: Django would fetch each row that goes, to tell of it.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import CASCADE, QuerySet

from articles.changes import tell_of
from articles.curating.merging.versions import versioned_by_key
from articles.models import Article, Original
from articles.turns import take_turn


@transaction.atomic
def delete_articles(articles: QuerySet[Article], person: Any = None, reason: str = "") -> int:
    """Their originals stay. The articles are told of once; returns how many they were."""
    take_turn()
    gone = dict(articles.order_by().values_list("pk", "identifier"))
    tell_of(list(gone.values()))
    delete_rows(Article.objects.filter(pk__in=gone), person, reason)
    return len(gone)


@transaction.atomic
def delete_with_originals(articles: QuerySet[Article], person: Any = None, reason: str = "") -> None:
    """As if they had never come."""
    originals = list(articles.order_by().values_list("original", flat=True))
    delete_articles(articles, person, reason)
    _delete(Original.objects.filter(pk__in=originals))


def delete_rows(rows: QuerySet[Any], person: Any = None, reason: str = "") -> None:
    """Each leaves a last version. Nobody is told: they concern no article, or whoever calls tells of it."""
    keys = list(rows.order_by().values_list("pk", flat=True))
    versioned_by_key(rows.model, keys, person, reason, kind="-")
    for model, column in _parts_of(rows.model):
        _delete(model.objects.filter(**{f"{column}__in": keys}))
    _delete(rows.model.objects.filter(pk__in=keys))


def _parts_of(model: Any) -> Sequence[tuple[Any, str]]:
    """Model and column of whatever goes with its rows. Raises TypeError where something stays without them."""
    relations = [field for field in model._meta.get_fields(include_hidden=True) if field.one_to_many]
    if any(relation.on_delete is not CASCADE for relation in relations):
        raise TypeError(f"Something stays without its {model.__name__}.")
    return [(relation.related_model, relation.field.name) for relation in relations]


def _delete(rows: QuerySet[Any]) -> None:
    rows._raw_delete(rows.db)  # noqa: SLF001
