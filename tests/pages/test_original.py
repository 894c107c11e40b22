"""The page of an original."""

import pytest
from django.test import Client

from articles.models import Article, Repair
from tests.cast import an_article
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def repaired() -> Article:
    """An article whose original reads 加強(qiáng)黨建, from a file in GB18030."""
    article = an_article("无题", script="hant", text="加强党建")
    raw = "加強(qiáng)黨建".encode("gb18030")
    type(article.original).objects.filter(pk=article.original.pk).update(content=raw, encoding="gb18030")
    Repair.objects.create(article=article, kind="script+pinyin", start=1, end=9, before="強(qiáng)", after="强")
    Repair.objects.create(article=article, kind="script", start=9, end=10, before="黨", after="党")
    return article


def test_every_repair_is_marked_in_place(client: Client, repaired: Article) -> None:
    page = read(client, f"{repaired.get_absolute_url()}repairs/")
    assert '加<del>強(qiáng)</del><ins lang="zh-Hans">强</ins><del>黨</del><ins lang="zh-Hans">党</ins>建</pre>' in page


def test_repairs_are_counted_by_kind(client: Client, repaired: Article) -> None:
    words = read_words(client, f"{repaired.get_absolute_url()}repairs/")
    assert "All repairs 2 Traditional to Simplified 2 stray pinyin 1" in words


def test_one_kind_of_repair_can_be_marked_alone(client: Client, repaired: Article) -> None:
    page = read(client, f"{repaired.get_absolute_url()}repairs/?kind=pinyin")
    assert '加<del>強(qiáng)</del><ins lang="zh-Hans">强</ins>黨建</pre>' in page


def test_a_traditional_original_is_set_in_traditional_glyphs(client: Client, repaired: Article) -> None:
    assert '<pre class="original" lang="zh-Hant">' in read(client, f"{repaired.get_absolute_url()}original/")


def test_an_original_is_shown_as_received_and_nothing_else(client: Client, repaired: Article) -> None:
    assert ">加強(qiáng)黨建</pre>" in read(client, f"{repaired.get_absolute_url()}original/")


def test_the_address_of_one_kind_of_repair_leads_to_where_repairs_are_now(client: Client, repaired: Article) -> None:
    response = client.get(f"{repaired.get_absolute_url()}original/?kind=pinyin")
    assert response.headers["Location"] == f"{repaired.get_absolute_url()}repairs/?kind=pinyin"


def test_an_original_without_repairs_says_so(client: Client) -> None:
    assert "Nothing was repaired." in read_words(client, f"{an_article().get_absolute_url()}repairs/")


def test_the_repairs_of_the_seeds_lie_where_their_originals_say(client: Client, seeds: list[Article]) -> None:
    for article in seeds:
        text = bytes(article.original.content).decode(article.original.encoding)
        assert all(text[repair.start : repair.end] == repair.before for repair in article.repairs.all())
