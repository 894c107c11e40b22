"""Regions into the tree of regions, many at once: what treebeard would do one by one."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from django.db.models import F

from articles.models import Region
from articles.reading.finding.place_names import Place
from articles.sorting import pinyin_key

_ROWS = 2000
"""Rows an insert."""


def seedling(name: str, slug: str, kind: str, path: str, **more: str | None) -> Region:
    """A region at that path of the tree, without children, not yet saved."""
    depth = len(path) // Region.steplen
    return Region(name=name, slug=slug, kind=kind, pinyin=pinyin_key(name), path=path, depth=depth, numchild=0, **more)


def count_children(born: Mapping[int, int]) -> None:
    """Raise the numbers of children of parents that stand, by their primary keys; an update for each two thousand."""
    parents = [Region(pk=parent, numchild=F("numchild") + children) for parent, children in born.items()]
    Region.objects.bulk_update(parents, ["numchild"], batch_size=_ROWS)


class Planting:
    """The tree as it stands, and what is to be added to it. Regions go by their codes, or by their slugs."""

    def __init__(self) -> None:
        self.primary_keys: dict[str, int] = {}
        self.kinds: dict[str, str] = {}
        self.known = 0
        self._paths: dict[str, str] = {}
        self._last_child: defaultdict[str, int] = defaultdict(int)
        self._seedlings: dict[str, Region] = {}
        self._born_below: Counter[int] = Counter()
        for pk, code, slug, kind, path in Region.objects.values_list("pk", "code", "slug", "kind", "path"):
            above = path[: -Region.steplen]
            self._last_child[above] = max(self._last_child[above], Region.number_of(path))
            key = code or slug
            self._paths[key], self.primary_keys[key], self.kinds[key] = path, pk, kind
            self.known += 1

    def __contains__(self, key: str) -> bool:
        return key in self._paths

    def adopt(self, key: str, region: Region) -> None:
        """Take a region that stands already for the place of that key."""
        self._paths[key], self.primary_keys[key] = region.path, region.pk

    def add(self, place: Place) -> None:
        """Plan a region as the last child of its parent, which is planned or stands already."""
        above = self._paths[place.parent] if place.parent else ""
        self._last_child[above] += 1
        path = Region.child_path(above, self._last_child[above])
        self._paths[place.key] = path
        self._seedlings[place.key] = seedling(place.name, place.key, place.kind, path, code=place.code)
        if place.parent in self._seedlings:
            self._seedlings[place.parent].numchild += 1
        elif place.parent:
            self._born_below[self.primary_keys[place.parent]] += 1

    def plant(self) -> list[Region]:
        """Add what is planned; an insert for each two thousand, and a few updates for parents that stood already."""
        planted: list[Region] = Region.objects.bulk_create(self._seedlings.values(), batch_size=_ROWS)
        count_children(self._born_below)
        self.primary_keys |= {region.slug: region.pk for region in planted}
        return planted
