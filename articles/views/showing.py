"""Lists of articles in which each line shows the sentence that proves why it stands there."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from articles.models import Article, Mention
from articles.reading.record import Span
from articles.showing.evidence import Passage, evidence, told

Show = Callable[[Article, list[Span]], Passage | None]


def sentence(article: Article, spans: list[Span]) -> Passage | None:
    """With the words marked: what names a place or a body."""
    return evidence(article.text, article.blocks, spans)


def passage(article: Article, spans: list[Span]) -> Passage | None:
    """What tells of an event."""
    return told(article.text, spans[0]) if spans else None


def show_evidence(articles: Iterable[Article], mentions: QuerySet[Mention], show: Show = sentence) -> None:
    """Give each article its `evidence` among the mentions. The articles come with their texts. One query."""
    articles = list(articles)
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    rows = mentions.filter(article__in=articles).order_by("article", "start", "end")
    for article, start, end in rows.values_list("article", "start", "end"):
        spans[article].append((start, end))
    for each in articles:
        each.evidence = show(each, spans[each.pk])  # type: ignore[attr-defined]
