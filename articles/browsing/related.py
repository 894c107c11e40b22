"""What stands in the same articles: of many the newest are looked at, so that it costs the same for all."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from articles.models import Organisation, Outlet, Tag
from articles.named import OrganisationQuerySet

LOOKED_AT = 50
SHOWN = 10

# `place` is what an address is made of. In one question, because eight cost more than all that they find.
_RELATED = """
(SELECT 'organisation', row.slug AS place, row.name, its.articles FROM (
    SELECT organisation_id AS id, count(DISTINCT article_id) AS articles FROM articles_mention
    WHERE article_id = ANY(%(articles)s) AND organisation_id IS NOT NULL AND status <> 'rejected' GROUP BY 1
) AS its JOIN articles_organisation AS row USING (id)
WHERE row.status <> 'rejected' AND ('organisation', id) IS DISTINCT FROM (%(of)s, %(row)s)
ORDER BY its.articles DESC, id LIMIT %(shown)s)
UNION ALL
(SELECT 'region', row.slug, row.name, its.articles FROM (
    SELECT main_region_id AS id, count(*) AS articles FROM articles_article
    WHERE id = ANY(%(articles)s) AND main_region_id IS NOT NULL GROUP BY 1
) AS its JOIN articles_region AS row USING (id)
WHERE row.status <> 'rejected' ORDER BY its.articles DESC, id LIMIT %(shown)s)
UNION ALL
(SELECT 'tag', row.key, row.name, its.articles FROM (
    SELECT tag_id AS id, count(*) AS articles FROM articles_articletag WHERE article_id = ANY(%(articles)s) GROUP BY 1
) AS its JOIN articles_tag AS row USING (id)
WHERE ('tag', id) IS DISTINCT FROM (%(of)s, %(row)s) ORDER BY its.articles DESC, id LIMIT %(shown)s)
UNION ALL
(SELECT 'outlet', row.name, row.name, its.articles FROM (
    SELECT outlet_id AS id, count(*) AS articles FROM articles_article_outlets
    WHERE article_id = ANY(%(articles)s) GROUP BY 1
) AS its JOIN articles_outlet AS row USING (id)
WHERE ('outlet', id) IS DISTINCT FROM (%(of)s, %(row)s) ORDER BY its.articles DESC, id LIMIT %(shown)s)
"""


class Together(NamedTuple):
    """One name, and how many articles it has here; `what` and `place` are those of its page's address."""

    what: str
    place: str
    name: str
    articles: int


class Related(NamedTuple):
    """By what they are; `latest`: how many articles were looked at, where these are not all."""

    organisations: list[Together]
    regions: list[Together]
    tags: list[Together]
    outlets: list[Together]
    latest: int | None


def related_in(articles: Sequence[int], held: int, *, but: Organisation | Outlet | Tag) -> Related:
    """In articles by their primary keys, the most frequent first. One query."""
    of: dict[str, Any] = {"articles": list(articles), "of": type(but).__name__.lower(), "row": but.pk, "shown": SHOWN}
    with connection.cursor() as cursor:
        cursor.execute(_RELATED, of)
        found = [Together(*row) for row in cursor.fetchall()]

    def of_sort(what: str) -> list[Together]:
        return [row for row in found if row.what == what]

    return Related(
        of_sort("organisation"),
        of_sort("region"),
        of_sort("tag"),
        of_sort("outlet"),
        len(articles) if held > len(articles) else None,
    )


def most_held(organisations: OrganisationQuerySet) -> list[Together]:
    """Of these organisations those of most articles, each with all that it has. One query."""
    rows = organisations.told().most_held().values_list("slug", "name", "held")
    return [Together("organisation", *row) for row in rows[:SHOWN]]
