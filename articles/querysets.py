"""The vocabulary of questions that pages and the index ask of the rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

if TYPE_CHECKING:
    from articles.models import Article, Region  # noqa: F401  (Article: named in a string below)


def under(paths: list[str], relation: str = "") -> Q:
    """Regions at or below the tree paths; `relation` leads to the region, for example "main_region__"."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{relation}path__startswith": path})
    return condition


class RegionQuerySet(MP_NodeQuerySet):
    """`Region.objects.of_kind("province")`"""

    def of_kind(self, kind: str) -> RegionQuerySet:
        """Regions of one level."""
        return self.filter(kind=kind)

    def reached_from(self, region: Region) -> RegionQuerySet:
        """The region's subtree and the subtrees of what it covers. One query for the coverage."""
        return self.filter(under(region.reached_paths()))


class RegionManager(MP_NodeManager.from_queryset(RegionQuerySet)):  # type: ignore[misc]
    """Treebeard's manager with our words; the tree's order is the default."""

    def get_queryset(self) -> RegionQuerySet:
        """All regions, parents before children."""
        return RegionQuerySet(self.model, using=self._db).order_by("path")


class ArticleQuerySet(models.QuerySet["Article"]):
    """`Article.objects.published().in_region(changsha).between(first, last).newest()`"""

    def published(self) -> ArticleQuerySet:
        """What every reader may see."""
        return self.filter(status="published")

    def between(self, first: date, last: date) -> ArticleQuerySet:
        """Articles whose date may lie between both days: their interval overlaps it."""
        return self.filter(published_first__lte=last, published_last__gte=first)

    def within(self, first: date, last: date) -> ArticleQuerySet:
        """Articles whose date certainly lies between both days."""
        return self.filter(published_first__gte=first, published_last__lte=last)

    def in_region(self, region: Region) -> ArticleQuerySet:
        """Articles about or naming a place of the region's subtree or of what it covers. One query for the coverage."""
        paths = region.reached_paths()
        mentions = apps.get_model("articles.Mention").objects.exclude(status="rejected")
        named = mentions.filter(under(paths, "region__"), article=OuterRef("pk"))
        return self.filter(Exists(named) | under(paths, "main_region__"))

    def newest(self) -> ArticleQuerySet:
        """Newest first, undated last, in an order that never depends on chance."""
        return self.order_by(
            F("published_last").desc(nulls_last=True),
            F("published_first").desc(nulls_last=True),
            "identifier",
        )

    def for_list(self) -> ArticleQuerySet:
        """With what a line of a list shows: one query more, however many lines, and no text."""
        return self.select_related("main_region").prefetch_related("outlets").defer("text", "blocks", "problems")
