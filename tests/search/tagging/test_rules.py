"""A rule suggests its tag for what its search finds, once, with the sentence; and takes back what nobody confirmed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS
from articles.models import Article, ArticleTag, Judgement, Tag, TaggingRule, TagSuggestion
from search.keeping.indexing import drain
from search.tagging.matching import Asked, AsksNothing
from search.tagging.running import Outcome, prospect, run, withdraw
from tests.cast import an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]
TEXT = "会议开始。伞铺村党支部办起花猪合作社。会议结束。"


@pytest.fixture
def rule(db: None) -> TaggingRule:
    return TaggingRule.objects.create(name="养猪", query="?q=花猪", tag=Tag.objects.create(name="产业"))


def some(number: int = 2, text: str = TEXT) -> list[Article]:
    """In the index."""
    articles = [an_article(f"第{n}篇", text) for n in range(number)]
    drain()
    return articles


def standing(rule: TaggingRule) -> dict[Article, str]:
    return {each.article: each.status for each in rule.suggestions.select_related("article")}


def test_it_suggests_the_tag_with_the_sentence_and_marks_what_is_asked_for(rule: TaggingRule) -> None:
    (article,) = some(1)
    some(1, "别的事情。")
    assert run(rule) == Outcome(suggested=1)
    suggestion = rule.suggestions.get()
    ((start, end),) = suggestion.marks
    assert (suggestion.article, suggestion.sentence) == (article, "伞铺村党支部办起花猪合作社。")
    assert suggestion.sentence[start:end] == "花猪"


def test_what_is_suggested_is_no_tag_of_the_article(rule: TaggingRule) -> None:
    articles = some()
    run(rule)
    assert not ArticleTag.objects.filter(article__in=articles).exists()
    assert Asked("?tag=产业").found() == []


def test_a_sentence_may_be_the_title(rule: TaggingRule) -> None:
    text = "花猪合作社开张\n村里很热闹。"
    blocks = [{"role": "title", "start": 0, "end": 7}, {"role": "body", "start": 8, "end": 14}]
    assert Asked("?q=花猪").sentence(an_article("花猪合作社开张", text, blocks=blocks)).text == "花猪合作社开张"


def test_who_asks_for_no_words_is_shown_no_sentence() -> None:
    assert Asked("?script=hans").sentence(an_article(text=TEXT)).text == ""


def test_a_second_run_changes_nothing(rule: TaggingRule) -> None:
    some()
    run(rule)
    before = standing(rule)
    assert (run(rule), standing(rule)) == (Outcome(), before)


def test_what_comes_later_is_suggested_too(rule: TaggingRule) -> None:
    some(1)
    run(rule)
    (later,) = some(1)
    assert run(rule) == Outcome(suggested=1)
    assert later in standing(rule)


@pytest.mark.parametrize("status", [Judgement.CONFIRMED, Judgement.REJECTED])
def test_what_was_judged_is_not_suggested_again(rule: TaggingRule, admin_user: User, status: str) -> None:
    (article,) = some(1)
    run(rule)
    judge(KINDS["tag"], KINDS["tag"].rows(), status, admin_user)
    assert run(rule) == Outcome()
    assert standing(rule) == {article: status}


def test_what_bears_the_tag_already_is_left_alone(rule: TaggingRule) -> None:
    by_hand, other = some()
    ArticleTag.objects.create(article=by_hand, tag=rule.tag)
    run(rule)
    assert set(standing(rule)) == {other}


def change(article: Article) -> None:
    article.text = "别的事情。"
    article.blocks = []
    article.save()


def tag(article: Article) -> None:
    ArticleTag.objects.create(article=article, tag=Tag.objects.get(name="产业"))


def hide(article: Article) -> None:
    article.status = "withdrawn"
    article.save()


@pytest.mark.parametrize("do", [change, tag, hide])
def test_what_it_finds_no_more_is_withdrawn(rule: TaggingRule, do: Callable[[Article], None]) -> None:
    gone, stays = some()
    run(rule)
    do(gone)
    drain()
    assert run(rule) == Outcome(withdrawn=1)
    assert set(standing(rule)) == {stays}


def test_switching_off_withdraws_what_nobody_judged_and_nothing_else(rule: TaggingRule, admin_user: User) -> None:
    confirmed, rejected, waiting = some(3)
    run(rule)
    for article, status in ((confirmed, Judgement.CONFIRMED), (rejected, Judgement.REJECTED)):
        judge(KINDS["tag"], KINDS["tag"].rows().filter(article=article), status, admin_user)
    assert withdraw(rule) == 1
    assert standing(rule) == {confirmed: "confirmed", rejected: "rejected"}
    assert list(confirmed.article_tags.values_list("rule", "person")) == [("养猪", admin_user.pk)]
    assert not waiting.article_tags.exists()
    rule.refresh_from_db()
    assert not rule.is_on
    assert run(rule) == Outcome()


def test_it_is_said_before_what_would_come_of_it(rule: TaggingRule, admin_user: User) -> None:
    bearing, judged, *fresh = some(4)
    ArticleTag.objects.create(article=bearing, tag=rule.tag)
    TagSuggestion.objects.create(article=judged, tag=rule.tag, rule=rule, status="rejected")
    ahead = prospect(rule.query, rule.tag)
    assert (ahead.found, ahead.bearing, ahead.known, ahead.fresh) == (4, 1, 1, 2)
    assert {each.article for each in ahead.some} == set(fresh)
    assert {each.sentence.text for each in ahead.some} == {"伞铺村党支部办起花猪合作社。"}
    assert run(rule).suggested == ahead.fresh


@pytest.mark.parametrize("query", ["?tag=没有这个标签", "?from=昨天"])
def test_what_is_no_search_any_more_is_said(query: str) -> None:
    with pytest.raises(AsksNothing, match=r"没有这个标签|昨天"):
        Asked(query)


def test_progress_is_told(rule: TaggingRule, monkeypatch: pytest.MonkeyPatch) -> None:
    some(3)
    monkeypatch.setattr("search.tagging.running._AT_ONCE", 2)
    told: list[Any] = []
    run(rule, lambda done, total: told.append((done, total)))
    assert told == [(2, 3), (3, 3)]
