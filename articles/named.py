"""The vocabulary of questions about what articles name, bear or come from: mentions, organisations, events, tags,
outlets.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from articles.models import Event, Mention, Organisation  # noqa: F401  the bases name them

M = TypeVar("M", bound=models.Model)

_REJECTED = "rejected"
ABOUT = "~"
"""In EDTF: approximate."""

LATEST_FIRST = (F("date_first").desc(nulls_last=True), F("date_last").desc(nulls_last=True), F("slug").asc())
"""Events by the day, undated ones last, in an order that never depends on chance."""


class MentionQuerySet(models.QuerySet["Mention"]):
    """`Mention.objects.for_readers().filter(event=event)`"""

    def standing(self) -> MentionQuerySet:
        """What nobody has rejected: neither the mention, nor the place or body that it names."""
        return self.exclude(Q(status=_REJECTED) | Q(region__status=_REJECTED) | Q(organisation__status=_REJECTED))

    def for_readers(self) -> MentionQuerySet:
        """Those of them that stand in what every reader may see."""
        return self.standing().filter(article__status="published")


class NameQuerySet(models.QuerySet[M]):
    """`Tag.objects.told().by_sound()`"""

    def told(self) -> Self:
        """What stands in an article that every reader may see: `held` counts them."""
        return self.filter(held__gt=0)

    def by_sound(self) -> Self:
        """In an order that never depends on chance."""
        return self.order_by("pinyin", "name", "pk")

    def most_held(self) -> Self:
        """Those of most articles first."""
        return self.order_by("-held", "pinyin", "name", "pk")


class OrganisationQuerySet(NameQuerySet["Organisation"]):
    """`Organisation.objects.told().by_sound()`"""

    def told(self) -> Self:
        """Without those that a person rejected."""
        return super().told().exclude(status=_REJECTED)


class EventQuerySet(models.QuerySet["Event"]):
    """`Event.objects.told().latest_first()`"""

    def told(self) -> EventQuerySet:
        """What an article tells that every reader may see."""
        return self.filter(held__gt=0)

    def within(self, first: date, last: date) -> EventQuerySet:
        """What surely happened between both days: “about May” is never sure."""
        # The second condition follows from the others, but the database knows no better how few these are.
        surely = self.filter(date_first__gte=first, date_first__lte=last, date_last__lte=last)
        return surely.exclude(date_edtf__contains=ABOUT)

    def perhaps_within(self, first: date, last: date) -> EventQuerySet:
        """What may have happened between both days, but for what surely did."""
        of_no_day = self.filter(Q(date_first__lt=F("date_last")) | Q(date_edtf__contains=ABOUT))
        sure = Q(date_first__gte=first, date_last__lte=last) & ~Q(date_edtf__contains=ABOUT)
        return of_no_day.filter(date_first__lte=last, date_last__gte=first).exclude(sure)

    def latest_first(self) -> EventQuerySet:
        """By the day, undated ones last."""
        return self.order_by(*LATEST_FIRST, "pk")
