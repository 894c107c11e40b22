"""A body that acts in the news."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Organisation(models.Model):
    """One body, one row, across all articles, under its customary name."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    region = models.ForeignKey(
        "articles.Region",
        models.SET_NULL,
        verbose_name=_("region"),
        related_name="organisations",
        null=True,
        blank=True,
    )
    aliases = ArrayField(models.CharField(max_length=200), verbose_name=_("other names"), default=list, blank=True)
    pinyin = models.CharField(_("sort key"), max_length=400, blank=True, db_index=True)  # the list of organisations

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["pinyin", "name"]
        constraints = [
            models.UniqueConstraint(name="organisation_once_a_region", fields=["name", "region"], nulls_distinct=False),
            models.CheckConstraint(name="organisation_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
