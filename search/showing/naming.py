"""The names of what was counted, and where places lie."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.models import Article, Region, Tag
from search.answering.alternatives import Alternatives
from search.answering.facets import Counted
from search.keeping.snapshot import Snapshot
from search.showing.kept import Kept
from search.written_once import WrittenOnce


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: what addresses say, what people read, how many have it; of a region its tree path."""

    value: str
    label: str
    count: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """The most frequent values of a field, or the whole of them."""

    values: list[Value]
    is_whole: bool


_Names = dict[tuple[str, str], tuple[str, str]]
"""By facet and value: the name, and of a region its path."""

_REGIONS = Kept(WrittenOnce(Region.objects.order_by().values_list("slug", "name", "path"), "slug"))
_TAGS = Kept(WrittenOnce(Tag.objects.order_by().values_list("key", "name"), "key"))


def named(snapshot: Snapshot, counted: Alternatives, regions: Collection[str]) -> dict[str, Facet]:
    """By facet. `regions`: those that are wanted. Two queries at most; none where the commit's pages had asked them."""
    names = _names(snapshot, counted, regions)
    facets = {name: Facet(list(_values(name, facet, names)), facet.is_whole) for name, facet in counted.facets.items()}
    if regions and "region" in facets:
        wanted = tuple(names["region", slug][1] for slug in regions if ("region", slug) in names)
        facets["region"].values.extend(_within(wanted, counted.narrower, facets["region"], names))
    return facets


def _values(facet: str, counted: Counted, names: _Names) -> Iterable[Value]:
    for value, count in counted.values:
        name, path = names.get((facet, value), (value, ""))
        # A region that has just gone lies nowhere.
        if path or facet != "region":
            yield Value(value, name, count, path)


def _within(wanted: tuple[str, ...], narrower: Counted, others: Facet, names: _Names) -> Iterable[Value]:
    """Regions that lie in those that are wanted, and are not told of already. All that lies there was found, so it
    counts the same however it is counted.
    """
    told = {value.value for value in others.values}
    narrow = _values("region", narrower, names)
    return (value for value in narrow if value.path.startswith(wanted) and value.value not in told)


def _names(snapshot: Snapshot, counted: Alternatives, wanted: Collection[str]) -> _Names:
    """Of regions, tags and scripts."""
    slugs = {value for each in (counted.facets.get("region"), counted.narrower) if each for value, _ in each.values}
    keys = [value for value, _ in counted.facets["tag"].values] if "tag" in counted.facets else []
    regions, tags = _REGIONS.having(snapshot, slugs.union(wanted)), _TAGS.having(snapshot, keys)
    found: _Names = {("region", slug): (name, path) for slug, (name, path) in regions.items()}
    found |= {("tag", key): (name, "") for key, (name,) in tags.items()}
    return found | {("script", script.value): (str(script.label), "") for script in Article.Script}
