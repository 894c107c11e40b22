"""What is said of an article where it is cited, and how it is asked for: of one article, or of a hundred thousand."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate

from articles.models import Article, Credit, Judgement, Outlet
from articles.reading.tables.words import words_by_label
from articles.showing.glyphs import as_printed, texts_in_original_glyphs
from articles.templatetags.languages import chinese

TOGETHER = 500
"""Articles that are asked for at once."""
_WRITERS = {"", "文", "文字", "图文", "文图", "报道", *words_by_label("roles.tsv")["writers"]}
"""Roles of who wrote a text; a name without a role is that of its author."""


class Reference(NamedTuple):
    """One article. `published`: as EDTF, without a time of day; `address`: the permalink, with scheme and host;
    `accessed`: the day on which that was there.
    """

    identifier: str
    title: str
    authors: tuple[str, ...]
    outlets: tuple[str, ...]
    section: str
    published: str
    first: date | None
    last: date | None
    precision: str
    basis: str
    region: str
    script: str
    language: str
    address: str
    accessed: date


class _Row(NamedTuple):
    identifier: str
    title: str
    title_supplied: str
    script: str
    section: str
    published_edtf: str
    published_first: date | None
    published_last: date | None
    published_precision: str
    published_basis: str
    outlet_names: list[str]
    roles: list[str]
    names: list[str]
    region_name: str | None
    region_status: str | None


_CREDITS = Credit.objects.filter(article=OuterRef("pk")).order_by("position")
_ROWS = (
    Article.objects.published()
    .order_by()
    .annotate(
        outlet_names=ArraySubquery(Outlet.objects.filter(articles=OuterRef("pk")).values("name")),
        roles=ArraySubquery(_CREDITS.values("role")),
        names=ArraySubquery(_CREDITS.values("name")),
        region_name=F("main_region__name"),
        region_status=F("main_region__status"),
    )
    .values_list(*_Row._fields)
)


def references(identifiers: Sequence[str], site: str, *, in_original: bool = False) -> Iterator[Reference]:
    """In their order, without those that readers can't see. `site`: scheme and host. One query for some hundreds of
    them, two more for titles in the characters of their originals.
    """
    today = localdate()
    for start in range(0, len(identifiers), TOGETHER):
        some = identifiers[start : start + TOGETHER]
        rows = {row[0]: _Row._make(row) for row in _ROWS.filter(identifier__in=some)}
        printed = _printed_titles(rows) if in_original else {}
        for row in (rows[identifier] for identifier in some if identifier in rows):
            yield _reference(row, printed.get(row.identifier, row.title or row.title_supplied), site, today)


def _reference(row: _Row, title: str, site: str, today: date) -> Reference:
    is_as_printed = title != (row.title or row.title_supplied)
    return Reference(
        identifier=row.identifier,
        title=title,
        authors=tuple(dict.fromkeys(name for role, name in zip(row.roles, row.names, strict=True) if role in _WRITERS)),
        outlets=tuple(row.outlet_names),
        section=row.section,
        published="/".join(day.partition("T")[0] for day in row.published_edtf.split("/")),
        first=row.published_first,
        last=row.published_last,
        precision=row.published_precision,
        basis=row.published_basis,
        region=row.region_name if row.region_name and row.region_status != Judgement.REJECTED else "",
        script=row.script,
        language=chinese(row.script) if is_as_printed else chinese(),
        address=f"{site}{reverse('article', args=[row.identifier])}",
        accessed=today,
    )


def _printed_titles(rows: dict[str, _Row]) -> dict[str, str]:
    texts = dict(Article.objects.filter(identifier__in=rows).values_list("identifier", "text"))
    printed = texts_in_original_glyphs(texts)
    return {
        identifier: as_printed(rows[identifier].title or rows[identifier].title_supplied, texts[identifier], shown)
        for identifier, shown in printed.items()
    }
