"""A body that acts in the news."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.addresses import address_of
from articles.models.holding import Counted
from articles.models.judgement import Judgement
from articles.named import OrganisationQuerySet


class Organisation(Counted):
    """One body, one row, across all articles, under its customary name.

    A confirmed one is found in texts by all its names. A rejected one is none: nothing of its names is taken for an
    organisation again.
    """

    class Kind(models.TextChoices):
        """As in the table of heads by which reading knows them."""

        PARTY = "party", _("party")
        PARTY_COMMITTEE = "party-committee", _("party committee")
        PARTY_BRANCH = "party-branch", _("party branch")
        GOVERNMENT = "government-body", _("government body")
        INSTITUTION = "public-institution", _("public institution")
        ENTERPRISE = "enterprise", _("enterprise")
        SCHOOL = "school", _("school")
        HOSPITAL = "hospital", _("hospital")
        ASSOCIATION = "association", _("association")
        PARK = "park-zone", _("park")
        MUSEUM = "museum", _("museum")
        MEDIA = "media", _("media")
        TEAM = "team", _("team")
        MILITARY = "military", _("military unit")
        INTERNATIONAL = "international", _("international body")
        OTHER = "other", _("other")

    slug = models.SlugField(_("address"), max_length=12, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=40, choices=Kind, blank=True)
    region = models.ForeignKey(
        "articles.Region",
        models.SET_NULL,
        verbose_name=_("region"),
        related_name="organisations",
        null=True,
        blank=True,
    )
    aliases = ArrayField(models.CharField(max_length=200), verbose_name=_("other names"), default=list, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Judgement, default=Judgement.SUGGESTED)
    pinyin = models.CharField(_("sort key"), max_length=400, blank=True, db_collation="C")

    objects = OrganisationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["held"])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["pinyin", "name"]
        constraints = [
            models.UniqueConstraint(name="organisation_once_a_region", fields=["name", "region"], nulls_distinct=False),
            models.CheckConstraint(name="organisation_has_a_name", condition=~models.Q(name="")),
        ]
        indexes = [
            # The list: by sound or by number of articles, of all kinds or of one; with all that the way to
            # a far page asks, so that no row is looked up on it
            *(
                models.Index(
                    *fields,
                    name=f"organisation_by_{name}",
                    condition=models.Q(held__gt=0) & ~models.Q(status=Judgement.REJECTED),
                )
                for name, fields in {
                    "sound": ("pinyin", "name", "id"),
                    "kind_sound": ("kind", "pinyin", "name", "id"),
                    "held": (models.F("held").desc(), "pinyin", "name", "id"),
                    "kind_held": ("kind", models.F("held").desc(), "pinyin", "name", "id"),
                }.items()
            ),
            # Its neighbours in the region, the most named first
            models.Index("region", models.F("held").desc(), name="organisation_by_region"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a row that a person makes its address."""
        self.slug = self.slug or address_of(self.name, self.region.slug if self.region else "")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("organisation", args=[self.slug])
