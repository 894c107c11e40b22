"""The page on which a text is corrected."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin import correcting
from articles.models import Article, Mention
from search.models import Mark
from tests.cast import a_region, a_traditional_article, an_article, mention
from tests.importing.files import NEWS, imported, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(tmp_path: Path) -> Article:
    imported(write(tmp_path, "a.txt", NEWS.replace("望城区召开", "望成区召开")))
    return Article.objects.get(batch__name="batch")


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_correct", args=[article.pk])


def entries(page: Any) -> dict[str, Any]:
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if name != "agreed"}


def correct(client: Client, article: Article, before: str, after: str, **typed: Any) -> Any:
    """Open the page, type these words for those, save."""
    standing = entries(client.get(page_of(article)))
    lines = {name: value.replace(before, after) for name, value in standing.items() if name.startswith("line-")}
    return client.post(page_of(article), standing | lines | typed, follow=True)


def text_of(article: Article) -> str:
    return Article.objects.get(pk=article.pk).text


def said(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def test_a_line_stands_beside_what_was_received(admin_client: Client) -> None:
    article = a_traditional_article("黨建", "長沙市望成區召開會議。")
    page = said(admin_client.get(page_of(article)))
    assert '<p class="received" lang="zh"><del>黨</del>' in page
    assert '<p class="reads" lang="zh-Hans"><ins>党</ins>' in page


def test_what_is_typed_is_what_the_article_reads(admin_client: Client, article: Article) -> None:
    page = correct(admin_client, article, "望成区", "望城区")
    assert "长沙市望城区召开" in text_of(article)
    assert "已改正 1 处" in said(page)


def test_the_history_says_who_corrected_what_and_when(admin_client: Client, admin_user: User, article: Article) -> None:
    correct(admin_client, article, "望成区", "望城区")
    last = article.history.first()
    told = said(admin_client.get(reverse("admin:articles_article_history", args=[article.pk])))
    assert last.history_user == admin_user
    assert "望<del>成</del><ins>城</ins>区" in told
    assert "blocks" not in told


def test_the_index_is_told(admin_client: Client, article: Article) -> None:
    Mark.objects.all().delete()
    correct(admin_client, article, "望成区", "望城区")
    assert set(Mark.objects.values_list("identifier", flat=True)) == {article.identifier}


def test_what_would_be_cut_is_told_and_nothing_saved_until_somebody_agrees(
    admin_client: Client, article: Article
) -> None:
    cut = mention(article, "望成区", a_region("望成区"), status="confirmed")
    page = correct(admin_client, article, "区召开", "开")
    assert '<li lang="zh-Hans">望成区</li>' in said(page)
    assert "望成区召开" in text_of(article)
    page = admin_client.post(page_of(article), entries(page) | {"agreed": "on"}, follow=True)
    assert "望成开" in text_of(article)
    assert not Mention.objects.filter(pk=cut.pk).exists()
    assert "以下名称随字样一并去掉：" in said(page)


def test_a_name_that_reads_otherwise_is_told(admin_client: Client, article: Article) -> None:
    mention(article, "望成区", a_region("望成区"))
    assert "望成区 → 望城区" in said(correct(admin_client, article, "望成区", "望城区"))


def test_who_comes_second_is_refused_and_shown_both(admin_client: Client, article: Article) -> None:
    first = entries(admin_client.get(page_of(article)))
    correct(admin_client, article, "望成区", "望城区")
    second = {name: value.replace("望成区", "芙蓉区") for name, value in first.items()}
    page = admin_client.post(page_of(article), second)
    assert "长沙市望城区召开" in text_of(article)
    (row,) = page.context["both"]
    assert "长沙市望城区召开" in row.saved
    assert "长沙市芙蓉区召开" in row.typed


@pytest.mark.parametrize(("after", "complaint"), [("推进\n会", "一行须仍是一行"), ("推进\r\n会", "一行须仍是一行")])
def test_a_line_is_not_made_two(admin_client: Client, article: Article, after: str, complaint: str) -> None:
    assert complaint in said(correct(admin_client, article, "推进会", after))
    assert "推进会" in text_of(article)


def test_not_all_is_taken_away(admin_client: Client) -> None:
    article = an_article("甲")
    assert "正文就空了" in said(correct(admin_client, article, article.text, ""))


def test_saving_what_stands_changes_nothing(admin_client: Client, article: Article) -> None:
    versions = article.history.count()
    correct(admin_client, article, "没有", "有")
    assert (article.history.count(), article.repairs.corrections().count()) == (versions, 0)


def test_a_long_text_has_several_pages(admin_client: Client, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correcting, "LINES_SHOWN", 3)
    first, second = (admin_client.get(f"{page_of(article)}?lines={number}") for number in (1, 2))
    assert [len(page.context["lines"]) for page in (first, second)] == [3, 1]
    admin_client.post(f"{page_of(article)}?lines=2", entries(second) | {"line-3": "责编：李六"})
    assert text_of(article).endswith("责编：李六")


def test_a_longer_text_costs_no_more_queries(admin_client: Client, article: Article) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(page_of(article))
        return len(queries)

    cost()
    few = cost()
    line = article.text.split("\n")[2]
    blocks = [{"role": "body", "start": n * (len(line) + 1), "end": n * (len(line) + 1) + len(line)} for n in range(60)]
    Article.objects.filter(pk=article.pk).update(text="\n".join([line] * 60), blocks=blocks)
    assert cost() == few


def test_a_text_whose_lines_were_not_told_apart_is_one(admin_client: Client) -> None:
    article = an_article("甲", "第一行有误\n第二行", blocks=[])
    correct(admin_client, article, "有误\n", "无误\n")
    assert text_of(article) == "第一行无误\n第二行"


def test_the_page_of_the_article_leads_there(admin_client: Client, article: Article) -> None:
    shown = said(admin_client.get(reverse("admin:articles_article_change", args=[article.pk])))
    assert f'<a href="{page_of(article)}">改正正文</a>' in shown
