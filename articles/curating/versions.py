"""Whether a row is still what somebody has before them."""

from hashlib import sha256
from typing import Any

from django.db.models import Model

from articles.models import Article, Event, Region, Tag

GOES_WITH: dict[type[Model], dict[str, tuple[str, ...]]] = {
    Article: {
        "outlets": ("pk",),
        "article_tags": ("pk", "tag"),
        "credits": ("pk", "position", "role", "name"),
        "mentions": ("pk", "status"),
    },
    Event: {"organisations": ("pk",)},
    Region: {
        "aliases": ("pk", "name", "valid_from", "valid_to", "source"),
        "covers": ("pk",),
        "joint_with": ("pk",),
    },
    Tag: {"aliases": ("pk", "name")},
}
"""What a curator changes on the page of a row without changing the row: by its relations, what of them counts."""


def version_of(row: Any) -> str:
    """Another one after any change of what a curator may change on its page, wherever it was changed; "" of a row that
    is still to be. A query more than it has such relations.
    """
    if row.pk is None:
        return ""
    together = GOES_WITH.get(type(row), {})
    parts = (getattr(row, name).order_by("pk").values_list(*fields) for name, fields in together.items())
    return sha256(repr([_own(row), *map(list, parts)]).encode()).hexdigest()[:16]


def _own(row: Any) -> Any:
    """Of an article, whose text may be long, its newest version; of others the columns, because a tag that is given to
    articles has a new version and is as it was.
    """
    if isinstance(row, Article):
        return row.history.values_list("pk").first()
    columns = [field.attname for field in row.history.model.tracked_fields]
    return type(row).objects.filter(pk=row.pk).values_list(*columns).first()
