"""Rows that a person said are one: what became of them, where their addresses lead, and how it is undone."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=models.Model)


class Exactly(DjangoJSONEncoder):
    """To the microsecond, of which Django's leaves three digits."""

    def default(self, o: Any) -> Any:
        """As Django asks for it."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class Mergeable(models.TextChoices):
    """What can be merged, by the name of the model."""

    TAG = "tag", _("tag")
    ORGANISATION = "organisation", _("organisation")
    EVENT = "event", _("event")
    OUTLET = "outlet", _("outlet")
    REGION_ALIAS = "regionalias", _("other name of a region")


class Merger(models.Model):
    """`rows` went into `row`, which stays. The record holds whatever undoing needs: articles/curating/merging."""

    UNDOABLE = timedelta(days=30)

    of = models.CharField(_("of"), max_length=12, choices=Mergeable)
    row = models.BigIntegerField(_("row that stays"))
    name = models.TextField(_("stays"))
    rows = ArrayField(models.BigIntegerField(), verbose_name=_("rows that went"))
    names = ArrayField(models.TextField(), verbose_name=_("merged"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("merged by"), related_name="+", null=True, blank=True
    )
    made = models.DateTimeField(_("merged at"), auto_now_add=True)
    undone = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("undone by"), related_name="+", null=True, blank=True
    )
    record = models.JSONField(_("record"), default=dict, encoder=Exactly)

    class Meta:
        verbose_name = _("merger")
        verbose_name_plural = _("mergers")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{'、'.join(self.names)} → {self.name}"

    @property
    def until(self) -> datetime:
        """To when it can be undone."""
        return self.made + self.UNDOABLE

    @property
    def can_be_undone(self) -> bool:
        """But for what may stand in its way."""
        return self.undone is None and timezone.now() < self.until


class RedirectQuerySet(models.QuerySet["Redirect"]):
    """`Redirect.objects.rows("outlet", names)`"""

    def rows(self, of: str, addresses: Iterable[str]) -> dict[str, int]:
        """By address the primary key of the row to which it leads. One query."""
        leading = self.filter(of=of, address__in=list(addresses)).order_by("pk")
        return dict(leading.values_list("address", "row"))

    def successor(self, model: type[M], address: str) -> M | None:
        """What stood at the address once is this row now. One query."""
        merged = self.filter(of=model._meta.model_name, address=address).order_by("-pk").values("row")[:1]
        rows: models.QuerySet[M] = model._default_manager.filter(pk__in=merged)  # noqa: SLF001
        return rows.first()


class Redirect(models.Model):
    """Where a row stood that was merged into another; of several, the latest leads. A row that stands there wins.

    Reading looks here as well: what was merged away is not made anew.
    """

    of = models.CharField(_("of"), max_length=12, choices=Mergeable)
    address = models.CharField(_("address"), max_length=200)
    row = models.BigIntegerField(_("row"))
    merger = models.ForeignKey(
        Merger, models.CASCADE, verbose_name=_("merger"), related_name="redirects", null=True, blank=True
    )
    """None of what was merged before mergers were kept."""

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["pk"]
        indexes = [
            # Where an address leads, and from where a row is reached
            models.Index(fields=["of", "address"], name="redirect_address"),
            models.Index(fields=["of", "row"], name="redirect_row"),
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.address}"
