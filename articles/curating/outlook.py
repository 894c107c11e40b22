"""What another reading of the articles that hold a name would change: asked before it is done."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.models import Article
from articles.rereading.rereader import reread
from articles.rereading.revision import Revision

MOST_READ = 100
"""Articles read for an outlook, the newest: a person waits for it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """`holding`: how many articles hold one of the names; `read`: how many of them were read to see what changes."""

    holding: int
    read: int
    changing: list[Revision]


def containing(names: Collection[str]) -> QuerySet[Article]:
    """Articles whose text holds one of the names, in whatever case its letters are."""
    condition = Q(pk__in=[])
    for name in filter(None, names):
        condition |= Q(text__icontains=name)
    return Article.objects.filter(condition)


def outlook(names: Collection[str]) -> Outlook:
    """Reads again without writing: a second or two."""
    articles = containing(names)
    newest = list(articles.order_by("-pk").values_list("pk", flat=True)[:MOST_READ])
    revisions = list(reread(Article.objects.filter(pk__in=newest), jobs=1, write=False))
    changing = [revision for revision in revisions if revision.changes_anything or revision.trouble]
    return Outlook(articles.count(), len(revisions), changing)
