"""What a whole batch is about: tags that an archivist gives with the import."""

from collections.abc import Iterable, Sequence

from articles.models import Article, ArticleTag, Tag
from articles.models.tag import tag_key
from articles.sorting import pinyin_key

RULE = "import"


def tag_named(name: str) -> Tag:
    """The tag that bears the name or leads from it, in whatever script or width; a new one where there is none."""
    key = tag_key(name)
    known = Tag.objects.filter(key=key).first() or Tag.objects.filter(aliases__key=key).first()
    return known or Tag.objects.create(name=name.strip(), pinyin=pinyin_key(name.strip()))


def give_tags(articles: Iterable[Article], tags: Sequence[Tag]) -> None:
    """One query, none where there are no tags. Goes past the signals: whoever calls tells of the articles."""
    ArticleTag.objects.bulk_create(
        ArticleTag(article=article, tag=tag, rule=RULE) for article in articles for tag in tags
    )
