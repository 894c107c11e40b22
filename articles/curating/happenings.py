"""Events of several articles that are one: merged by a person, never by a program."""

import re
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count

from articles.changes import tell_of
from articles.models import Article, Event, Mention

_MERGED = "merged into {}"
_MERGED_INTO = re.compile(r"merged into ([0-9a-f]{12})")
_MOST_STEPS = 10


def most_told(events: Iterable[Event]) -> Event:
    """Of several the one with most mentions; of equals the oldest row. One query."""
    pks = [event.pk for event in events]
    told = Event.objects.filter(pk__in=pks).annotate(tellings=Count("mentions")).order_by("-tellings", "pk")
    return told[0]


@transaction.atomic
def merge(events: Sequence[Event], into: Event) -> None:
    """Their mentions and organisations become those of `into`, and they go. Their history says where to."""
    others = [event for event in events if event.pk != into.pk]
    concerned = Article.objects.filter(mentions__event__in=others)
    identifiers = list(concerned.values_list("identifier", flat=True).distinct())
    _move_mentions(others, into)
    for other in others:
        into.organisations.add(*other.organisations.all())
        other._change_reason = _MERGED.format(into.slug)  # type: ignore[attr-defined]  # noqa: SLF001
        other.delete()
    into._change_reason = f"merged with {', '.join(other.slug for other in others)}"[:100]  # type: ignore[attr-defined]  # noqa: SLF001
    into.save()
    tell_of(identifiers)


def _move_mentions(others: Sequence[Event], into: Event) -> None:
    """The same words of one article may tell of an event once only; a judged telling stays before a suggested one."""
    standing = {(m.article_id, m.start, m.end): m for m in Mention.objects.filter(event=into)}
    for mention in Mention.objects.filter(event__in=others).order_by("pk"):
        span = mention.article_id, mention.start, mention.end
        twin = standing.get(span)
        if twin and (twin.status != Mention.Status.SUGGESTED or mention.status == Mention.Status.SUGGESTED):
            continue  # goes with its event
        if twin:
            twin.delete()
        Mention.objects.filter(pk=mention.pk).update(event=into)
        standing[span] = mention


def successor_of(slug: str) -> Event | None:
    """What an event became that was merged into another; None where it stands. One query where it was not merged."""
    seen = slug
    for _ in range(_MOST_STEPS):
        reasons = Event.history.filter(slug=seen, history_type="-").values_list("history_change_reason", flat=True)
        merged = _MERGED_INTO.fullmatch(reasons.first() or "")
        if merged is None:
            break
        seen = merged[1]
    return Event.objects.filter(slug=seen).first() if seen != slug else None
