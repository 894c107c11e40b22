"""A batch undone: what came with it and nobody has touched is taken out."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.curating.deleting import delete_with_originals
from articles.curating.handiwork import touched_by_a_person
from articles.curating.unnamed import forgetting_what_they_named
from articles.importing.reprints import forget_lonely_families
from articles.models import Article, Batch
from articles.turns import take_turn
from jobs.asking import ask
from jobs.declaring import job
from jobs.kinds import Line, Report
from jobs.models import Job
from jobs.progress import Progress

TOGETHER = 10_000
"""Articles a transaction, which takes some eight seconds: a larger purge that is interrupted is taken up again."""


def kept_by_hand(batch: Batch) -> QuerySet[Article]:
    """The articles of the batch that a purge leaves, because a person has worked on them."""
    return batch.articles.filter(touched_by_a_person()).order_by("pk")


def to_be_purged(batch: Batch) -> QuerySet[Article]:
    """The articles of the batch that nobody has touched."""
    return batch.articles.exclude(pk__in=kept_by_hand(batch).order_by().values("pk"))


def purge(batch: Batch, tell: Callable[[int], object] = lambda purged: None) -> int:
    """Take out what came with the batch and nobody has touched; say how many articles went, and `tell` so on the way.

    What programs made goes with the last article that names or bears it, and the batch itself where nothing is left.
    """
    purged = 0
    while some := _purge_some(batch):
        purged += some
        tell(purged)
    with transaction.atomic():
        take_turn()
        batch.originals.filter(article=None).delete()
        forget_lonely_families()
        kept = batch.originals.values("sha256")
        batch.arrivals.exclude(sha256__in=kept).delete()
        if not kept.exists():
            batch.delete()
    return purged


@transaction.atomic
def _purge_some(batch: Batch) -> int:
    take_turn()
    keys = list(to_be_purged(batch).order_by("pk").values_list("pk", flat=True)[:TOGETHER])
    with forgetting_what_they_named(Article.objects.filter(pk__in=keys)) as doomed:
        delete_with_originals(doomed, reason=f"purged with {batch}")
    return len(keys)


def ask_to_purge(batch: Batch, person: Any) -> Job:
    """As a job, which knows how many articles there were."""
    return ask(purge_batch, about=batch.name, person=person, batch=batch.pk, articles=batch.articles.count())


def told(report: Report) -> Iterable[Line]:
    """What went and what stayed."""
    return [
        (_("articles taken out"), report["purged"]),
        (_("articles kept, because a person has worked on them"), report["kept"]),
    ]


@job(_("Purge a batch"), told)
def purge_batch(progress: Progress, *, batch: int, articles: int) -> Report:
    """Whatever an earlier process took out counts as well."""
    doomed = Batch.objects.filter(pk=batch).first()
    if doomed:
        gone = articles - doomed.articles.count()
        purge(doomed, lambda purged: progress.tell(gone + purged, articles))
    kept = Article.objects.filter(batch=batch).count()
    progress.tell(articles - kept, articles)
    return {"purged": articles - kept, "kept": kept}
