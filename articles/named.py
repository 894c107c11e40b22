"""The vocabulary of questions about what articles name: mentions, organisations, events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

if TYPE_CHECKING:
    from articles.models import Event, Mention, Organisation  # noqa: F401  the bases name them

M = TypeVar("M", bound=models.Model)

_REJECTED = "rejected"

LATEST_FIRST = (F("date_first").desc(nulls_last=True), F("date_last").desc(nulls_last=True), F("slug").asc())
"""Events by the day, undated ones last, in an order that never depends on chance."""


class MentionQuerySet(models.QuerySet["Mention"]):
    """`Mention.objects.for_readers().held_by("organisation", organisations)`"""

    def standing(self) -> MentionQuerySet:
        """What nobody has rejected: neither the mention, nor the place or body that it names."""
        return self.exclude(Q(status=_REJECTED) | Q(region__status=_REJECTED) | Q(organisation__status=_REJECTED))

    def for_readers(self) -> MentionQuerySet:
        """Those of them that stand in what every reader may see."""
        return self.standing().filter(article__status="published")

    def held_by(self, subject: str, rows: Iterable[models.Model]) -> dict[int, int]:
        """Primary keys of these regions, organisations or events with the number of articles that name each. One query.

        `subject` says which of the three they are. What no article names is left out.
        """
        named = self.filter(**{f"{subject}__in": [row.pk for row in rows]}).order_by()
        return dict(named.values_list(subject).annotate(Count("article", distinct=True)))


class _Told(models.QuerySet[M]):
    """Rows that mentions name by the relation `subject`."""

    subject: str

    def told(self) -> Self:
        """What an article names that every reader may see.

        Whether the row itself was rejected is asked of the row, not of each mention.
        """
        mentions = apps.get_model("articles.Mention").objects.exclude(status=_REJECTED)
        visible = mentions.filter(article__status="published", **{self.subject: OuterRef("pk")})
        return self.filter(Exists(visible))

    def kinds(self) -> list[tuple[str, int]]:
        """Each kind with the number of its rows, the most frequent first. One query."""
        counted = self.order_by().values_list("kind").annotate(number=Count("pk"))
        return list(counted.order_by("-number", "kind"))


class OrganisationQuerySet(_Told["Organisation"]):
    """`Organisation.objects.told().kinds()`"""

    subject = "organisation"

    def told(self) -> Self:
        """Without those that a person rejected."""
        return super().told().exclude(status=_REJECTED)


class EventQuerySet(_Told["Event"]):
    """`Event.objects.told().latest_first()`"""

    subject = "event"

    def latest_first(self) -> EventQuerySet:
        """By the day, undated ones last."""
        return self.order_by(*LATEST_FIRST)
