"""What a curator does on the page of an article."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.article import MOST_MENTIONS_IN_A_FORM
from articles.models import Article, ArticleTag, Mention, Organisation, Outlet, Tag
from tests.admin.desk import a_full_article
from tests.admin.pages import complaints, save, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return a_full_article(1)


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def changed(client: Client, article: Article, **typed: Any) -> Article:
    """The article after something was typed on its page."""
    saved(client, page_of(article), **typed)
    return Article.objects.get(pk=article.pk)


def test_saving_without_a_change_decides_nothing(admin_client: Client, article: Article) -> None:
    assert changed(admin_client, article).locked == []


def test_a_changed_field_is_locked(admin_client: Client, article: Article) -> None:
    after = changed(admin_client, article, section="要闻")
    assert (after.section, after.locked) == ("要闻", ["section"])


def test_changed_outlets_are_locked(admin_client: Client, article: Article) -> None:
    after = changed(admin_client, article, outlets=[Outlet.objects.create(name="长沙晚报").pk])
    assert ([outlet.name for outlet in after.outlets.all()], after.locked) == (["长沙晚报"], ["outlets"])


def test_a_change_of_one_day_locks_the_whole_date(admin_client: Client, article: Article) -> None:
    after = changed(admin_client, article, published_edtf="2021-05-17/2021-05-18", published_last="2021-05-18")
    assert [name for name in after.locked if not name.startswith("published_")] == []
    assert {"published_edtf", "published_first", "published_last", "published_basis"} < set(after.locked)


def test_a_date_that_contradicts_itself_is_refused(admin_client: Client, article: Article) -> None:
    response = save(admin_client, page_of(article), published_last="2021-05-01")
    assert complaints(response)
    assert Article.objects.get(pk=article.pk).published_last == article.published_last


def test_a_changed_credit_is_locked(admin_client: Client, article: Article) -> None:
    after = changed(admin_client, article, **{"credits-0-role": "通讯员"})
    assert (after.credits.get().role, after.locked) == ("通讯员", ["credits"])


def test_a_decision_is_released_by_taking_its_tick_away(admin_client: Client, article: Article) -> None:
    changed(admin_client, article, section="要闻", abstract="提要")
    assert changed(admin_client, article, locked=["abstract"]).locked == ["abstract"]


def test_a_decision_is_made_by_a_tick_alone(admin_client: Client, article: Article) -> None:
    assert changed(admin_client, article, locked=["main_region"]).locked == ["main_region"]


def test_a_lock_that_the_page_does_not_show_is_kept(admin_client: Client, article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(locked=["text"])
    assert changed(admin_client, article, section="要闻").locked == ["section", "text"]


def test_subtitles_are_typed_a_line_each(admin_client: Client, article: Article) -> None:
    after = changed(admin_client, article, subtitles="一是建, 二是管\r\n\r\n三是用")
    assert after.subtitles == ["一是建, 二是管", "三是用"]


def test_nothing_typed_changes_the_text_or_the_identity(admin_client: Client, article: Article) -> None:
    after = changed(admin_client, article, text="别的", identifier="0" * 12, blocks="[]", original="0")
    assert (after.text, after.identifier, after.blocks) == (article.text, article.identifier, article.blocks)


def test_whoever_adds_a_tag_is_put_down(admin_client: Client, admin_user: User, article: Article) -> None:
    tag = Tag.objects.create(name="两新党建")
    changed(admin_client, article, **{"article_tags-1-tag": tag.pk})
    assert ArticleTag.objects.get(article=article, tag=tag).person == admin_user


def test_a_tag_that_was_there_keeps_who_added_it(admin_client: Client, article: Article) -> None:
    changed(admin_client, article, section="要闻")
    assert article.article_tags.get().person is None


def test_a_tag_is_taken_away(admin_client: Client, article: Article) -> None:
    changed(admin_client, article, **{"article_tags-0-DELETE": "on"})
    assert not article.article_tags.exists()


def test_whoever_rejects_a_mention_is_put_down(admin_client: Client, admin_user: User, article: Article) -> None:
    changed(admin_client, article, **{"mentions-0-status": "rejected"})
    mention = article.mentions.get()
    assert (mention.status, mention.person) == ("rejected", admin_user)


def test_the_evidence_of_a_mention_cannot_be_typed_over(admin_client: Client, article: Article) -> None:
    changed(admin_client, article, **{"mentions-0-status": "confirmed", "mentions-0-surface": "别的"})
    assert article.mentions.get().surface == article.text[:2]


def mention_bodies(article: Article, number: int) -> None:
    """Have the article name so many organisations more."""
    bodies = Organisation.objects.bulk_create(Organisation(slug=f"{n}", name=f"测试支部{n}") for n in range(number))
    Mention.objects.bulk_create(
        Mention(article=article, start=0, end=2, surface=article.text[:2], organisation=body) for body in bodies
    )


def test_an_article_of_very_many_mentions_can_still_be_saved(admin_client: Client, article: Article) -> None:
    mention_bodies(article, MOST_MENTIONS_IN_A_FORM)
    assert changed(admin_client, article, section="要闻").section == "要闻"


def test_more_mentions_cost_no_more_queries(admin_client: Client, article: Article) -> None:
    admin_client.get(page_of(article))
    with CaptureQueriesContext(connection) as few:
        admin_client.get(page_of(article))
    mention_bodies(article, 40)
    with CaptureQueriesContext(connection) as many:
        admin_client.get(page_of(article))
    assert len(many) == len(few)
