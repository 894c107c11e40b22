"""What a list of hits shows of its articles, as rows: a model takes three times as long to make."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from articles.models import Article, ArticleTag, Outlet, Region, Tag
from search.keeping.snapshot import Snapshot
from search.showing.kept import Kept
from search.written_once import WrittenOnce


class Place(NamedTuple):
    """A region."""

    name: str
    slug: str
    status: str


class Listed(NamedTuple):
    """One article."""

    identifier: str
    title: str
    title_supplied: str
    text: str
    script: str
    published_edtf: str
    published_first: date | None
    published_last: date | None
    published_precision: str
    published_basis: str
    blocks: list[dict[str, Any]]
    region: Place | None
    outlet_names: list[str]
    tag_names: list[str]

    @property
    def heading(self) -> str:
        """As an article's."""
        return self.title or self.title_supplied


_ROWS = WrittenOnce(
    Article.objects.published()
    .annotate(
        outlet_keys=ArraySubquery(Article.outlets.through.objects.filter(article=OuterRef("pk")).values("outlet")),
        tag_keys=ArraySubquery(ArticleTag.objects.order_by().filter(article=OuterRef("pk")).values("tag")),
    )
    .values_list(*Listed._fields[:10], "blocks", "main_region", "outlet_keys", "tag_keys"),
    "identifier",
)
"""Without the tables of what is named: names are kept, and each of those tables costs as much as the articles."""
_REGIONS = Kept(WrittenOnce(Region.objects.order_by().values_list("pk", *Place._fields), "pk"))
_OUTLETS = Kept(WrittenOnce(Outlet.objects.order_by().values_list("pk", "pinyin", "name"), "pk"))
_TAGS = Kept(WrittenOnce(Tag.objects.order_by().values_list("pk", "pinyin", "name"), "pk"))


def listed(snapshot: Snapshot, identifiers: Iterable[str]) -> dict[str, Listed]:
    """Those there are, by their identifiers. One query; three more at most for what a commit's pages name first."""
    rows = _ROWS.having(identifiers)
    regions = _REGIONS.having(snapshot, {region for *_, region, _, _ in rows if region})
    outlets = _OUTLETS.having(snapshot, {key for *_, keys, _ in rows for key in keys})
    tags = _TAGS.having(snapshot, {key for *_, keys in rows for key in keys})
    found = (
        (
            *own,
            json.loads(blocks),
            Place(*regions[region]) if region in regions else None,
            _names(outlets, printing),
            _names(tags, bearing),
        )
        for *own, blocks, region, printing, bearing in rows
    )
    return {article.identifier: article for article in map(Listed._make, found)}


def _names(named: Mapping[int, tuple[Any, ...]], keys: Sequence[int]) -> list[str]:
    """By their sort keys."""
    return [name for _, name in sorted(named[key] for key in keys if key in named)]
