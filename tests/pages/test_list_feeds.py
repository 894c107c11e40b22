"""The feeds of lists that browse."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ArticleTag, Tag, TagAlias
from tests.cast import a_region, an_article, an_organisation, mention
from tests.pages.reader import read

pytestmark = pytest.mark.django_db

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    tree = ElementTree.fromstring(response.content)  # noqa: S314
    return [element.text or "" for element in tree.iterfind("atom:entry/atom:title", ATOM)]


@pytest.fixture
def held() -> Article:
    """Of a town, an outlet, a body and a tag; another article is of none of them."""
    district = a_region("甲区", code="999904")
    article = an_article(
        "甲镇党建", "甲镇党委开会。", regions=(a_region("甲镇", "township", under=district, code="999904001"),),
        outlets=("甲报/客户端",),
    )  # fmt: skip
    mention(article, "甲镇党委", an_organisation("甲镇党委", slug="abc"))
    tag = Tag.objects.create(name="兩新 品牌")
    TagAlias.objects.create(tag=tag, name="招牌")
    ArticleTag.objects.create(article=article, tag=tag)
    an_article("别的")
    an_article("没发表的", status="draft", outlets=("甲报/客户端",))
    return article


ADDRESSES = [
    "/regions/999904/feed/",
    "/organisations/abc/feed/",
    "/outlets/甲报%2F客户端/feed/",
    "/tags/两新品牌/feed/",
    "/tags/招牌/feed/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_holds_what_its_list_does(client: Client, held: Article, address: str) -> None:
    assert titles(client, address) == ["甲镇党建"]


def test_the_feed_of_all_begins_with_what_was_added_last(client: Client, seeds: list[Article], held: Article) -> None:
    assert titles(client, "/feed/")[:2] == ["别的", "甲镇党建"]
    assert len(titles(client, "/feed/")) == len(seeds) + 2


def test_an_entry_says_how_its_article_begins(client: Client, held: Article) -> None:
    assert "甲报/客户端 · 日期不详\n甲镇党委开会。" in client.get("/feed/").content.decode()


NOWHERE = [
    "/regions/1/feed/",
    "/organisations/x/feed/",
    "/outlets/x/feed/",
    "/tags/x/feed/",
    "/outlets/%00/feed/",
    "/tags/a%00/feed/",
    "/tags/%0A/feed/",
]


@pytest.mark.parametrize("address", NOWHERE)
def test_what_there_is_not_has_no_feed(client: Client, held: Article, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_place_that_a_curator_rejected_is_gone(client: Client) -> None:
    region = a_region("没有的村", "village", status="rejected")
    assert client.get(f"{region.get_absolute_url()}feed/").status_code == 410


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_reader_has_already_is_not_sent_again(client: Client, held: Article, address: str) -> None:
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    Article.objects.get(pk=held.pk).save()
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


def test_what_leaves_a_feed_or_is_called_otherwise_changes_it(client: Client, held: Article) -> None:
    def unchanged(tag: str) -> bool:
        return client.get("/feed/", headers={"if-none-match": tag}).status_code == 304

    tag = client.get("/feed/")["ETag"]
    held.outlets.update(name="改名的报")
    assert not unchanged(tag)
    tag = client.get("/feed/")["ETag"]
    Article.objects.filter(pk=held.pk).update(status="withdrawn")
    assert not unchanged(tag)


def test_a_cache_keeps_the_feeds_of_two_languages_apart(client: Client) -> None:
    assert "Cookie" in client.get("/feed/")["Vary"]


def test_a_feed_costs_the_same_queries_however_much_there_is(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/feed/")
        return len(captured)

    an_article(outlets=("甲报",))
    one = queries()
    for _ in range(9):
        an_article(outlets=("甲报", "乙报"))
    assert queries() == one == 2


def test_lists_name_their_feeds(client: Client, held: Article) -> None:
    for page in ("/", "/regions/999904/", "/organisations/abc/"):
        assert read(client, page).count(f'href="{page}feed/"') == 2
