"""Who published an article."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.holding import Counted
from articles.named import NameQuerySet


class Outlet(Counted):
    """A newspaper, a site, a client or a channel, by the name it prints."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    pinyin = models.CharField(_("sort key"), max_length=400, blank=True, db_index=True, db_collation="C")

    objects = NameQuerySet.as_manager()
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
