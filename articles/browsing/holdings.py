"""How many articles regions hold, rolled up the tree in the database."""

from collections.abc import Iterable

from django.db import connection

# Both arms start from the places below, so that a small region costs little in a large archive. `ZZZZ` ends every
# interval of paths, because a step of a path is four characters of 0-9 and A-Z.
_HELD = """
WITH top (region, path) AS (
    SELECT id, path FROM articles_region WHERE id = ANY(%(regions)s)
    UNION
    SELECT c.from_region_id, r.path FROM articles_region_covers c JOIN articles_region r ON r.id = c.to_region_id
    WHERE c.from_region_id = ANY(%(regions)s)
    UNION
    SELECT c.to_region_id, r.path FROM articles_region_covers c JOIN articles_region r ON r.id = c.from_region_id
    WHERE c.to_region_id = ANY(%(regions)s)
), place (region, id, status) AS NOT MATERIALIZED (
    SELECT top.region, r.id, r.status FROM top JOIN articles_region r ON r.path BETWEEN top.path AND top.path || 'ZZZZ'
), named (region, article) AS (
    SELECT place.region, m.article_id FROM place
    JOIN articles_mention m ON m.region_id = place.id AND m.status <> 'rejected' AND place.status <> 'rejected'
    UNION
    SELECT place.region, a.id FROM place JOIN articles_article a ON a.main_region_id = place.id
)
SELECT named.region, count(*) FROM named JOIN articles_article a ON a.id = named.article
WHERE a.status = 'published' GROUP BY named.region
"""


def held_by_region(regions: Iterable[int]) -> dict[int, int]:
    """Primary keys of regions with the number of published articles about or naming a place of them; no zeros.

    One query. What a region covers, and what covers it, counts as its own; an article counts once for a region.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"regions": list(regions)})
        return dict(cursor.fetchall())
