"""Two curators at one article: the second save is refused, and shows both versions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.curating.versions import version_of
from articles.models import Article, Credit, Mention, Outlet, Tag
from tests.admin.desk import a_full_article
from tests.admin.pages import complaints, entries_of

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
