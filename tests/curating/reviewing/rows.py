"""Rows that wait for a judgement, made by hand."""

from collections.abc import Callable
from typing import Any

from articles.curating.reviewing.kinds import KINDS
from articles.models import Article, Organisation, Tag, TaggingRule, TagSuggestion
from tests.cast import a_happening, a_region, an_article, an_organisation, mention

SENTENCE = "青禾公司在伞铺村召开支部大会。"


def a_rule(name: str = "支部", tag: Tag | None = None) -> TaggingRule:
    """Of a tag of the same name."""
    tag = tag or Tag.objects.get_or_create(name=name)[0]
    return TaggingRule.objects.get_or_create(name=name, defaults={"query": f"?q={name}", "tag": tag})[0]


def a_suggestion(article: Article | None = None, rule: TaggingRule | None = None, **fields: Any) -> TagSuggestion:
    """By the rule, with the one sentence of the article."""
    article, rule = article or an_article(text=SENTENCE), rule or a_rule()
    evidence = {"sentence": article.text, "marks": [[10, 12]]}
    return TagSuggestion.objects.create(article=article, tag=rule.tag, rule=rule, **evidence, **fields)


def a_company() -> Organisation:
    """The one of that name."""
    return Organisation.objects.filter(name="青禾公司").first() or an_organisation("青禾公司")


MAKERS: dict[str, Callable[[], Any]] = {
    "tag": a_suggestion,
    "region": lambda: mention(an_article(text=SENTENCE), "伞铺村", a_region("伞铺村", "village")),
    "organisation": lambda: mention(an_article(text=SENTENCE), "青禾公司", a_company()),
    "event": lambda: mention(an_article(text=SENTENCE), "召开支部大会", a_happening("支部大会")),
    "date": lambda: an_article(
        text=SENTENCE,
        published_edtf="2021",
        published_first="2021-01-01",
        published_last="2021-12-31",
        published_precision="year",
        published_basis="inferred",
        published_evidence=["召开支部大会"],
    ),
    "title": lambda: an_article(text=SENTENCE),
    "damage": lambda: an_article("标题", SENTENCE, problems=["damaged at “伞铺村”: the bytes do not say."]),
}
"""By kind, one row of it. Every article of the cast is undated, and but for the damaged one without a title."""


def waiting(kind: str) -> set[Any]:
    """All that waits of the kind."""
    return set(KINDS[kind].rows())
