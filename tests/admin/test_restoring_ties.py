"""What went with a former version in rows of others, its outlets, tags, credits or coverage, is shown and put back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.curating.merging.kinds import KINDS
from articles.curating.merging.merging import merge
from articles.curating.ties import keep
from articles.models import Article, ArticleTag, Credit, Outlet, Region, Tag
from tests.admin.desk import a_full_article
from tests.admin.pages import saved
from tests.admin.test_restoring import change, page_of, put_back, said
from tests.cast import a_happening, a_region, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """With two outlets, a tag and a credit, all of them as an import has left them."""
    return Article.objects.get(pk=a_full_article(1).pk)


def going_with(article: Article) -> tuple[list[str], list[str], list[str]]:
    """Outlets, tags and credits."""
    rows = (article.outlets.all(), article.tags.all(), article.credits.all())
    outlets, tags, people = (sorted(map(str, each)) for each in rows)
    return outlets, tags, people


def edit(client: Client, article: Article) -> None:
    """Other outlets, another tag and another name, saved at the desk."""
    page = reverse("admin:articles_article_change", args=[article.pk])
    typed = {"article_tags-0-tag": Tag.objects.create(name="另一主题").pk, "credits-0-name": "李四"}
    saved(client, page, outlets=[Outlet.objects.create(name="另一报").pk], **typed)


def test_what_went_with_an_article_is_shown_and_put_back_as_a_decision(
    admin_client: Client, admin_user: User, article: Article
) -> None:
    before = going_with(article)
    edit(admin_client, article)
    assert going_with(article) == (["另一报"], ["另一主题"], ["记者 李四"])
    page = said(admin_client.get(page_of(article)))
    assert "记者 <del>李四</del><ins>某某</ins>" in page
    put_back(admin_client, article)
    article.refresh_from_db()
    assert going_with(article) == before
    assert {"outlets", "credits"} <= set(article.locked)
    assert article.article_tags.get().person == admin_user
    assert article.history.first().history_user == admin_user


def test_what_is_not_ticked_stays(admin_client: Client, article: Article) -> None:
    edit(admin_client, article)
    put_back(admin_client, article, "outlets")
    outlets, *others = going_with(article)
    assert (outlets, others) == (["测试日报1", "测试晚报1"], [["另一主题"], ["记者 李四"]])


def test_what_was_put_back_is_itself_a_version(admin_client: Client, article: Article) -> None:
    edit(admin_client, article)
    edited = article.history.first()
    put_back(admin_client, article)
    form = admin_client.get(page_of(article, edited)).context["form"]
    sent = {"seen": form["seen"].value(), "aspects": form["aspects"].value()}
    assert set(sent["aspects"]) >= {"outlets", "tags", "credits"}
    admin_client.post(page_of(article, edited), sent)
    assert going_with(article) == (["另一报"], ["另一主题"], ["记者 李四"])


def test_history_says_what_went_otherwise_with_a_version(admin_client: Client, article: Article) -> None:
    edit(admin_client, article)
    history = said(admin_client.get(reverse("admin:articles_article_history", args=[article.pk])))
    assert "媒体（至下一版本）" in history
    assert "<del>某某</del><ins>李四</ins>" in history


def test_an_outlet_that_was_merged_away_is_the_one_that_stayed(admin_client: Client, article: Article) -> None:
    change(article, section="要闻")
    daily, other = Outlet.objects.get(name="测试日报1"), Outlet.objects.create(name="另一报")
    merge(KINDS["outlet"], [daily.pk, other.pk], other.pk, {})
    assert put_back(admin_client, article).redirect_chain
    assert going_with(article)[0] == ["另一报", "测试晚报1"]


def test_a_tag_that_is_gone_is_not_put_back(admin_client: Client, article: Article) -> None:
    change(article, section="要闻")
    article.tags.get().delete()
    put_back(admin_client, article)
    assert going_with(article)[1] == []


def test_what_a_reading_changed_is_kept_with_the_version_before(admin_client: Client, article: Article) -> None:
    keep([article])
    Article.history.bulk_history_create([article], update=True, default_change_reason="reread by rules 9")
    Credit.objects.filter(article=article)._raw_delete("default")
    put_back(admin_client, article)
    assert going_with(article)[2] == ["记者 某某"]


@pytest.mark.parametrize("tie", ["covers", "joint_with"])
def test_coverage_of_a_region_is_put_back(admin_client: Client, tie: str) -> None:
    zone, street, other = (a_region(name) for name in ("某新区", "甲街道", "乙街道"))
    getattr(zone, tie).add(street)
    zone = Region.objects.get(pk=zone.pk)
    page = reverse("admin:articles_region_change", args=[zone.pk])
    saved(admin_client, page, **{tie: str(other.pk)})
    assert set(getattr(zone, tie).all()) == {other}
    put_back(admin_client, zone)
    assert set(getattr(zone, tie).all()) == {street}


def test_who_took_part_is_put_back(admin_client: Client) -> None:
    event, body = a_happening("推进会"), an_organisation("县委")
    event.organisations.add(body)
    change(event, kind="座谈")
    event.organisations.clear()
    put_back(admin_client, event)
    assert list(event.organisations.all()) == [body]


@pytest.mark.parametrize("doing", ["saved", "made", "deleted"])
def test_a_credit_that_is_written_in_a_shell_is_decided(article: Article, doing: str) -> None:
    doings: dict[str, Any] = {
        "saved": lambda: article.credits.get().save(),
        "made": lambda: article.credits.create(name="李四", position=1),
        "deleted": lambda: article.credits.all().delete(),
    }
    assert "credits" not in article.locked
    doings[doing]()
    article.refresh_from_db()
    assert "credits" in article.locked


def test_a_credit_that_goes_with_its_article_decides_nothing(article: Article) -> None:
    versions = article.history.count()
    pk = article.pk
    article.delete()
    assert Article.history.filter(id=pk).count() == versions + 1
    assert not ArticleTag.objects.filter(article=pk).exists()
