"""The vocabulary of questions that pages and the index ask of the rows."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, F, Func, Max, Min, OuterRef, Q, Value
from django.db.models.functions import Greatest, Least, Trunc
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

from articles.periods import Beside, Period, Span, Unit

if TYPE_CHECKING:
    from articles.models import Article, Mention, Region  # noqa: F401  a base names Article

    # Treebeard carries no types; what is asked here is what any queryset answers.
    TreeQuerySet = models.QuerySet[Region]
else:
    TreeQuerySet = MP_NodeQuerySet


_NEWEST_FIRST = (
    # By the first day: what is dated to a whole year stands behind what is known to be of its months.
    F("published_first").desc(nulls_last=True),
    F("published_last").desc(nulls_last=True),
    F("identifier").asc(),
)


_FEW = 5_000
"""Articles that are looked up one by one. The newest of more are found sooner by walking through all of them."""


class _IsAmong(Func):
    """`pk = ANY(ARRAY(SELECT …))`: has these found first. Left to itself, the database walks through all articles until
    it has met enough of them, with all its workers.
    """

    arg_joiner = " = ANY("
    template = "%(expressions)s)"
    output_field = models.BooleanField()


def under(paths: Iterable[str], relation: str = "") -> Q:
    """Regions at or below the tree paths; `relation` leads to the region, for example "main_region__"."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{relation}path__startswith": path})
    return condition


def _same_days(day: date, years: Iterable[int]) -> list[date]:
    """29 February is in few years."""
    return [day.replace(year=year) for year in years if (day.month, day.day) != (2, 29) or isleap(year)]


class RegionQuerySet(TreeQuerySet):
    """`Region.objects.children_of(hunan)`"""

    def above(self, regions: Iterable[Region]) -> RegionQuerySet:
        """The regions themselves and everything they lie in, parents before children."""
        step = self.model.steplen
        paths = {region.path[:end] for region in regions for end in range(step, len(region.path) + 1, step)}
        return self.filter(path__in=paths)

    def children_of(self, region: Region) -> RegionQuerySet:
        """The regions one level below."""
        return self.filter(path__startswith=region.path, depth=region.depth + 1)

    def laid_over(self, region: Region) -> RegionQuerySet:
        """What overlaps the region without lying in its subtree: zones that cover part of it, and what it covers.

        One query.
        """
        pairs = self.model.covers.through.objects.values_list("from_region", "to_region")
        # Apart, and by their keys: the database would look at every region to find these few.
        touching = pairs.filter(to_region__path__startswith=region.path).union(pairs.filter(from_region=region))
        zones = {zone if zone != region.pk else covered for zone, covered in touching}
        return self.filter(pk__in=zones).exclude(path__startswith=region.path)


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

    def readable(self, *, by_staff: bool) -> ArticleQuerySet:
        """What has an address for this reader, be it only to say that it was withdrawn: drafts are for staff."""
        return self if by_staff else self.exclude(status="draft")

    def between(self, first: date, last: date) -> ArticleQuerySet:
        """Articles whose date may lie between both days: their interval overlaps it."""
        return self.filter(published_first__lte=last, published_last__gte=first)

    def within(self, first: date, last: date) -> ArticleQuerySet:
        """Articles whose date certainly lies between both days."""
        # The second condition follows from the others, but the database knows no better how few these are.
        return self.filter(published_first__gte=first, published_first__lte=last, published_last__lte=last)

    def perhaps_within(self, first: date, last: date) -> ArticleQuerySet:
        """Articles whose date may lie between both days, but for what certainly does."""
        return self.between(first, last).exclude(published_first__gte=first, published_last__lte=last)

    def to_the_day(self) -> ArticleQuerySet:
        """Articles of a known day."""
        return self.filter(published_first=F("published_last"))

    def of_no_day(self) -> ArticleQuerySet:
        """Articles of which no day is known: their date is longer, or there is none."""
        return self.filter(Q(published_first=None) | Q(published_first__lt=F("published_last")))

    def undated(self) -> ArticleQuerySet:
        """Articles of no known date at all."""
        return self.filter(published_first=None)

    def spans(self, unit: Unit) -> list[Span]:
        """How many articles share each pair of first and last year, month or day. One query."""
        ends = {"first": Trunc("published_first", unit), "last": Trunc("published_last", unit)}
        dated = self.exclude(published_first=None).order_by().annotate(**ends)
        return [Span(*row) for row in dated.values_list("first", "last").annotate(articles=Count("pk"))]

    def days(self, within: Period) -> dict[Period, int]:
        """How many are surely of each day of a year or month; only where any are. One query."""
        days = self.within(within.first, within.last).to_the_day().order_by().values_list("published_first")
        return {Period("day", day): number for day, number in days.annotate(number=Count("pk")) if day}

    def beside(self, period: Period) -> Beside:
        """The nearest periods of the same length, before and after, that an article's date overlaps. One query."""
        eve, morrow = period.first - timedelta(days=1), period.last + timedelta(days=1)
        days = self.aggregate(
            before=Max(Least("published_last", Value(eve)), filter=Q(published_first__lte=eve)),
            after=Min(Greatest("published_first", Value(morrow)), filter=Q(published_last__gte=morrow)),
        )
        before, after = (day and Period.of(period.unit, day) for day in (days["before"], days["after"]))
        return before, after

    def on_this_day(self, day: date) -> ArticleQuerySet:
        """Of each earlier year that holds any of this day of the calendar, one article, the newest first.

        One query for the first year.
        """
        known = self.to_the_day()
        first = known.filter(published_first__lt=day).aggregate(first=Min("published_first"))["first"] or day
        others = _same_days(day, range(first.year, day.year))
        return (
            known.filter(published_first__in=others)
            .order_by("-published_first", "identifier")
            .distinct("published_first")
        )

    def in_region(self, region: Region) -> ArticleQuerySet:
        """Articles about or naming a place of the region's subtree, of what it covers or of what covers it.

        One query for the coverage.
        """
        return self.reaching(region.reached_paths())

    def reaching(self, paths: Iterable[str]) -> ArticleQuerySet:
        """Articles about or naming a place at or below one of the tree paths."""
        paths = list(paths)
        mentions = apps.get_model("articles.Mention").objects.standing()
        named = mentions.filter(under(paths, "region__"), article=OuterRef("pk"))
        return self.filter(Exists(named) | under(paths, "main_region__"))

    def named_by(self, mentions: models.QuerySet[Mention], number: int) -> ArticleQuerySet:
        """Articles in which one of the mentions stands; of about how many, the way depends on which finds them."""
        if number > _FEW:
            return self.filter(Exists(mentions.filter(article=OuterRef("pk"))))
        return self.filter(_IsAmong(F("pk"), ArraySubquery(mentions.order_by().values("article"))))

    def newest(self) -> ArticleQuerySet:
        """Newest first, undated last, in an order that never depends on chance."""
        return self.order_by(*_NEWEST_FIRST)

    def for_list(self) -> ArticleQuerySet:
        """With what a line of a list shows: one query more, however many lines, and no text."""
        return self.select_related("main_region").prefetch_related("outlets").defer("text", "blocks", "problems")

    def for_list_with_evidence(self) -> ArticleQuerySet:
        """The same with the text, of which a line shows a sentence."""
        return self.for_list().defer(None).defer("problems")
