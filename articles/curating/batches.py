"""Batches by name, and side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.db import connection, transaction
from django.db.models import Count

from articles.models import Arrival, Batch


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
