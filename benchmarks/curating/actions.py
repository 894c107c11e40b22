"""What is done to many articles at once, by name: what stands before a `yield` only prepares what is measured."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from secrets import token_hex
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from articles.curating.deleting import delete_articles
from articles.curating.handiwork import touched_by_a_person
from articles.curating.merging.kinds import KINDS as MERGED
from articles.curating.merging.merging import merge
from articles.curating.merging.undoing import undo
from articles.curating.purging import purge
from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS as REVIEWED
from articles.curating.tagging import give, take
from articles.models import Article, Batch, Judgement, Merger, Original, Tag, TaggingRule, TagSuggestion
from search.tagging.running import prospect, run, withdraw

Measured = tuple[str, int, Callable[[], Any]]
"""What it is, of how many rows, and the deed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`count` articles in the middle of the archive; who is at the desk; a `word` that many articles have."""

    person: User
    count: int
    word: str

    @property
    def articles(self) -> QuerySet[Article]:
        first = (Article.objects.count() - self.count) // 2
        return _only(Article.objects.order_by("pk")[first : first + self.count])

    def untouched(self) -> QuerySet[Article]:
        """Others, which no person has worked on."""
        mine = self.articles.values("pk")
        return _only(Article.objects.exclude(touched_by_a_person()).exclude(pk__in=mine).order_by("-pk")[: self.count])


def tags(stage: Stage) -> Iterator[Measured]:
    tag, articles = _a_tag(), stage.articles
    yield "give a tag", stage.count, partial(give, articles, tag, stage.person)
    yield "take it away", stage.count, partial(take, articles, tag, stage.person)


def mergers(stage: Stage) -> Iterator[Measured]:
    """Of a tag that all have into one that half of them have."""
    less, more = _a_tag(), _a_tag()
    give(_only(stage.articles.order_by("pk")[: stage.count // 2]), less)
    give(stage.articles, more)
    yield "merge two tags", stage.count, partial(merge, MERGED["tag"], [less.pk, more.pk], less.pk, {}, stage.person)
    yield "undo that", stage.count, lambda: undo(Merger.objects.latest("pk"), stage.person)


def mentions(stage: Stage) -> Iterator[Measured]:
    kind = REVIEWED["organisation"]
    rows = _only(kind.rows()[: stage.count])
    yield "reject mentions", rows.count(), partial(judge, kind, rows, Judgement.REJECTED, stage.person)
    yield "take that back", rows.count(), partial(judge, kind, rows, Judgement.SUGGESTED, stage.person)


def dates(stage: Stage) -> Iterator[Measured]:
    kind = REVIEWED["date"]
    rows = _only(kind.rows()[: stage.count])
    yield "confirm dates", rows.count(), partial(judge, kind, rows, Judgement.CONFIRMED, stage.person)


def rules(stage: Stage) -> Iterator[Measured]:
    """Half of what it suggests at most is confirmed."""
    rule = TaggingRule.objects.create(name="measured", query=f"?q={stage.word}", tag=_a_tag())
    suggested = TagSuggestion.objects.filter(rule=rule)
    yield "run a rule (as a job)", prospect(rule.query, rule.tag).fresh, partial(run, rule)
    some = _only(suggested.order_by("pk")[: min(stage.count, suggested.count() // 2)])
    confirmed = partial(judge, REVIEWED["tag"], some, Judgement.CONFIRMED, stage.person)
    yield "confirm suggested tags", some.count(), confirmed
    yield "switch the rule off", suggested.count() - some.count(), partial(withdraw, rule)


def purges(stage: Stage) -> Iterator[Measured]:
    batch, articles = Batch.objects.create(name="measured"), stage.untouched()
    Original.objects.filter(article__in=articles).update(batch=batch)
    articles.update(batch=batch)
    yield "purge a batch (as a job)", batch.articles.count(), partial(purge, batch)


def deletions(stage: Stage) -> Iterator[Measured]:
    yield "delete articles", stage.count, partial(delete_articles, stage.articles, stage.person)


ACTIONS = {each.__name__: each for each in (tags, mergers, mentions, dates, rules, purges, deletions)}


def _a_tag() -> Tag:
    return Tag.objects.create(name=f"measured {token_hex(4)}")


def _only(rows: QuerySet[Any]) -> QuerySet[Any]:
    """These and no others, whatever becomes of them."""
    return rows.model.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
