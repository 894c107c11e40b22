"""Who published an article."""

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.holding import Counted
from articles.models.merger import Mergeable, Redirect
from articles.named import NameQuerySet


class OutletQuerySet(NameQuerySet["Outlet"]):
    """`Outlet.objects.once_called("旧报")`"""

    def once_called(self, name: str) -> Self:
        """The one into which the bearer of the name was merged, or that bore it before it was renamed."""
        merged = Redirect.objects.filter(of=Mergeable.OUTLET, address=name).values("row")
        return self.filter(models.Q(pk__in=merged) | models.Q(pk__in=Outlet.history.filter(name=name).values("id")))


class Outlet(Counted):
    """A newspaper, a site, a client or a channel, by the name it prints."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    pinyin = models.CharField(_("sort key"), max_length=400, blank=True, db_index=True, db_collation="C")

    objects = OutletQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["held"])

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["pinyin", "name"]
        constraints = [models.CheckConstraint(name="outlet_has_a_name", condition=~models.Q(name=""))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("outlet", args=[self.name])

    def other_names(self) -> models.QuerySet[Any, tuple[str]]:
        """Those that it had, and those of what was merged into it. One query."""
        merged = Redirect.objects.filter(of=Mergeable.OUTLET, row=self.pk).order_by().values_list("address")
        former = Outlet.history.filter(id=self.pk).exclude(name=self.name).order_by().values_list("name")
        names: models.QuerySet[Any, tuple[str]] = former.union(merged)
        return names
