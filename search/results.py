"""What a page or an answer shows of what was found: rows, passages, and names for what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import OuterRef

from articles.models import Article, Outlet, Region, Tag
from articles.periods import Held, Period
from search.finding import Found, Hit, Match, Question, find
from search.prose import prose_of
from search.query.tree import Term, asked_terms
from search.snippets import Snippet, marked, snippets

_LISTED = (
    Article.objects.published()
    .select_related("main_region")
    .only(
        *("identifier", "title", "title_supplied", "text", "blocks"),
        *("published_edtf", "published_first", "published_last", "published_precision", "published_basis"),
        *("main_region__name", "main_region__slug", "main_region__status"),
    )
    .annotate(
        outlet_names=ArraySubquery(Outlet.objects.filter(articles=OuterRef("pk")).values("name")),
        tag_names=ArraySubquery(Tag.objects.filter(articles=OuterRef("pk")).values("name")),
    )
)
"""What a list of hits shows, in one query."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One article, as found; of its subjects those that hold a term."""

    article: Article
    outlets: list[str]
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
class Results:
    """`page` knows the pages around it; its rows are the hits."""

    count: int
    page: Page[ShownHit]
    facets: dict[str, list[Value]]
    months: dict[Period, Held]
    took_ms: float


def gather(question: Question) -> Results:
    """Ask the index, then three queries however many hits: articles, and names for the facets.

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
    articles = {article.identifier: article for article in _LISTED.filter(identifier__in=[x.identifier for x in hits])}
    present = [(articles[hit.identifier], hit) for hit in hits if hit.identifier in articles]
    return [
        ShownHit(
            article=article,
            outlets=article.outlet_names,
            title=marked(article.heading, terms),
            subjects=[subject for name in article.tag_names if (subject := marked(name, terms)).marks],
            snippets=snippets(article.text, prose_of(article), terms),
            score=hit.score,
            match=hit.match,
        )
        for article, hit in present
    ]


def _labelled(found: Found) -> dict[str, list[Value]]:
    counted = found.facets
    slugs, keys = ([value for value, _ in counted.get(name, ())] for name in ("region", "tag"))
    names: dict[str, Mapping[str, str]] = {
        "region": dict(Region.objects.filter(slug__in=slugs).values_list("slug", "name")),
        "tag": dict(Tag.objects.filter(key__in=keys).values_list("key", "name")),
        "script": {value: str(label) for value, label in Article.Script.choices},
    }
    return {
        facet: [Value(value, names.get(facet, {}).get(value, value), count) for value, count in values]
        for facet, values in counted.items()
    }
