"""To which regions an article belongs: those it names, all above them, and what covers or is covered by any of these.

The same roll-up that `ArticleQuerySet.in_region` asks of the rows, here written out for the index.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models.expressions import RawSQL

from articles.models import Article, Judgement, Mention, Region


class Places:
    """The roll-up for a batch of articles. Four queries."""

    def __init__(self, articles: Collection[Article]) -> None:
        self._paths: defaultdict[int, set[str]] = defaultdict(set)
        """Those of an article's own regions and of all above them, by the article's key."""
        for pk, path in _named_in(articles):
            self._paths[pk].update(_upwards(path))
        for article in articles:
            self._paths[article.pk].update(_upwards(article.main_region.path) if article.main_region else ())
        regions = Region.objects.filter(path__in=_any_of("text", set().union(*self._paths.values()))).order_by()
        self._slugs = dict(regions.values_list("path", "slug"))
        self._overlapping: defaultdict[str, list[str]] = defaultdict(list)
        for relation in ("covered_by", "covers"):
            related = regions.filter(**{f"{relation}__isnull": False}).values_list("path", f"{relation}__slug")
            for path, slug in related:
                self._overlapping[path].append(slug)

    def of(self, article: Article) -> list[str]:
        """The slugs of one of these articles' regions, in a fixed order."""
        reached = self._paths[article.pk]
        overlapping = {slug for path in reached for slug in self._overlapping[path]}
        return sorted({self._slugs[path] for path in reached} | overlapping)


def keys_of(articles: Iterable[Article]) -> RawSQL:
    """For `article_id__in`."""
    return _any_of("bigint", (article.pk for article in articles))


def _any_of(kind: str, values: Iterable[str | int]) -> RawSQL:
    """As the text of one array: to quote every value by itself costs as much as the answer, and neither numbers nor
    paths have anything to quote.
    """
    array = "{" + ",".join(map(str, values)) + "}"
    return RawSQL(f"SELECT unnest(%s::{kind}[])", [array])  # noqa: S611 - the kinds are ours


def _named_in(articles: Collection[Article]) -> Iterable[tuple[int, str]]:
    named = Mention.objects.filter(article_id__in=keys_of(articles), region__isnull=False)
    standing = named.exclude(status=Judgement.REJECTED).exclude(region__status=Judgement.REJECTED)
    return standing.order_by().values_list("article_id", "region__path").distinct()


def _upwards(path: str) -> Iterable[str]:
    return (path[:end] for end in range(Region.steplen, len(path) + 1, Region.steplen))
