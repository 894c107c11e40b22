"""The places that reading is handed, made of the rows: what curators change counts from the next reading on."""

from collections import defaultdict

from articles.models import Region, RegionAlias
from articles.reading.finding.gazetteer import Place


def places_from_rows() -> list[Place]:
    """All regions with their other names; a place's key is the region's slug. Two queries."""
    aliases = defaultdict(list)
    for region, name in RegionAlias.objects.values_list("region", "name"):
        aliases[region].append(name)
    slugs: dict[str, str] = {}
    places = []
    rows = Region.objects.values_list("pk", "path", "slug", "name", "kind", "code")
    for pk, path, slug, name, kind, code in rows.iterator(chunk_size=10_000):
        slugs[path] = slug
        places.append(Place(slug, name, kind, slugs.get(path[: -Region.steplen]), code, tuple(aliases[pk])))
    return places
