"""To which regions an article belongs: those it names, all above them, and what covers or is covered by any of these.

The same roll-up that `ArticleQuerySet.in_region` asks of the rows, here written out for the index.
"""

from collections import defaultdict
from collections.abc import Iterable

from articles.models import Article, Judgement, Region


class Places:
    """The roll-up for a batch of articles whose mentions are prefetched. Three queries."""

    def __init__(self, articles: Iterable[Article]) -> None:
        paths = {above for article in articles for path in _paths_of(article) for above in _upwards(path)}
        regions = Region.objects.filter(path__in=paths)
        self._slugs = dict(regions.values_list("path", "slug"))
        self._overlapping: defaultdict[str, list[str]] = defaultdict(list)
        for relation in ("covered_by", "covers"):
            related = regions.filter(**{f"{relation}__isnull": False}).values_list("path", f"{relation}__slug")
            for path, slug in related:
                self._overlapping[path].append(slug)

    def of(self, article: Article) -> list[str]:
        """The slugs of one of these articles' regions, in a fixed order."""
        reached = {above for path in _paths_of(article) for above in _upwards(path)}
        overlapping = {slug for path in reached for slug in self._overlapping[path]}
        return sorted({self._slugs[path] for path in reached} | overlapping)


def _paths_of(article: Article) -> set[str]:
    named = {
        mention.region.path
        for mention in article.mentions.all()
        if mention.region is not None and Judgement.REJECTED not in (mention.status, mention.region.status)
    }
    return named | ({article.main_region.path} if article.main_region else set())


def _upwards(path: str) -> Iterable[str]:
    return (path[:end] for end in range(Region.steplen, len(path) + 1, Region.steplen))
