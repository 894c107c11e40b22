"""Rules that tag: what each would suggest, and its suggestions brought in step with what its search finds now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from articles.models import Article, ArticleTag, Judgement, Tag, TaggingRule, TagSuggestion
from articles.showing.evidence import Passage
from search.tagging.matching import Asked

_AT_ONCE = 500
"""Articles in memory, with their texts."""
MOST_SHOWN = 10


class Suggested(NamedTuple):
    """An article, and what speaks for its tag."""

    article: Article
    sentence: Passage


@dataclass(frozen=True, slots=True)
class Prospect:
    """Of so many articles `found`, so many are `bearing` the tag, and of so many a person or a rule has said something;
    to the others it would be suggested, of which there are `some`.
    """

    found: int
    bearing: int
    known: int
    fresh: int
    some: list[Suggested]


class Outcome(NamedTuple):
    """How many suggestions came, and how many went that nobody had confirmed."""

    suggested: int = 0
    withdrawn: int = 0


def prospect(query: str, tag: Tag) -> Prospect:
    """Four queries, however many are found. Raises AsksNothing, IndexTrouble."""
    asked = Asked(query)
    found = set(asked.found())
    bearing, known = _bearing(tag), set(_known(tag))
    fresh = sorted(found - bearing - known)
    newest = Article.objects.filter(identifier__in=fresh).newest()[:MOST_SHOWN]
    some = [Suggested(article, asked.sentence(article)) for article in newest]
    return Prospect(len(found), len(found & bearing), len(found & known - bearing), len(fresh), some)


def run(rule: TaggingRule, tell: Callable[[int, int], None] = lambda done, total: None) -> Outcome:
    """Suggest the tag of the rule for what it finds, once and for all that a person may say of it; and withdraw what it
    suggested and does not find any more. All or nothing. Raises AsksNothing, IndexTrouble.
    """
    asked = Asked(rule.query)
    with transaction.atomic():
        # Locked, so that nobody switches it off meanwhile.
        rule = TaggingRule.objects.select_for_update().select_related("tag").get(pk=rule.pk)
        found = set(asked.found()) if rule.is_on else set()
        bearing, known = _bearing(rule.tag), _known(rule.tag)
        waiting = {name for name, said in known.items() if said == (rule.pk, Judgement.SUGGESTED)}
        gone = waiting - (found - bearing)
        withdrawn, _ = rule.suggestions.filter(status=Judgement.SUGGESTED, article__identifier__in=gone).delete()
        fresh = sorted(found - bearing - known.keys())
        for done, articles in enumerate(_portions(fresh), 1):
            _suggest(rule, articles, asked)
            tell(min(done * _AT_ONCE, len(fresh)), len(fresh))
        rule.ran = timezone.now()
        rule.save(update_fields=["ran"])
    return Outcome(len(fresh), withdrawn)


@transaction.atomic
def withdraw(rule: TaggingRule) -> int:
    """Switch the rule off and take back what it suggested and nobody has judged; say how many these were."""
    rule = TaggingRule.objects.select_for_update().get(pk=rule.pk)
    rule.is_on = False
    rule.save(update_fields=["is_on"])
    withdrawn, _ = rule.suggestions.filter(status=Judgement.SUGGESTED).delete()
    return withdrawn


def _bearing(tag: Tag) -> set[str]:
    return set(ArticleTag.objects.filter(tag=tag).order_by().values_list("article__identifier", flat=True))


def _known(tag: Tag) -> dict[str, tuple[int, str]]:
    """By article: by which rule the tag was suggested, and what was said of it."""
    suggestions = TagSuggestion.objects.filter(tag=tag).order_by()
    rows = suggestions.values_list("article__identifier", "rule", "status")
    return {name: (rule, status) for name, rule, status in rows}


def _portions(names: Sequence[str]) -> Iterator[Iterable[Article]]:
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        yield Article.objects.filter(identifier__in=some).only("identifier", "text", "blocks")


def _suggest(rule: TaggingRule, articles: Iterable[Article], asked: Asked) -> None:
    """Another rule may be as quick with the same tag."""
    TagSuggestion.objects.bulk_create((_suggestion(rule, each, asked) for each in articles), ignore_conflicts=True)


def _suggestion(rule: TaggingRule, article: Article, asked: Asked) -> TagSuggestion:
    sentence = asked.sentence(article)
    marks = [[*mark] for mark in sentence.marks]
    return TagSuggestion(article=article, tag=rule.tag, rule=rule, sentence=sentence.text, marks=marks)
