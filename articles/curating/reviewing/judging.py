"""What a person says of suggestions: of one, or of as many as are meant, at once."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.changes import tell_of
from articles.curating.decisions import fields_settled
from articles.curating.merging.versions import versioned_by_key
from articles.curating.reviewing.kinds import Kind
from articles.models import Article, ArticleTag, Judgement, Mention, TaggingRule, TagSuggestion
from articles.turns import take_turn

_ROWS = 5000
"""Rows an insert."""
_LOCKED = 'ARRAY(SELECT DISTINCT name COLLATE "C" FROM unnest(locked || %s::varchar[]) AS name ORDER BY 1)'
_RELEASED = 'ARRAY(SELECT name COLLATE "C" FROM unnest(locked) AS name WHERE name <> ALL(%s) ORDER BY 1)'


@transaction.atomic
def judge(kind: Kind, rows: QuerySet[Any], status: str, person: Any) -> int:
    """Say it of all the rows, and how many they were; SUGGESTED takes a judgement back. A few queries, however
    many they are.
    """
    take_turn()
    if kind.settles:
        return _decide(kind, rows, status, person)
    return judge_tags(rows, status, person) if kind.model is TagSuggestion else judge_mentions(rows, status, person)


@transaction.atomic
def judge_mentions(mentions: QuerySet[Mention], status: str, person: Any) -> int:
    """The same of mentions, whatever they name."""
    take_turn()
    keys = list(mentions.order_by().values_list("pk", flat=True))
    meant = Mention.objects.filter(pk__in=keys)
    meant.update(status=status, person=_decided_by(status, person))
    tell_of(list(meant.order_by().values_list("article__identifier", flat=True).distinct()))
    return len(keys)


@transaction.atomic
def judge_tags(suggestions: QuerySet[TagSuggestion], status: str, person: Any) -> int:
    """What is confirmed becomes a tag of the article; what is not confirmed any more is none."""
    take_turn()
    rows = list(suggestions.order_by().select_related("rule").defer("sentence", "marks"))
    meant = TagSuggestion.objects.filter(pk__in=[row.pk for row in rows])
    meant.update(status=status, person=_decided_by(status, person))
    if status == Judgement.CONFIRMED:
        given = (
            ArticleTag(article_id=row.article_id, tag_id=row.tag_id, rule=row.rule.name, person=person) for row in rows
        )
        ArticleTag.objects.bulk_create(given, _ROWS, ignore_conflicts=True)
    else:
        for rule in {row.rule for row in rows}:
            _take(rule, [row.article_id for row in rows if row.rule == rule])
    tell_of(list(meant.values_list("article__identifier", flat=True)))
    return len(rows)


def _take(rule: TaggingRule, articles: Sequence[int]) -> None:
    """Not by rows, each of which would be told of; the articles are told of once."""
    given = ArticleTag.objects.filter(tag=rule.tag_id, rule=rule.name, article__in=articles)
    given._raw_delete(given.db)  # noqa: SLF001


def _decide(kind: Kind, articles: QuerySet[Any], status: str, person: Any) -> int:
    """Whatever is said of it, no later reading changes it, until that is taken back."""
    settled = fields_settled([kind.settles])
    locked = RawSQL(_RELEASED if status == Judgement.SUGGESTED else _LOCKED, [settled])  # noqa: S611
    values = kind.emptied if status == Judgement.REJECTED else {}
    keys = list(articles.order_by().values_list("pk", flat=True))
    meant = Article.objects.filter(pk__in=keys)
    meant.update(locked=locked, modified=timezone.now(), **values)
    versioned_by_key(Article, keys, person, f"{kind.name} {status} in the review")
    tell_of(list(meant.order_by().values_list("identifier", flat=True)))
    return len(keys)


def _decided_by(status: str, person: Any) -> Any:
    """Nobody, where it is only suggested again."""
    return None if status == Judgement.SUGGESTED else person
