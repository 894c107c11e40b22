"""The places that reading is handed, made of the rows: what curators change counts from the next reading on."""

from collections import defaultdict

from articles.models import Region, RegionAlias
from articles.reading.finding.place_names import Alias, Place


def places_from_rows() -> list[Place]:
    """All regions with their other names and what they cover; a place's key is the region's slug. Three queries."""
    aliases: dict[int, list[Alias]] = defaultdict(list)
    for region, name, first, last in RegionAlias.objects.values_list("region", "name", "valid_from", "valid_to"):
        aliases[region].append(Alias(name, first, last))
    covers: dict[int, list[str]] = defaultdict(list)
    for region, covered in Region.covers.through.objects.values_list("from_region", "to_region__slug"):
        covers[region].append(covered)
    slugs: dict[str, str] = {}
    places = []
    rows = Region.objects.values_list("pk", "path", "slug", "name", "kind", "code")
    for pk, path, slug, name, kind, code in rows.iterator(chunk_size=10_000):
        slugs[path] = slug
        parent = slugs.get(path[: -Region.steplen])
        places.append(Place(slug, name, kind, parent, code, tuple(aliases.get(pk, ())), tuple(covers.get(pk, ()))))
    return places
