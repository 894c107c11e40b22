"""A dated or datable happening."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.addresses import address_of
from articles.models.holding import Counted
from articles.models.version import WithItsTies
from articles.named import LATEST_FIRST, EventQuerySet


class Event(Counted):
    """A title in the text's own words, a kind, a date of known precision, a region and who took part."""

    slug = models.SlugField(_("address"), max_length=12, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    date_edtf = models.CharField(_("date (EDTF)"), max_length=64, blank=True)
    date_first = models.DateField(_("on or after"), null=True, blank=True)
    date_last = models.DateField(_("on or before"), null=True, blank=True)
    date_precision = models.CharField(_("precision of the date"), max_length=8, blank=True)
    date_basis = models.CharField(_("basis of the date"), max_length=8, default="none")
    region = models.ForeignKey(
        "articles.Region",
        models.SET_NULL,
        verbose_name=_("region"),
        related_name="events",
        null=True,
        blank=True,
    )
    organisations = models.ManyToManyField(
        "articles.Organisation", verbose_name=_("organisations"), related_name="events", blank=True
    )

    objects = EventQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["held"], bases=[WithItsTies])

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["date_first", "title"]
        constraints = [
            models.CheckConstraint(name="event_has_a_title", condition=~models.Q(title="")),
            models.CheckConstraint(
                name="event_date_is_whole",
                condition=models.Q(date_edtf="", date_first=None, date_last=None)
                | (~models.Q(date_edtf="") & models.Q(date_first__lte=models.F("date_last"))),
                violation_error_message=_("Fill in the date and its first and last day, or none of them."),
            ),
        ]
        indexes = [
            # Date pages that show what happened, not what was printed
            models.Index(fields=["date_first", "date_last"], name="event_interval"),
            # The list, the latest first: of all kinds or of one
            *(
                models.Index(*fields, *LATEST_FIRST, "id", name=f"event_latest{name}", condition=models.Q(held__gt=0))
                for name, fields in {"": (), "_of_kind": ("kind",)}.items()
            ),
            # Those of no one day, which are few: what may have happened then
            models.Index(
                fields=["date_first", "date_last"],
                name="event_of_no_day",
                condition=models.Q(held__gt=0)
                & (models.Q(date_first__lt=models.F("date_last")) | models.Q(date_edtf__contains="~")),
            ),
            # Those of one place, by day
            models.Index(fields=["region", "date_first"], name="event_region"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a row that a person makes its address; one that is read has that of its first evidence."""
        self.slug = self.slug or address_of(uuid4().hex)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("event", args=[self.slug])
