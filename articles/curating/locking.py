"""The outlets of an article stand in a relation of their own: whoever changes it has decided them.

Programs write such rows in bulk, past managers, as they write articles past `save`.
"""

from typing import Any

from django.db.models.signals import m2m_changed

from articles.models import Article

_CHANGES = ("post_add", "post_remove", "pre_clear")


def lock_changed_outlets() -> None:
    """Connect the signal: a relation without a model has no `save`. Called once, when the application starts."""
    m2m_changed.connect(_outlets_changed, Article.outlets.through, dispatch_uid="articles.outlets")


def _outlets_changed(instance: Any, action: str, pk_set: set[int] | None, **_: Any) -> None:
    if action not in _CHANGES or pk_set == set():
        return
    if isinstance(instance, Article):
        changed = [instance]
    else:
        changed = list(instance.articles.all() if pk_set is None else Article.objects.filter(pk__in=pk_set))
    for article in changed:
        article.lock("outlets")
