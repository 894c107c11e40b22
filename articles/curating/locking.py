"""The outlets and credits of an article stand in rows of their own: whoever changes these has decided them.

Before they change, so that the version which says so keeps all of the change. Programs write such rows in bulk, past
managers, as they write articles past `save`.
"""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, pre_delete, pre_save

from articles.models import Article, Credit

_CHANGES = ("pre_add", "pre_remove", "pre_clear")


def lock_what_is_changed() -> None:
    """Connect the signals. Called once, when the application starts."""
    m2m_changed.connect(_outlets_change, Article.outlets.through, dispatch_uid="articles.outlets")
    pre_save.connect(_credit_changes, Credit, dispatch_uid="articles.credit_saved")
    pre_delete.connect(_credit_goes, Credit, dispatch_uid="articles.credit_deleted")


def _outlets_change(instance: Any, action: str, pk_set: set[int] | None, **_: Any) -> None:
    if action not in _CHANGES or pk_set == set():
        return
    if isinstance(instance, Article):
        changed = [instance]
    else:
        changed = list(instance.articles.all() if pk_set is None else Article.objects.filter(pk__in=pk_set))
    for article in changed:
        article.lock("outlets")


def _credit_changes(instance: Credit, **_: Any) -> None:
    instance.article.lock("credits")


def _credit_goes(instance: Credit, origin: Any, **_: Any) -> None:
    """By itself, and not with its article."""
    if (origin.model if isinstance(origin, QuerySet) else type(origin)) is Credit:
        instance.article.lock("credits")
