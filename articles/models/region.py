"""A place in the administrative tree, or a functional zone laid over it."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from treebeard.mp_tree import MP_Node

from articles.models.judgement import Judgement
from articles.models.version import WithItsTies
from articles.querysets import RegionManager


class Region(MP_Node):
    """A node of the tree: its subtree is every row whose `path` starts with its own."""

    class Kind(models.TextChoices):
        """The level; a functional zone has no level, it covers others."""

        PROVINCE = "province", _("province")
        PREFECTURE = "prefecture", _("prefecture")
        COUNTY = "county", _("county or district")
        TOWNSHIP = "township", _("street or town")
        VILLAGE = "village", _("village or community")
        ZONE = "functional-zone", _("functional zone")

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    """The code where there is one, so an address never depends on a name."""
    code = models.CharField(_("GB/T 2260 code"), max_length=12, null=True, blank=True, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    pinyin = models.CharField(_("sort key"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Judgement, default=Judgement.CONFIRMED)
    """Villages found in a text are suggested; a rejected one is named by no later reading."""
    covers = models.ManyToManyField(
        "self", verbose_name=_("covers"), symmetrical=False, related_name="covered_by", blank=True
    )
    """What lies wholly, or nearly, in a zone."""
    joint_with = models.ManyToManyField("self", verbose_name=_("same administration as"), blank=True)
    """A zone and a district that one body runs under two names."""

    objects = RegionManager()
    history = HistoricalRecords(bases=[WithItsTies])

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = [
            models.CheckConstraint(
                name="region_code_is_digits",
                condition=models.Q(code=None) | models.Q(code__regex=r"^[0-9]{2,12}$"),
            ),
            models.CheckConstraint(name="region_has_a_name", condition=~models.Q(name="")),
        ]
        indexes = [
            # Looking a region up by its name: the admin's search, an import's zones
            models.Index(fields=["name"], name="region_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def reached_paths(self) -> list[str]:
        """Tree paths of the region, of what it covers and of what covers it: browsing rolls all of it up. One query."""
        own = models.Q(from_region=self) | models.Q(to_region=self)
        pairs = Region.covers.through.objects.filter(own)
        ends = pairs.values_list("from_region", "to_region", "from_region__path", "to_region__path")
        others = (covered if zone_pk == self.pk else zone for zone_pk, _covered_pk, zone, covered in ends)
        return [self.path, *dict.fromkeys(others)]

    @classmethod
    def child_path(cls, parent_path: str, number: int) -> str:
        """The tree path of the `number`th child (from 1) below `parent_path`; "" is above the roots."""
        return str(cls._get_path(parent_path, len(parent_path) // cls.steplen + 1, number))

    @classmethod
    def number_of(cls, path: str) -> int:
        """Which child of its parent stands at `path`, from 1."""
        return int(cls._str2int(path[-cls.steplen :]))

    def names_then(self, first: date | None, last: date | None, text: str) -> list[str]:
        """Of its former names, be it of what has become a part of it, those that the text prints and that were in
        use from one day to another. One query, none where its aliases came with it.
        """
        if first is None or last is None:
            return []
        former = [alias for alias in self.aliases.all() if alias.valid_to and alias.name in text]
        return [alias.name for alias in former if (alias.valid_from or first) <= first and last <= alias.valid_to]

    def get_absolute_url(self) -> str:
        """The region's page."""
        return reverse("region", args=[self.slug])


class RegionAlias(models.Model):
    """Another name of a region, and from when to when it was its name (either end may be open)."""

    region = models.ForeignKey(Region, models.CASCADE, verbose_name=_("region"), related_name="aliases")
    name = models.CharField(_("name"), max_length=100)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("other name of a region")
        verbose_name_plural = _("other names of regions")
        ordering = ["region", "valid_from", "name"]
        constraints = [
            models.UniqueConstraint(
                name="region_alias_once", fields=["region", "name", "valid_from"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="region_alias_interval_is_ordered",
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_from__lte=models.F("valid_to")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
