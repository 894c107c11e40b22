"""What waits for a judgement, and what no longer does."""

import pytest

from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS
from articles.models import Article, Judgement, Mention, Organisation
from tests.cast import an_article, an_organisation, mention
from tests.curating.reviewing.rows import MAKERS, SENTENCE, a_rule, a_suggestion, waiting

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("name", KINDS)


@each_kind
def test_what_is_suggested_waits_until_it_is_judged(name: str, admin_user: object) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    assert row in waiting(name)
    judge(kind, kind.rows().filter(pk=row.pk), Judgement.CONFIRMED, admin_user)
    assert row not in waiting(name)
    assert kind.model.objects.filter(kind.judged, pk=row.pk).exists()


@each_kind
def test_what_is_taken_back_waits_again(name: str, admin_user: object) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    for status in (Judgement.CONFIRMED, Judgement.SUGGESTED):
        judge(kind, kind.model.objects.filter(pk=row.pk), status, admin_user)
    assert row in waiting(name)


@each_kind
def test_what_is_alike_waits_together(name: str) -> None:
    row = MAKERS[name]()
    assert row in set(KINDS[name].rows_like(row))


def test_mentions_of_a_body_that_was_rejected_wait_for_nobody() -> None:
    row = MAKERS["organisation"]()
    Organisation.objects.update(status=Judgement.REJECTED)
    assert row not in waiting("organisation")


def test_a_stated_date_and_a_printed_title_are_no_matter() -> None:
    article = an_article(
        "标题",
        published_edtf="2021",
        published_first="2021-01-01",
        published_last="2021-12-31",
        published_basis="stated",
    )
    assert article not in waiting("date") | waiting("title") | waiting("damage")


def test_damage_waits_no_longer_once_the_text_was_corrected() -> None:
    row = MAKERS["damage"]()
    Article.objects.filter(pk=row.pk).update(locked=["text"])
    assert row not in waiting("damage")


def test_alike_are_the_same_words_of_the_same_body_in_whatever_article() -> None:
    body, other = an_organisation("青禾公司"), an_organisation("另一公司")
    alike = {mention(an_article(text=SENTENCE), "青禾公司", body) for _ in range(2)}
    mention(an_article(text=SENTENCE), "公司", body)
    mention(an_article(text=SENTENCE), "青禾公司", other)
    judged = mention(an_article(text=SENTENCE), "青禾公司", body, status="rejected")
    row = next(iter(alike))
    assert set(KINDS["organisation"].rows_like(row)) == alike
    assert judged in Mention.objects.filter(KINDS["organisation"].judged)


def test_alike_are_suggestions_of_one_rule() -> None:
    alike = {a_suggestion() for _ in range(2)}
    a_suggestion(rule=a_rule("别的", tag=a_rule().tag))
    assert set(KINDS["tag"].rows_like(next(iter(alike)))) == alike
