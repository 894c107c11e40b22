"""What of an article is indexed: to match by, to rank by, to filter and count by. Only published articles."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch
from haystack import indexes

from articles.models import Article, Judgement, Mention
from articles.querysets import ArticleQuerySet
from search.analysis import CharacterTokenizer, WordTokenizer
from search.places import Places
from search.prose import prose_of
from search.schema import BORDER

DOCUMENT_VERSION = 2
"""Raised whenever this file makes another document of the same rows."""


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """`text` holds title, subjects and prose by characters; `title`, `subject` and `body` the same by words."""

    version = DOCUMENT_VERSION

    text = indexes.CharField(document=True, analyzer=CharacterTokenizer(), stored=False)
    title = indexes.CharField(model_attr="heading", analyzer=WordTokenizer(), stored=False)
    subject = indexes.CharField(analyzer=WordTokenizer(), stored=False)
    body = indexes.CharField(analyzer=WordTokenizer(), stored=False)
    identifier = indexes.CharField(model_attr="identifier")
    first = indexes.IntegerField(stored=False)
    last = indexes.IntegerField(stored=False)
    year = indexes.MultiValueField(stored=False)
    region = indexes.MultiValueField(stored=False)
    main_region = indexes.CharField(model_attr="main_region__slug", stored=False, null=True)
    outlet = indexes.MultiValueField(stored=False)
    organisation = indexes.MultiValueField(stored=False)
    tag = indexes.MultiValueField(stored=False)
    script = indexes.CharField(model_attr="script", stored=False)
    fingerprint = indexes.CharField()

    places: Places | None = None
    """The regions of the batch at hand; Haystack keeps an index's attributes apart by thread."""

    def get_model(self) -> type[Article]:
        """Articles alone."""
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        """All that readers may see, with what their documents need: three queries more, however many."""
        mentions = Mention.objects.select_related("region", "organisation")
        return (
            Article.objects.published()
            .select_related("main_region")
            .prefetch_related("outlets", "tags", Prefetch("mentions", queryset=mentions))
        )

    def documents(self, articles: Iterable[Article]) -> list[dict[str, Any]]:
        """The documents of articles that came by `index_queryset`. Three queries."""
        articles = list(articles)
        self.places = Places(articles)
        try:
            return [self.full_prepare(article) for article in articles]
        finally:
            self.places = None

    def prepare(self, obj: Article) -> dict[str, Any]:
        """The fields, and a fingerprint of them all, by which the index and the rows are compared."""
        document: dict[str, Any] = super().prepare(obj)
        exact = json.dumps(document, ensure_ascii=False, sort_keys=True)
        document["fingerprint"] = hashlib.sha256(exact.encode()).hexdigest()[:16]
        return document

    def prepare_text(self, article: Article) -> str:
        """Title, subjects and prose, with borders that no string crosses."""
        return BORDER.join([article.heading, *_subjects(article), *_lines(article)])

    def prepare_subject(self, article: Article) -> str:
        """Names of its tags: an article is found by what it is about, even where it never says so."""
        return "\n".join(_subjects(article))

    def prepare_body(self, article: Article) -> str:
        """The prose."""
        return "\n".join(_lines(article))

    def prepare_first(self, article: Article) -> int:
        """The earliest day it may be from: 20210517."""
        return as_number(article.published_first)

    def prepare_last(self, article: Article) -> int:
        """The latest day it may be from."""
        return as_number(article.published_last)

    def prepare_year(self, article: Article) -> list[str]:
        """Every year it may be from."""
        if article.published_first is None or article.published_last is None:
            return []
        return [str(year) for year in range(article.published_first.year, article.published_last.year + 1)]

    def prepare_region(self, article: Article) -> list[str]:
        """Slugs, rolled up."""
        return (self.places or Places([article])).of(article)

    def prepare_main_region(self, article: Article) -> str | None:
        """Its slug."""
        return article.main_region.slug if article.main_region else None

    def prepare_outlet(self, article: Article) -> list[str]:
        """Names."""
        return sorted(outlet.name for outlet in article.outlets.all())

    def prepare_organisation(self, article: Article) -> list[str]:
        """Names of those it mentions."""
        named = ((mention.status, mention.organisation) for mention in article.mentions.all())
        return sorted({row.name for status, row in named if row and Judgement.REJECTED not in (status, row.status)})

    def prepare_tag(self, article: Article) -> list[str]:
        """Keys, which are the same however a tag is spelt."""
        return sorted(tag.key for tag in article.tags.all())


def as_number(day: date | None) -> int:
    """A day as a number that sorts as days do and shows its month: 20210517; 0 where there is none."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _subjects(article: Article) -> list[str]:
    return sorted(tag.name for tag in article.tags.all())


def _lines(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in prose_of(article)]
