"""What of an article is indexed: to match by, to rank by, to filter and count by. Only published articles."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db.models import Prefetch
from haystack import indexes
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.utils import get_identifier, get_model_ct

from articles.models import Article, Region, Tag
from articles.querysets import ArticleQuerySet
from search.analysis import BORDER, CharacterTokenizer, WordTokenizer
from search.preparing.former import former_of
from search.preparing.prose import lead_of, prose_of
from search.preparing.related import Related, tags_of

DOCUMENT_VERSION = 7
"""Raised whenever this file makes another document of the same rows."""

_READ = (
    *("identifier", "title", "title_supplied", "text", "blocks", "script", "published_first", "published_last"),
    *("main_region", "family"),
)
"""Of an article's row: `documents` asks for nothing else."""

_exact = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """`text` holds title, subjects and prose by characters; `title`, `subject` and `body` the same by words.

    `lead` holds the prose's first paragraph once more: what it says is what a report is about. What `in_` stands before
    is for strings sought in one place: 标题:党建.
    """

    version = DOCUMENT_VERSION

    text = indexes.CharField(document=True, analyzer=CharacterTokenizer(), stored=False)
    title = indexes.CharField(model_attr="heading", analyzer=WordTokenizer(), stored=False)
    subject = indexes.CharField(analyzer=WordTokenizer(), stored=False)
    lead = indexes.CharField(analyzer=WordTokenizer(), stored=False)
    body = indexes.CharField(analyzer=WordTokenizer(), stored=False)
    in_title = indexes.CharField(model_attr="heading", analyzer=CharacterTokenizer(), stored=False)
    in_organisation = indexes.CharField(analyzer=CharacterTokenizer(), stored=False)
    in_outlet = indexes.CharField(analyzer=CharacterTokenizer(), stored=False)
    in_author = indexes.CharField(analyzer=CharacterTokenizer(), stored=False)
    in_tag = indexes.CharField(analyzer=CharacterTokenizer(), stored=False)
    identifier = indexes.CharField(model_attr="identifier")
    first = indexes.IntegerField(stored=False)
    last = indexes.IntegerField(stored=False)
    year = indexes.MultiValueField(stored=False)
    month = indexes.MultiValueField(stored=False)
    region = indexes.MultiValueField(stored=False)
    main_region = indexes.CharField(model_attr="main_region__slug", stored=False, null=True)
    outlet = indexes.MultiValueField(stored=False)
    organisation = indexes.MultiValueField(stored=False)
    alias = indexes.MultiValueField(stored=False)
    event = indexes.MultiValueField(stored=False)
    tag = indexes.MultiValueField(stored=False)
    script = indexes.CharField(model_attr="script", stored=False)
    family = indexes.IntegerField(stored=False)
    fingerprint = indexes.CharField()

    related: Related | None = None
    """Of the batch at hand; Haystack keeps an index's attributes apart by thread."""

    def get_model(self) -> type[Article]:
        """Articles alone."""
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        """All that readers may see, with their tags: three queries. Of the rows only what documents are made of."""
        return self.rows().prefetch_related(Prefetch("tags", queryset=Tag.objects.only("name", "key")))

    def rows(self) -> ArticleQuerySet:
        """The same without tags, which `documents` looks up itself: two queries."""
        # Joined, the database would go through all of the tree for each batch.
        regions = Prefetch("main_region", queryset=Region.objects.only("path", "slug"))
        return Article.objects.published().prefetch_related(regions).only(*_READ)

    def batches(self, size: int) -> Iterator[list[Article]]:
        """All rows, `size` of them at once, by their keys. Two queries for each batch."""
        last = 0
        # Not by a cursor: outside a transaction PostgreSQL writes all rows down before it gives the first of them.
        while articles := list(self.rows().filter(pk__gt=last).order_by("pk")[:size]):
            yield articles
            last = articles[-1].pk

    def documents(self, articles: Iterable[Article]) -> list[dict[str, Any]]:
        """The documents of articles that came by `rows`. Eleven queries."""
        articles = list(articles)
        self.related = Related(articles)
        try:
            return [self.full_prepare(article) for article in articles]
        finally:
            self.related = None

    def _tags(self, article: Article) -> Collection[tuple[str, str]]:
        """Names and keys. Beside a text that is shown, only these are wanted of an article alone."""
        return self.related.tags(article) if self.related else tags_of(article)

    def _subjects(self, article: Article) -> list[str]:
        return sorted(name for name, _ in self._tags(article))

    def _former_lines(self, article: Article) -> Collection[str]:
        """Likewise."""
        return self.related.former(article) if self.related else former_of(article)

    def _beside(self, article: Article) -> Related:
        return self.related or Related([article])

    def prepare(self, obj: Article) -> dict[str, Any]:
        """The fields, and a fingerprint of them all, by which the index and the rows are compared."""
        document = {ID: get_identifier(obj), DJANGO_CT: get_model_ct(Article), DJANGO_ID: str(obj.pk)}
        document |= {name: value_of(obj) for name, value_of in self._values.items()}
        document["fingerprint"] = hashlib.sha256(_exact(document).encode()).hexdigest()[:16]
        return document

    @cached_property
    def _values(self) -> dict[str, Callable[[Article], Any]]:
        """What gives each field's value. Haystack works out twice what a method gives, and is slow with attributes."""
        return {field.index_fieldname: self._value_of(name, field) for name, field in self.fields.items()}

    def _value_of(self, name: str, field: indexes.SearchField) -> Callable[[Article], Any]:
        otherwise = attrgetter(field.model_attr) if field.model_attr else field.prepare
        return getattr(self, f"prepare_{name}", otherwise)

    def prepare_text(self, article: Article) -> str:
        """Title, subjects and prose, with borders that no string crosses; then what was read otherwise before."""
        lines = [*_lines(article), *self._former_lines(article)]
        return BORDER.join([article.heading, *self._subjects(article), *lines])

    def prepare_subject(self, article: Article) -> str:
        """Names of its tags: an article is found by what it is about, even where it never says so."""
        return "\n".join(self._subjects(article))

    def prepare_lead(self, article: Article) -> str:
        """The first paragraph, and what is printed above it as its abstract."""
        return "\n".join(article.text[start:end] for start, end in lead_of(article))

    def prepare_body(self, article: Article) -> str:
        """The prose, and what was read otherwise before."""
        return "\n".join([*_lines(article), *self._former_lines(article)])

    def prepare_in_organisation(self, article: Article) -> str:
        """All names of those it mentions: as it prints them, and their own."""
        return BORDER.join(self._beside(article).names_of_organisations(article))

    def prepare_in_outlet(self, article: Article) -> str:
        """Names."""
        return BORDER.join(self._beside(article).outlets(article))

    def prepare_in_author(self, article: Article) -> str:
        """Names of all who are credited, whatever for."""
        return BORDER.join(self._beside(article).people(article))

    def prepare_in_tag(self, article: Article) -> str:
        """Names."""
        return BORDER.join(self._subjects(article))

    def prepare_first(self, article: Article) -> int:
        """The earliest day it may be from: 20210517."""
        return as_number(article.published_first)

    def prepare_last(self, article: Article) -> int:
        """The latest day it may be from."""
        return as_number(article.published_last)

    def prepare_year(self, article: Article) -> list[str]:
        """Every year it may be from."""
        first, last = article.published_first, article.published_last
        return [str(year) for year in range(first.year, last.year + 1)] if first and last else []

    def prepare_month(self, article: Article) -> list[str]:
        """Every month it may be from: 2021-05."""
        first, last = article.published_first, article.published_last
        if first is None or last is None:
            return []
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]

    def prepare_region(self, article: Article) -> list[str]:
        """Slugs, rolled up."""
        return self._beside(article).regions(article)

    def prepare_main_region(self, article: Article) -> str | None:
        """Its slug."""
        return article.main_region.slug if article.main_region else None

    def prepare_outlet(self, article: Article) -> list[str]:
        """Names."""
        return self._beside(article).outlets(article)

    def prepare_organisation(self, article: Article) -> list[str]:
        """Names of those it mentions."""
        return self._beside(article).organisations(article)

    def prepare_alias(self, article: Article) -> list[str]:
        """Whatever else the organisations and regions are called that it mentions: ranking takes these for words."""
        return self._beside(article).aliases(article)

    def prepare_event(self, article: Article) -> list[str]:
        """Kinds of what it tells of."""
        return self._beside(article).kinds_of_events(article)

    def prepare_tag(self, article: Article) -> list[str]:
        """Keys, which are the same however a tag is spelt."""
        return sorted(key for _, key in self._tags(article))

    def prepare_family(self, article: Article) -> int:
        """The key of its family of reprints; 0 for an article that nobody else printed."""
        return article.family_id or 0


def as_number(day: date | None) -> int:
    """A day as a number that sorts as days do and shows its month: 20210517; 0 where there is none."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _lines(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in prose_of(article)]
