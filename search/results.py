"""What a page or an answer shows of what was found: rows, passages, and names for what was counted."""

from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import F, OuterRef
from django.db.models import Value as Constant

from articles.models import Article, Outlet, Region, Tag
from articles.periods import Held, Period
from search.finding import Found, Hit, Match, Question, find
from search.prose import prose_of
from search.query.tree import Term, asked_terms
from search.snippets import Snippet, marked, snippets


class Listed(NamedTuple):
    """What a list of hits shows of an article. Its row as it comes: a model takes three times as long to make."""

    identifier: str
    title: str
    title_supplied: str
    text: str
    blocks: list[dict[str, Any]]
    published_edtf: str
    published_first: date | None
    published_last: date | None
    published_precision: str
    published_basis: str
    region_name: str | None
    region_slug: str | None
    region_status: str | None
    outlet_names: list[str]
    tag_names: list[str]

    @property
    def heading(self) -> str:
        """As an article's."""
        return self.title or self.title_supplied


_LISTED = (
    Article.objects.published()
    .annotate(
        region_name=F("main_region__name"),
        region_slug=F("main_region__slug"),
        region_status=F("main_region__status"),
        outlet_names=ArraySubquery(Outlet.objects.filter(articles=OuterRef("pk")).values("name")),
        tag_names=ArraySubquery(Tag.objects.filter(articles=OuterRef("pk")).values("name")),
    )
    .values_list(*Listed._fields)
)
"""All of it in one query."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One article, as found; of its subjects those that hold a term."""

    article: Listed
    title: Snippet
    subjects: list[Snippet]
    snippets: list[Snippet]
    score: float
    match: Match


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: what the query string says, what people read, and how many hits have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The most frequent values of a field, or the whole of them."""

    values: list[Value]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Results:
    """`page` knows the pages around it; its rows are the hits."""

    count: int
    page: Page[ShownHit]
    facets: dict[str, Facet]
    months: dict[Period, Held]
    took_ms: float


def gather(question: Question) -> Results:
    """Ask the index, then two queries however many hits: articles, and names for the facets.

    Raises IndexTrouble.
    """
    start = perf_counter()
    found = find(question)
    page: Page[Any] = Paginator(range(found.count), question.size).get_page(found.page)
    page.object_list = _shown(found.hits, asked_terms(question.tree))
    facets = _labelled(found)
    return Results(found.count, page, facets, found.months, (perf_counter() - start) * 1000)


def _shown(hits: list[Hit], terms: list[Term]) -> list[ShownHit]:
    """A hit whose article has just gone is left out."""
    rows = map(Listed._make, _LISTED.filter(identifier__in=[hit.identifier for hit in hits]))
    articles = {article.identifier: article for article in rows}
    present = [(articles[hit.identifier], hit) for hit in hits if hit.identifier in articles]
    return [
        ShownHit(
            article=article,
            title=marked(article.heading, terms),
            subjects=[subject for name in article.tag_names if (subject := marked(name, terms)).marks],
            snippets=snippets(article.text, prose_of(article), terms),
            score=hit.score,
            match=hit.match,
        )
        for article, hit in present
    ]


def _labelled(found: Found) -> dict[str, Facet]:
    names = _names(found)
    names |= {("script", script.value): str(script.label) for script in Article.Script}
    return {
        facet: Facet(
            [Value(value, names.get((facet, value), value), count) for value, count in counted.values],
            counted.is_whole,
        )
        for facet, counted in found.facets.items()
    }


def _names(found: Found) -> dict[tuple[str, str], str]:
    """By facet and value, of regions and tags."""
    slugs, keys = ([value for value, _ in found.facets[name].values] for name in ("region", "tag"))
    regions = Region.objects.order_by().filter(slug__in=slugs).values_list(Constant("region"), "slug", "name")
    tags = Tag.objects.order_by().filter(key__in=keys).values_list(Constant("tag"), "key", "name")
    return {(facet, value): name for facet, value, name in regions.union(tags, all=True)}
