"""Batches side by side, and a batch undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles.curating.handiwork import WithHistory, made_by_programs, touched_by_a_person
from articles.curating.unnamed import forget_events, forget_organisations, forget_villages
from articles.importing.reprints import forget_lonely_families
from articles.models import Arrival, Article, Batch, Mention, Organisation, Original, Outlet, Region, Tag
from articles.turns import take_turn

TOGETHER = 100
"""Articles a transaction: a purge that is interrupted is taken up again by the same command."""


class NoSuchBatch(Exception):
    """No batch, or more than one, goes by what somebody called it; the sentence says which."""


def batch_called(called: str) -> Batch:
    """The one batch of that name, or of that number where no batch bears it as its name. Raises NoSuchBatch."""
    named = list(Batch.objects.filter(name=called).order_by("pk"))
    if not named and called.isdecimal():
        named = list(Batch.objects.filter(pk=int(called)))
    if not named:
        raise NoSuchBatch(f"There is no batch {called}; `manage.py batches list` names them all.")
    if len(named) > 1:
        numbers = ", ".join(str(batch.pk) for batch in named)
        raise NoSuchBatch(f"More than one batch is called {called}: say which by its number, one of {numbers}.")
    return named[0]


def outcomes_of(batch: Batch) -> dict[str, int]:
    """How many files ended each way, in the order in which outcomes are told. One query."""
    counts = dict(batch.arrivals.order_by().values_list("outcome").annotate(Count("pk")))
    return {outcome: counts[outcome] for outcome in Arrival.Outcome.values if outcome in counts}


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that two batches do not share; `changed`: a file of that name came with both, with other bytes."""

    kind: Literal["only in the first", "only in the second", "changed"]
    name: str
    before: str
    after: str


# By what came, not by what was new: a batch that found all its files unchanged equals the one that brought them.
_DIFFERENCES = """
WITH first AS (SELECT DISTINCT name, sha256 FROM articles_arrival WHERE batch_id = %(first)s AND sha256 <> ''),
second AS (SELECT DISTINCT name, sha256 FROM articles_arrival WHERE batch_id = %(second)s AND sha256 <> ''),
gone AS (SELECT * FROM first WHERE NOT EXISTS (SELECT FROM second WHERE second.sha256 = first.sha256)),
come AS (SELECT * FROM second WHERE NOT EXISTS (SELECT FROM first WHERE first.sha256 = second.sha256))
SELECT CASE WHEN come.name IS NULL THEN 'only in the first'
            WHEN gone.name IS NULL THEN 'only in the second' ELSE 'changed' END AS kind,
       coalesce(gone.name, come.name) AS name, coalesce(gone.sha256, ''), coalesce(come.sha256, '')
FROM gone FULL JOIN come ON come.name = gone.name ORDER BY kind, name
"""
_SHARED = """
SELECT count(*) FROM (
    SELECT sha256 FROM articles_arrival WHERE batch_id = %(first)s AND sha256 <> ''
    INTERSECT SELECT sha256 FROM articles_arrival WHERE batch_id = %(second)s
) AS shared
"""


def shared_originals(first: Batch, second: Batch) -> int:
    """How many different originals came with both. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARED, {"first": first.pk, "second": second.pk})
        return int(cursor.fetchone()[0])


def differences(first: Batch, second: Batch) -> Iterator[Difference]:
    """What came with one and not with the other, by bytes, then by names; a row at a time, in one query."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_DIFFERENCES, {"first": first.pk, "second": second.pk})
        for row in cursor:
            yield Difference(*row)


def kept_by_hand(batch: Batch) -> QuerySet[Article]:
    """The articles of the batch that a purge leaves, because a person has worked on them."""
    return batch.articles.filter(touched_by_a_person()).order_by("pk")


def to_be_purged(batch: Batch) -> QuerySet[Article]:
    """The articles of the batch that nobody has touched."""
    return batch.articles.exclude(pk__in=kept_by_hand(batch).order_by().values("pk"))


def purge(batch: Batch) -> int:
    """Take out what came with the batch and nobody has touched; say how many articles went.

    Outlets and tags that came to be with it go where nothing bears them, and the batch itself where nothing is left.
    """
    purged = 0
    while identifiers := _purge_some(batch):
        purged += len(identifiers)
    with transaction.atomic():
        take_turn()
        batch.originals.filter(article=None).delete()
        _forget_the_unused(batch.started, batch.finished)
        kept = batch.originals.values("sha256")
        batch.arrivals.exclude(sha256__in=kept).delete()
        if not kept.exists():
            batch.delete()
    return purged


@transaction.atomic
def _purge_some(batch: Batch) -> list[str]:
    """Rows are deleted one by one by Django, so that whoever follows them hears of each."""
    take_turn()
    articles = dict(to_be_purged(batch).order_by("pk").values_list("original", "identifier")[:TOGETHER])
    told = Mention.objects.filter(article__original__in=articles).exclude(event=None)
    events = set(told.values_list("event", flat=True))
    Article.objects.filter(identifier__in=articles.values()).delete()
    Original.objects.filter(pk__in=articles).delete()
    forget_events(events)
    return list(articles.values())


def _forget_the_unused(since: datetime, until: datetime | None) -> None:
    """Outlets and tags made by a program in that time, that no article bears and nobody has changed."""
    Outlet.objects.filter(made_by_programs(Outlet), _made(Outlet, since, until), articles=None).delete()
    Tag.objects.filter(
        made_by_programs(Tag), _made(Tag, since, until), articles=None, aliases=None, rules=None
    ).delete()
    forget_organisations(_made(Organisation, since, until))
    forget_villages(_made(Region, since, until))
    forget_lonely_families()


def _made(model: type[WithHistory], since: datetime, until: datetime | None) -> Q:
    then = model.history.filter(id=OuterRef("pk"), history_type="+", history_date__gte=since)
    return Q(Exists(then.filter(history_date__lte=until) if until else then))
