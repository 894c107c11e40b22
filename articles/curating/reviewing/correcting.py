"""What a person puts in place of a suggestion."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import Kind
from articles.models import Article, ArticleTag, Judgement, Mention, TagSuggestion
from articles.reading.dates.extents import Extent
from articles.turns import take_turn


@transaction.atomic
def correct(kind: Kind, row: Any, right: Any, person: Any) -> None:
    """`right`: another region, organisation or tag, the extent of a date, or the words of a title.

    What was suggested is rejected, so that it is not suggested again beside what is right.
    """
    take_turn()
    if kind.settles:
        for name, value in _COLUMNS[kind.name](row, right).items():
            setattr(row, name, value)
        row.save()  # which locks what is changed
        return
    judge(kind, kind.model.objects.filter(pk=row.pk), Judgement.REJECTED, person)
    if isinstance(row, TagSuggestion):
        ArticleTag.objects.get_or_create(article=row.article, tag=right, defaults={"person": person})
    else:
        place = {"article": row.article, "start": row.start, "end": row.end, kind.name: right}
        judged = {"surface": row.surface, "status": Judgement.CONFIRMED, "person": person}
        Mention.objects.update_or_create(**place, defaults=judged)


def _date(article: Article, extent: Extent) -> dict[str, Any]:
    """What nobody knew until now is inferred, for the person does not say where it is printed."""
    inferred = article.published_basis == Article.Basis.NONE
    return {
        "published_edtf": str(extent),
        "published_first": extent.first,
        "published_last": extent.last,
        "published_precision": extent.begin.precision if extent.begin and extent.is_one else "interval",
        "published_basis": Article.Basis.INFERRED if inferred else article.published_basis,
    }


def _title(_article: Article, words: str) -> dict[str, Any]:
    """No title is printed, whatever a person calls the article."""
    return {"title_supplied": f"[{words.strip().strip('[]')}]"}


_COLUMNS: dict[str, Callable[[Article, Any], dict[str, Any]]] = {"date": _date, "title": _title}
