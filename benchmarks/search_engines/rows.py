"""Composed articles as rows of the archive."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from articles.models import Article, ArticleTag, Batch, Mention, Original, Outlet, Region, Tag
from benchmarks.search_engines import articles as composed

_TOGETHER = 1000
BATCH = "composed for measuring"


def insert(articles: Iterable[composed.Article]) -> int:
    """Past all signals, so that the index owes nothing; those that are there already stay. Says how many are there."""
    makers = _Makers()
    waiting = (each for each in articles if not makers.has(each))
    while some := list(islice(waiting, _TOGETHER)):
        makers.make(some)
    return Article.objects.filter(batch=makers.batch).count()


class _Makers:
    def __init__(self) -> None:
        self.batch = Batch.objects.get_or_create(name=BATCH)[0]
        self._there = set(Article.objects.filter(batch=self.batch).values_list("identifier", flat=True))
        self._regions = list(Region.objects.filter(depth=3).order_by("path"))
        self._outlets: dict[str, Outlet] = {}
        self._tags: dict[str, Tag] = {}

    def has(self, article: composed.Article) -> bool:
        return identifier(article) in self._there

    def make(self, articles: Sequence[composed.Article]) -> None:
        originals = Original.objects.bulk_create(_original(each, self.batch) for each in articles)
        pairs = zip(articles, originals, strict=True)
        rows = Article.objects.bulk_create(self._article(each, original) for each, original in pairs)
        placed = list(zip(articles, rows, strict=True))
        Mention.objects.bulk_create(mention for each, row in placed for mention in self._mentions(each, row))
        links = Article.outlets.through
        links.objects.bulk_create(links(article=row, outlet=self._outlet(each.outlet)) for each, row in placed)
        ArticleTag.objects.bulk_create(
            ArticleTag(article=row, tag=self._tag(name)) for each, row in placed for name in each.tags
        )

    def region(self, leaf: str) -> Region:
        """One of the gazetteer for each leaf of the composed tree."""
        return self._regions[int(hashlib.sha256(leaf.encode()).hexdigest()[:8], 16) % len(self._regions)]

    def _article(self, article: composed.Article, original: Original) -> Article:
        first, last = day(article.first), day(article.last)
        return Article(
            identifier=identifier(article),
            original=original,
            batch=self.batch,
            title=article.title,
            text=article.text,
            blocks=list(_blocks(article.text)),
            script="hans",
            rules_version=0,
            main_region=self.region(_leaves(article)[0]),
            published_edtf=str(first) if first == last else f"{first}/{last}",
            published_first=first,
            published_last=last,
            published_precision="day" if first == last else "interval",
            published_basis="stated",
        )

    def _mentions(self, article: composed.Article, row: Article) -> Iterator[Mention]:
        for at, leaf in enumerate(_leaves(article)):
            start, end = 4 * at, 4 * at + 2
            surface = row.text[start:end]
            yield Mention(article=row, start=start, end=end, surface=surface, region=self.region(leaf), rule=BATCH)

    def _outlet(self, name: str) -> Outlet:
        if name not in self._outlets:
            self._outlets[name] = Outlet.objects.get_or_create(name=name)[0]
        return self._outlets[name]

    def _tag(self, name: str) -> Tag:
        if name not in self._tags:
            self._tags[name] = Tag.objects.get_or_create(name=name)[0]
        return self._tags[name]


def identifier(article: composed.Article) -> str:
    return hashlib.sha256(f"composed {article.number}".encode()).hexdigest()[:12]


def day(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)


def _leaves(article: composed.Article) -> list[str]:
    return [region for region in article.regions if len(region) == 8]


def _original(article: composed.Article, batch: Batch) -> Original:
    raw = f"composed {article.number}".encode()
    name = f"{article.number}.txt"
    sha256 = hashlib.sha256(raw).hexdigest()
    return Original(sha256=sha256, content=raw, size=len(raw), file_name=name, encoding="utf-8", batch=batch)


def _blocks(text: str) -> Iterator[dict[str, str | int]]:
    start = 0
    for line in text.split("\n"):
        yield {"role": "body", "start": start, "end": start + len(line)}
        start += len(line) + 1
