"""Who changed what, and when: field by field, word by word."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.admin.differences import where_they_differ
from articles.models import Article, Tag
from tests.admin.desk import a_full_article
from tests.admin.pages import saved
from tests.cast import a_region

pytestmark = pytest.mark.django_db
BEFORE, BEHIND = "前" * 20, "后" * 20


@pytest.fixture
def article() -> Article:
    return a_full_article(1)


def history_of(client: Client, row: Article | Tag) -> str:
    """Without the lines' ends and the space between tags."""
    page = client.get(reverse(f"admin:articles_{row._meta.model_name}_history", args=[row.pk]))
    return re.sub(r"\s+", " ", page.content.decode())


def change(client: Client, article: Article, **typed: object) -> str:
    """What the history says after something was typed on the article's page."""
    saved(client, reverse("admin:articles_article_change", args=[article.pk]), **typed)
    return history_of(client, article)


def test_a_changed_word_is_told_from_what_was_kept(admin_client: Client, article: Article) -> None:
    told = change(admin_client, article, title="测试标题二则")
    assert '标题: <span lang="zh">测试标题<del>1</del><ins>二则</ins></span>' in told


def test_it_says_who_and_what(admin_client: Client, admin_user: User, article: Article) -> None:
    told = change(admin_client, article, section="要闻")
    assert f"<td>{admin_user.username}</td> <td>修改</td>" in told
    assert '版面栏目: <span lang="zh"><ins>要闻</ins></span>' in told
    assert '已裁定的字段: <span lang="zh"><ins>版面栏目</ins></span>' in told


def test_a_choice_and_a_place_are_told_by_their_names(admin_client: Client, article: Article) -> None:
    told = change(admin_client, article, status="withdrawn", main_region=a_region("别的区").pk)
    assert re.search("<del>[^<]*</del><ins>[^<]*</ins>", told)
    assert "withdrawn" not in told.partition("<tbody>")[2]
    assert "<ins>别的区</ins>" in told or "别的" in told


def test_what_changes_with_every_change_is_not_told(admin_client: Client, article: Article) -> None:
    told = change(admin_client, article)
    assert "<ins>" not in told


def test_what_stands_in_a_field_is_no_markup(admin_client: Client, article: Article) -> None:
    told = change(admin_client, article, section="<script>alert(1)</script>")
    assert "<script>alert" not in told
    assert "&lt;script&gt;alert" in told


def test_a_program_gives_its_reason(admin_client: Client, article: Article) -> None:
    article._change_reason = "reread by rules 5"  # type: ignore[attr-defined]
    article.save()
    assert "(reread by rules 5)" in history_of(admin_client, article)


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("甲", "乙", ("甲", "乙")),
        ("", "甲" * 3_000, ("", "甲" * 2_000 + "…")),
        (
            "前" * 50 + "甲" + "后" * 50,
            "前" * 50 + "后" * 50,
            (f"…{'前' * 20}甲{'后' * 20}…", f"…{'前' * 20}{'后' * 20}…"),
        ),
        ("啊啊", "啊啊啊", ("啊啊", "啊啊啊")),
    ],
)
def test_of_a_long_text_only_what_was_changed_is_shown(one: str, other: str, shown: tuple[str, str]) -> None:
    assert where_they_differ(one, other) == shown


def test_a_long_history_has_pages(admin_client: Client) -> None:
    tag = Tag.objects.create(name="测试")
    for number in range(101):
        tag.name = f"测试{number}"
        tag.save()
    told = history_of(admin_client, tag)
    assert 'href="?p=2"' in told
    assert "102" in told
