"""Two curators at one row: the second save is refused, and shows both versions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.curating.tagging import give
from articles.curating.versions import version_of
from articles.models import Article, Credit, Mention, Outlet, RegionAlias, Tag, TagAlias
from tests.admin.desk import a_full_article
from tests.admin.pages import complaints, entries_of
from tests.cast import a_happening, a_region, an_organisation

pytestmark = pytest.mark.django_db
LATE = "有人在您打开之后作了修改"


@pytest.fixture
def article() -> Article:
    return a_full_article(1)


@pytest.fixture
def page(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def other(admin_user: User) -> Client:
    """Who opens the same article."""
    client = Client()
    client.force_login(User.objects.create_superuser("other"))
    return client


def both(response: Any) -> dict[str, tuple[str, str]]:
    """By field, what is saved and what was typed."""
    return {row.field: (row.saved, row.typed) for row in response.context["both"]}


def test_the_second_save_is_refused_with_both_versions(
    admin_client: Client, other: Client, article: Article, page: str
) -> None:
    first, second = (entries_of(client.get(page)) for client in (admin_client, other))
    assert admin_client.post(page, first | {"title": "先改的标题"}).status_code == 302
    response = other.post(page, second | {"title": "后改的标题", "section": "要闻"})
    assert LATE in complaints(response)
    assert both(response)["标题"] == ("先改的标题", "后改的标题")
    assert both(response)["版面栏目"] == ("", "要闻")
    article.refresh_from_db()
    assert (article.title, article.section) == ("先改的标题", "")


def test_it_stays_refused_until_the_saved_version_was_opened(
    admin_client: Client, other: Client, article: Article, page: str
) -> None:
    first, second = (entries_of(client.get(page)) for client in (admin_client, other))
    admin_client.post(page, first | {"title": "先改的标题"})
    refused = other.post(page, second | {"section": "要闻"})
    assert other.post(page, entries_of(refused)).status_code == 200
    assert other.post(page, entries_of(other.get(page)) | {"section": "要闻"}).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.section) == ("先改的标题", "要闻")


def test_it_says_who_saved_last(admin_client: Client, other: Client, article: Article, page: str) -> None:
    first, second = (entries_of(client.get(page)) for client in (admin_client, other))
    admin_client.post(page, first | {"title": "先改的标题"})
    assert "admin" in str(other.post(page, second).context["last"].history_user)


def judge(article: Article) -> None:
    Mention.objects.filter(article=article).update(status="rejected")


def tag(article: Article) -> None:
    article.tags.add(Tag.objects.create(name="主题党日"))


def credit(article: Article) -> None:
    Credit.objects.filter(article=article).update(role="通讯员")


def republish(article: Article) -> None:
    article.outlets.set([Outlet.objects.create(name="长沙晚报")])


def save(article: Article) -> None:
    article.save()


@pytest.mark.parametrize("change", [judge, tag, credit, republish, save])
def test_whatever_the_page_shows_makes_another_version_wherever_it_was_changed(
    admin_client: Client, article: Article, page: str, change: Callable[[Article], None]
) -> None:
    opened, before = entries_of(admin_client.get(page)), version_of(article)
    change(article)
    assert version_of(article) != before
    assert LATE in complaints(admin_client.post(page, opened))


def test_a_judgement_of_somebody_else_is_not_overwritten_and_shown(
    admin_client: Client, article: Article, page: str
) -> None:
    opened = entries_of(admin_client.get(page))
    judge(article)
    assert ("已否定", "待确认") in both(admin_client.post(page, opened)).values()
    assert article.mentions.get().status == "rejected"


def test_who_sends_no_version_at_all_is_refused(admin_client: Client, article: Article, page: str) -> None:
    opened = entries_of(admin_client.get(page)) | {"seen": ""}
    assert LATE in complaints(admin_client.post(page, opened))


def test_what_was_typed_wrong_may_be_mended_and_saved(admin_client: Client, article: Article, page: str) -> None:
    wrong = admin_client.post(page, entries_of(admin_client.get(page)) | {"published_last": "2021-05-01"})
    assert complaints(wrong)
    assert admin_client.post(page, entries_of(wrong) | {"published_last": "2021-05-17"}).status_code == 302


def test_who_may_only_look_sees_the_page(client: Client, article: Article, page: str) -> None:
    visitor = User.objects.create_user("visitor", is_staff=True)
    visitor.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(visitor)
    assert client.get(page).status_code == 200


def test_what_the_other_one_added_is_among_what_is_saved(admin_client: Client, article: Article, page: str) -> None:
    opened = entries_of(admin_client.get(page))
    Credit.objects.create(article=article, name="李四", role="摄影", position=1)
    assert ("摄影 李四", "") in both(admin_client.post(page, opened)).values()


ROWS: dict[str, tuple[Callable[[], Any], str, Callable[[Any], object]]] = {
    "the name of a tag": (lambda: Tag.objects.create(name="党课"), "name", lambda row: rename(row, "微党课")),
    "another word for a tag": (
        lambda: Tag.objects.create(name="党课"),
        "name",
        lambda row: TagAlias.objects.create(tag=row, name="党员课"),
    ),
    "an organisation": (lambda: an_organisation("甲支部"), "name", lambda row: rename(row, "乙支部")),
    "an event": (lambda: a_happening("推进会"), "title", lambda row: rename(row, "观摩会")),
    "who takes part in an event": (
        lambda: a_happening("推进会"),
        "title",
        lambda row: row.organisations.add(an_organisation("甲支部")),
    ),
    "an outlet": (lambda: Outlet.objects.create(name="甲报"), "name", lambda row: rename(row, "乙报")),
    "a region": (lambda: a_region("甲区"), "name", lambda row: rename(row, "乙区")),
    "another name of a region": (
        lambda: a_region("甲区"),
        "name",
        lambda row: RegionAlias.objects.create(region=row, name="旧区"),
    ),
    "what a zone covers": (lambda: a_region("新区"), "name", lambda row: row.covers.add(a_region("甲区"))),
}


def rename(row: Any, name: str) -> None:
    setattr(row, "title" if hasattr(row, "title") else "name", name)
    row.save()


@pytest.mark.parametrize(("make", "field", "change"), ROWS.values(), ids=ROWS)
def test_of_every_row_that_is_kept_the_second_save_is_refused(
    admin_client: Client, make: Callable[[], Any], field: str, change: Callable[[Any], object]
) -> None:
    row = make()
    page = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    opened = entries_of(admin_client.get(page))
    assert admin_client.post(page, opened).status_code == 302
    opened = entries_of(admin_client.get(page))
    change(row)
    stands = type(row).objects.filter(pk=row.pk).values().get()
    assert LATE in complaints(admin_client.post(page, opened | {field: "别的名字"}))
    assert type(row).objects.filter(pk=row.pk).values().get() == stands


def test_a_tag_that_is_given_to_articles_is_the_version_that_it_was(article: Article) -> None:
    tag = Tag.objects.create(name="党课")
    before = version_of(tag)
    give(Article.objects.filter(pk=article.pk), tag)
    assert version_of(Tag.objects.get(pk=tag.pk)) == before


def test_a_row_that_is_new_has_no_version_that_could_be_late(admin_client: Client) -> None:
    page = reverse("admin:articles_organisation_add")
    assert admin_client.post(page, entries_of(admin_client.get(page)) | {"name": "甲支部"}).status_code == 302
