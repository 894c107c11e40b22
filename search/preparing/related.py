"""What rows beside its own say of an article, for a batch at once: as values, because making rows of them takes longer
than all the rest of a document.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

from articles.models import Article, ArticleTag, Credit, Judgement, Mention
from articles.reading.script import fold_all
from search.preparing.former import former_lines
from search.preparing.places import Places, keys_of

Value = TypeVar("Value")


class Related:
    """Eleven queries for a batch."""

    def __init__(self, articles: Collection[Article]) -> None:
        self._places = Places(articles)
        keys = keys_of(articles)
        tags = ArticleTag.objects.filter(article_id__in=keys).order_by()
        self._tags = _grouped(
            (key, (name, tag)) for key, name, tag in tags.values_list("article_id", "tag__name", "tag__key")
        )
        outlets = Article.outlets.through.objects.filter(article_id__in=keys)
        self._outlets = _grouped(outlets.values_list("article_id", "outlet__name"))
        # Distinct only without the order of mentions, which tells those of one name apart.
        standing = Mention.objects.filter(article_id__in=keys).exclude(status=Judgement.REJECTED).order_by()
        named = standing.filter(organisation__isnull=False).exclude(organisation__status=Judgement.REJECTED)
        names = list(
            named.values_list("article_id", "organisation__name", "surface", "organisation__aliases").distinct()
        )
        self._organisations = _grouped((key, name) for key, name, *_ in names)
        self._names = _grouped((key, name) for key, *both, _ in names for name in both)
        placed = standing.exclude(region__status=Judgement.REJECTED).filter(region__aliases__isnull=False)
        others = list(placed.values_list("article_id", "region__aliases__name").distinct())
        others += [(key, other) for key, *_, several in names for other in several]
        folded = fold_all([other for _, other in others])
        self._aliases = _grouped((key, other) for (key, _), other in zip(others, folded, strict=True))
        self._people = _grouped(Credit.objects.filter(article_id__in=keys).values_list("article_id", "name"))
        told = standing.filter(event__isnull=False).exclude(event__kind="")
        self._events = _grouped(told.values_list("article_id", "event__kind").distinct())
        self._former = former_lines(articles)

    def tags(self, article: Article) -> Collection[tuple[str, str]]:
        """Names and keys."""
        return self._tags[article.pk]

    def regions(self, article: Article) -> list[str]:
        """Slugs, rolled up."""
        return self._places.of(article)

    def outlets(self, article: Article) -> list[str]:
        """Names."""
        return sorted(self._outlets[article.pk])

    def organisations(self, article: Article) -> list[str]:
        """Names of those it mentions."""
        return sorted(self._organisations[article.pk])

    def names_of_organisations(self, article: Article) -> list[str]:
        """Of those it mentions their names, and what it calls them."""
        return sorted(self._names[article.pk])

    def aliases(self, article: Article) -> list[str]:
        """Other names of the organisations and regions that it mentions, folded."""
        return sorted(self._aliases[article.pk])

    def people(self, article: Article) -> list[str]:
        """Names of those it credits."""
        return sorted(self._people[article.pk])

    def former(self, article: Article) -> list[str]:
        """The lines that people corrected, as they stood before."""
        return self._former.get(article.pk, [])

    def kinds_of_events(self, article: Article) -> list[str]:
        """Of those it tells of."""
        return sorted(self._events[article.pk])


def tags_of(article: Article) -> Collection[tuple[str, str]]:
    """Names and keys of an article's own, which may have come with it."""
    return [(tag.name, tag.key) for tag in article.tags.all()]


def _grouped(pairs: Iterable[tuple[int, Value]]) -> defaultdict[int, set[Value]]:
    groups: defaultdict[int, set[Value]] = defaultdict(set)
    for key, value in pairs:
        groups[key].add(value)
    return groups
