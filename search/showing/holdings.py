"""How much of everything the archive holds: what its own pages begin with.

The index answers that in a few milliseconds, whatever the archive holds. Browsing works without it, too: then the rows
are counted, which takes seconds in a large archive.
"""

import logging
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from articles.almanac import Row, grid
from articles.models import Article, Region
from articles.periods import Held, Period, tally
from articles.querysets import RegionQuerySet
from articles.views.regions import branches
from search.answering.facets import Timeline, facet, held
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.tree import All
from search.troubles import IndexTrouble

logger = logging.getLogger(__name__)

FEW = 4
"""Places that leave room for those within them."""
Branch = list[tuple[Region, int]]


@dataclass(frozen=True)
class Holdings:
    """Articles, by year, by month, and by the slugs of regions."""

    articles: int
    years: dict[Period, Held]
    months: dict[Period, Held]
    regions: dict[str, int]

    @property
    def timeline(self) -> Timeline:
        """Of everything."""
        return Timeline(self.years, self.months)

    @property
    def grid(self) -> list[Row]:
        """The same as years of months, the newest first."""
        return grid(self.years, self.months, self.months)

    @property
    def branches(self) -> list[Branch]:
        """The first level of the tree, where it holds something; where that is little, with the second level below it.
        Two queries at most.
        """
        first = self._holding(Region.objects.filter(depth=1))
        if len(first) > FEW:
            return [[row] for row in first]
        below = self._holding(Region.objects.filter(depth=2))
        return branches(sorted([*first, *below], key=lambda row: row[0].path))

    def _holding(self, regions: RegionQuerySet) -> Branch:
        shown = regions.exclude(status="rejected").only("path", "depth", "name", "slug", "kind", "status")
        return [(region, self.regions[region.slug]) for region in shown if region.slug in self.regions]


_KEPT: WeakKeyDictionary[Snapshot, Holdings] = WeakKeyDictionary()
"""Until the index changes."""


def everything() -> Holdings:
    """Of all that readers may see. No query, while there is an index."""
    try:
        snapshot = engine().snapshot()
        if snapshot not in _KEPT:
            _KEPT[snapshot] = _indexed(snapshot)
        return _KEPT[snapshot]
    except IndexTrouble as trouble:
        logger.info("holdings.counted", extra={"trouble": type(trouble).__name__})
        return _counted()


def _indexed(snapshot: Snapshot) -> Holdings:
    documents = snapshot.matches(matching(All()))
    years, months = held(snapshot, documents, "year"), held(snapshot, documents, "month")
    return Holdings(len(documents), years, months, dict(facet(snapshot, "region", documents, whole=True).values))


def _counted() -> Holdings:
    published = Article.objects.published()
    spans = published.spans("month")
    places = Region.objects.filter(depth__lte=2).with_held()
    return Holdings(
        published.count(),
        tally(spans, "year"),
        tally(spans, "month"),
        {region.slug: number for region, number in places if number},
    )
