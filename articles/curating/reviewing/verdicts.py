"""Judging what waits so that it can be taken back, all of it at once."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS, Kind
from articles.models import Article, Judgement, Verdict
from articles.turns import take_turn


@transaction.atomic
def deliver(kind: Kind, rows: QuerySet[Any], status: str, person: Any) -> Verdict | None:
    """Say it of all the rows; None where there are none. A few queries, however many they are."""
    take_turn()
    keys = list(rows.values_list("pk", flat=True))
    if not keys:
        return None
    meant = kind.model.objects.filter(pk__in=keys)
    emptied = kind.emptied if status == Judgement.REJECTED else {}
    before = {str(key): columns for key, *columns in meant.values_list("pk", *emptied)} if emptied else {}
    judge(kind, meant, status, person)
    # Afterwards, for by its time is told what was changed since.
    return Verdict.objects.create(kind=kind.name, status=status, rows=keys, before=before, person=person)


@transaction.atomic
def take_back(verdict: Verdict, person: Any) -> int:
    """All of it waits again that nobody has judged or changed since; how much that is."""
    take_turn()
    kind = KINDS[verdict.kind]
    rows = kind.model.objects.filter(kind.judged, _untouched_since(kind, verdict), pk__in=verdict.rows)
    keys = list(rows.values_list("pk", flat=True))
    rows = kind.model.objects.filter(pk__in=keys)
    if verdict.before:
        _fill(rows, kind, verdict)
    verdict.delete()
    return judge(kind, rows, Judgement.SUGGESTED, person) if keys else 0


def _untouched_since(kind: Kind, verdict: Verdict) -> Q:
    if kind.settles:
        return Q(modified__lte=verdict.made)
    return Q(status=verdict.status, person=verdict.person)


def _fill(articles: QuerySet[Article], kind: Kind, verdict: Verdict) -> None:
    """With what the columns held; the version is written with the judgement."""
    filled = list(articles)
    for article in filled:
        for name, value in zip(kind.emptied, verdict.before[str(article.pk)], strict=True):
            setattr(article, name, value)
    Article.objects.bulk_update(filled, kind.emptied)
