"""What a former version said is put back, field by field."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.curating.correcting import Correction, write
from articles.models import Article, Event, Mention, Region, Tag
from search.models import Mark
from tests.admin.desk import a_full_article
from tests.cast import a_happening, a_region, an_article, an_organisation, mention

pytestmark = pytest.mark.django_db


def page_of(row: Any, version: Any = None) -> str:
    """Of its first version."""
    version = version or row.history.last()
    return reverse(f"admin:articles_{row._meta.model_name}_restore", args=[row.pk, version.pk])


def put_back(client: Client, row: Any, *names: str) -> Any:
    """These aspects, or all that are ticked when the page is opened."""
    form = client.get(page_of(row)).context["form"]
    sent = {"seen": form["seen"].value(), "aspects": list(names) or form["aspects"].value()}
    return client.post(page_of(row), sent, follow=True)


def said(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


@pytest.fixture
def article() -> Article:
    return Article.objects.get(pk=a_full_article(1).pk)


def change(row: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def test_fields_are_shown_as_they_differ_and_put_back_as_a_decision(
    admin_client: Client, admin_user: User, article: Article
) -> None:
    change(article, title="改错的标题", section="要闻")
    page = said(admin_client.get(page_of(article)))
    assert "<del>改错的</del><ins>测试</ins>标题" in page
    put_back(admin_client, article, "title")
    article.refresh_from_db()
    assert (article.title, article.section) == ("测试标题1", "要闻")
    assert "title" in article.locked
    assert article.history.first().history_user == admin_user


def test_fields_that_belong_together_are_put_back_together(admin_client: Client, article: Article) -> None:
    before = (article.published_edtf, article.published_first, article.published_last)
    change(article, published_edtf="2022", published_first="2022-01-01", published_last="2022-12-31")
    put_back(admin_client, article, "published")
    article.refresh_from_db()
    assert (article.published_edtf, article.published_first, article.published_last) == before


def test_a_text_is_put_back_with_its_mentions(admin_client: Client) -> None:
    article = an_article("甲", "长沙市望城区召开推进会。")
    named = mention(article, "召开", an_organisation("召开"))
    write(Correction(article, {0: "湖南省长沙市望成区召开推进会。"}))
    Mark.objects.all().delete()
    put_back(admin_client, article)
    article.refresh_from_db()
    named.refresh_from_db()
    assert article.text == "长沙市望城区召开推进会。"
    assert article.text[named.start : named.end] == "召开"
    assert not article.repairs.exists()
    assert Mark.objects.filter(identifier=article.identifier).exists()


def test_what_goes_with_a_text_is_told(admin_client: Client) -> None:
    article = an_article("甲", "长沙市召开推进会。")
    write(Correction(article, {0: "长沙市望城区召开推进会。"}))
    mention(article, "望城区", a_region("望城区"))
    assert "随正文一并去掉的名称： <span" in said(admin_client.get(page_of(article)))
    put_back(admin_client, article)
    assert not Mention.objects.filter(article=article).exists()


def test_a_text_whose_lines_were_read_otherwise_is_not_offered(admin_client: Client, article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(text="别的", blocks=[])
    assert admin_client.get(page_of(article)).context["lines"] == []


def test_a_region_is_called_as_before_and_stays_where_it_is(admin_client: Client) -> None:
    region = change(Region.objects.get(pk=a_region("甲区", under=a_region("甲市")).pk), name="乙区")
    Region.objects.filter(pk=region.pk).update(path="ZZZZ", depth=1)
    put_back(admin_client, region)
    assert Region.objects.filter(pk=region.pk).values_list("name", "path").get() == ("甲区", "ZZZZ")


def test_an_event_has_its_date_back_as_a_whole(admin_client: Client) -> None:
    event = a_happening("推进会")
    change(event, date_edtf="2021", date_first="2021-01-01", date_last="2021-12-31")
    put_back(admin_client, event, "date")
    assert Event.objects.filter(pk=event.pk).values_list("date_edtf", "date_first").get() == ("", None)


def test_a_name_that_another_row_bears_by_now_is_refused(admin_client: Client) -> None:
    tag = change(Tag.objects.create(name="党课"), name="微党课")
    Tag.objects.create(name="党課")
    assert "已不能恢复" in said(put_back(admin_client, tag, "name"))
    tag.refresh_from_db()
    assert tag.name == "微党课"


def test_a_place_that_is_gone_is_refused(admin_client: Client, article: Article) -> None:
    main = article.main_region
    assert main
    change(article, main_region=None)
    main.delete()
    page = put_back(admin_client, article, "main_region")
    assert page.context["form"].errors
    article.refresh_from_db()
    assert article.main_region is None


def test_who_comes_second_is_refused(admin_client: Client, article: Article) -> None:
    change(article, title="新题")
    form = admin_client.get(page_of(article)).context["form"]
    sent = {"seen": form["seen"].value(), "aspects": ["title"]}
    change(article, title="更新的题")
    assert "有人在您打开之后作了修改" in said(admin_client.post(page_of(article), sent))
    article.refresh_from_db()
    assert article.title == "更新的题"


def test_a_version_of_another_row_is_none_of_this_one(admin_client: Client, article: Article) -> None:
    assert admin_client.get(page_of(article, an_article("乙").history.last())).status_code == 404


def test_the_history_leads_there_and_of_a_deleted_row_it_does_not(admin_client: Client) -> None:
    tag = Tag.objects.create(name="党课")
    history = reverse("admin:articles_tag_history", args=[tag.pk])
    assert f'href="{page_of(tag)}"' in said(admin_client.get(history))
    tag.delete()
    assert "/restore/" not in said(admin_client.get(history))
