"""One article is read again at the desk: shown first, then written, and what a person decided stays."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.importing.importer import import_items
from articles.importing.items import Item
from articles.models import Article
from search.models import Mark
from tests.cast import an_article

pytestmark = pytest.mark.django_db
PIECE = "花猪合作社开张\n2021-03-09 来源：甲区报\n\n宁乡市花猪协会开了支部会，商量怎么把花猪养好。".encode()


@pytest.fixture
def article() -> Article:
    """As if read by rules that missed its outlet, and its title."""
    list(import_items([Item("a.txt", "a.txt", PIECE)], "甲", jobs=1))
    article = Article.objects.get(batch__name="甲")
    article.outlets.through.objects.filter(article=article)._raw_delete("default")
    Article.objects.filter(pk=article.pk).update(title="花猪合作社", section="要闻")
    Mark.objects.all().delete()
    return article


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_reread", args=[article.pk])


def test_what_would_change_is_shown_and_nothing_is_written(admin_client: Client, article: Article) -> None:
    page = admin_client.get(page_of(article)).content.decode()
    assert "花猪合作社<ins>开张</ins>" in page
    assert "<ins>甲区报</ins>" in page
    article.refresh_from_db()
    assert (article.title, article.outlets.count()) == ("花猪合作社", 0)
    assert not Mark.objects.exists()


def test_it_is_read_again_and_leaves_what_was_decided(admin_client: Client, article: Article) -> None:
    article.refresh_from_db()
    article.title = "花猪合作社开业"
    article.save()
    admin_client.post(page_of(article))
    article.refresh_from_db()
    assert article.title == "花猪合作社开业"
    assert [outlet.name for outlet in article.outlets.all()] == ["甲区报"]


def test_what_went_with_it_before_can_be_put_back(admin_client: Client, article: Article) -> None:
    before = article.history.first()
    admin_client.post(page_of(article))
    version = reverse("admin:articles_article_restore", args=[article.pk, before.pk])
    assert "outlets" in admin_client.get(version).context["form"]["aspects"].value()


def test_what_can_no_longer_be_read_stays(admin_client: Client) -> None:
    article = an_article("甲")
    type(article.original).objects.filter(pk=article.original.pk).update(content=b"")
    assert 'type="submit"' not in admin_client.get(page_of(article)).content.decode().partition('id="content"')[2]
    assert "保持原样" in admin_client.post(page_of(article), follow=True).content.decode()


def test_the_article_leads_there(admin_client: Client, article: Article) -> None:
    page = admin_client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert f'href="{page_of(article)}"' in page
