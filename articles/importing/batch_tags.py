"""What a whole batch is about: tags that an archivist gives with the import."""

from collections.abc import Iterable, Sequence

from articles.models import Article, ArticleTag, Tag
from articles.sorting import pinyin_key

RULE = "import"


def tag_named(name: str) -> Tag:
    """The tag that bears the name, to which it leads, or that once bore it, in whatever script or width; else a new
    one.
    """
    known = Tag.objects.called(name).first() or Tag.objects.once_called(name).first()
    return known or Tag.objects.create(name=name.strip(), pinyin=pinyin_key(name.strip()))


def give_tags(articles: Iterable[Article], tags: Sequence[Tag]) -> None:
    """One query, none where there are no tags. Goes past the signals: whoever calls tells of the articles."""
    ArticleTag.objects.bulk_create(
        ArticleTag(article=article, tag=tag, rule=RULE) for article in articles for tag in tags
    )
