"""What becomes of suggestions that a person judges: of the rows, and of what follows them."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.curating.decisions import fields_settled
from articles.curating.handiwork import touched_by_a_person
from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS
from articles.models import Article, ArticleTag, Judgement, Tag
from search.models import Mark
from tests.cast import an_article, an_organisation, mention
from tests.curating.reviewing.rows import MAKERS, SENTENCE, a_suggestion

pytestmark = pytest.mark.django_db
CONFIRMED, REJECTED, SUGGESTED = Judgement.CONFIRMED, Judgement.REJECTED, Judgement.SUGGESTED


def say(name: str, status: str, person: User) -> int:
    """Of all that waits of the kind."""
    return judge(KINDS[name], KINDS[name].rows(), status, person)


@pytest.mark.parametrize("name", ["tag", "region", "organisation", "event"])
@pytest.mark.parametrize("status", [CONFIRMED, REJECTED])
def test_a_judgement_has_its_person_until_it_is_taken_back(name: str, status: str, admin_user: User) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    judge(kind, kind.rows().filter(pk=row.pk), status, admin_user)
    row.refresh_from_db()
    assert (row.status, row.person) == (status, admin_user)
    judge(kind, kind.model.objects.filter(pk=row.pk), SUGGESTED, admin_user)
    row.refresh_from_db()
    assert (row.status, row.person) == (SUGGESTED, None)


def test_a_confirmed_tag_is_the_articles_and_remembers_rule_and_person(admin_user: User) -> None:
    suggestion = a_suggestion()
    assert not suggestion.article.tags.exists()
    assert say("tag", CONFIRMED, admin_user) == 1
    given = suggestion.article.article_tags.get()
    assert (given.tag, given.rule, given.person) == (suggestion.tag, "支部", admin_user)


def test_a_tag_that_was_given_by_hand_stays_as_it_was_given(admin_user: User) -> None:
    suggestion = a_suggestion()
    by_hand = ArticleTag.objects.create(article=suggestion.article, tag=suggestion.tag)
    for status in (CONFIRMED, SUGGESTED):
        judge(KINDS["tag"], KINDS["tag"].model.objects.all(), status, admin_user)
    assert list(suggestion.article.article_tags.all()) == [by_hand]


@pytest.mark.parametrize("status", [REJECTED, SUGGESTED])
def test_a_tag_that_is_no_longer_confirmed_goes(status: str, admin_user: User) -> None:
    suggestion = a_suggestion()
    say("tag", CONFIRMED, admin_user)
    judge(KINDS["tag"], KINDS["tag"].model.objects.all(), status, admin_user)
    assert not suggestion.article.tags.exists()
    assert Tag.objects.filter(pk=suggestion.tag_id).exists()


def test_a_date_that_is_left_so_is_locked_and_in_the_history(admin_user: User) -> None:
    article = MAKERS["date"]()
    judge(KINDS["date"], KINDS["date"].rows().filter(pk=article.pk), CONFIRMED, admin_user)
    article.refresh_from_db()
    assert (article.locked, article.published_edtf) == (fields_settled(["published"]), "2021")
    assert article.history.first().history_user == admin_user


def test_a_rejected_date_is_unknown_and_stays_so(admin_user: User) -> None:
    article = MAKERS["date"]()
    judge(KINDS["date"], KINDS["date"].rows().filter(pk=article.pk), REJECTED, admin_user)
    article.refresh_from_db()
    assert (article.published_edtf, article.published_basis, article.published_first) == ("", "none", None)
    assert "published_edtf" in article.locked


def test_the_history_of_what_was_decided_at_once_holds_each_article_as_it_is(admin_user: User) -> None:
    article = MAKERS["title"]()
    say("title", CONFIRMED, admin_user)
    version = article.history.first()
    article.refresh_from_db()
    assert version.instance.text == article.text
    assert (version.locked, version.history_type, version.history_user) == (article.locked, "~", admin_user)


def test_what_else_was_decided_stays_decided(admin_user: User) -> None:
    article = MAKERS["title"]()
    Article.objects.filter(pk=article.pk).update(locked=["section"])
    for status in (CONFIRMED, SUGGESTED):
        judge(KINDS["title"], Article.objects.filter(pk=article.pk), status, admin_user)
    assert Article.objects.get(pk=article.pk).locked == ["section"]


@pytest.mark.parametrize("name", KINDS)
def test_the_index_is_told_of_the_articles_and_of_no_others(name: str, admin_user: User) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    an_article()
    Mark.objects.all().delete()
    judge(kind, kind.rows().filter(pk=row.pk), CONFIRMED, admin_user)
    article = row if isinstance(row, Article) else row.article
    assert set(Mark.objects.values_list("identifier", flat=True)) == {article.identifier}


@pytest.mark.parametrize("status", [CONFIRMED, REJECTED])
@pytest.mark.parametrize("name", KINDS)
def test_a_judged_article_is_a_persons_work(name: str, status: str, admin_user: User) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    pk = row.pk if isinstance(row, Article) else row.article_id
    touched = Article.objects.filter(touched_by_a_person(), pk=pk)
    Article.history.filter(id=pk).update(history_user=None, history_change_reason="reread by rules 6")
    assert not touched.exists()
    judge(kind, kind.rows().filter(pk=row.pk), status, admin_user)
    assert touched.exists()


@pytest.mark.parametrize("name", ["tag", "organisation", "title"])
def test_many_cost_no_more_queries_than_few(name: str, admin_user: User) -> None:
    costs, body = [], an_organisation("青禾公司")
    for number in (2, 20):
        for _ in range(number):
            article = an_article(text=SENTENCE)
            a_suggestion(article)
            mention(article, "青禾公司", body)
        with CaptureQueriesContext(connection) as queries:
            assert say(name, CONFIRMED, admin_user) >= number
        costs.append(len(queries))
    assert costs[0] == costs[1]
