"""A search as a feed."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.showing.feeds import LONGEST
from search.keeping.indexing import drain
from tests.cast import an_article

pytestmark = pytest.mark.usefixtures("index")

ATOM = {"atom": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/elements/1.1/"}


def feed(client: Client, query: str = "") -> ElementTree.Element:
    drain()
    response = client.get(f"/search/feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314


def texts(tree: ElementTree.Element, path: str) -> list[str]:
    return [element.text or "" for element in tree.iterfind(path, ATOM)]


def added(article: Article, on: datetime) -> None:
    Article.objects.filter(pk=article.pk).update(created=on, modified=on)
    article.refresh_from_db()


def test_j9_an_article_that_comes_later_stands_in_the_feed_once_with_its_dates(client: Client) -> None:
    added(an_article("旧党建", on=date(2022, 1, 1)), datetime(2026, 1, 1, tzinfo=UTC))
    an_article("工会", "工会换届。")
    before = feed(client, "?q=党建")
    new = an_article("新党建", on=date(2021, 5, 17))
    added(new, datetime(2026, 2, 1, 8, tzinfo=UTC))
    after = feed(client, "?q=党建")
    assert texts(after, "atom:entry/atom:title") == ["新党建", "旧党建"]
    assert texts(after, "atom:entry/dc:date") == ["2021-05-17", "2022-01-01"]
    assert texts(after, "atom:entry/atom:published")[0] == "2026-02-01T08:00:00+00:00"
    assert texts(after, "atom:id") == texts(before, "atom:id")
    assert texts(after, "atom:updated") == ["2026-02-01T08:00:00+00:00"]


def test_a_changed_article_keeps_its_identity(client: Client) -> None:
    article = an_article("党建")
    added(article, datetime(2026, 1, 1, tzinfo=UTC))
    (before,) = texts(feed(client), "atom:entry/atom:id")
    article.title = "党建引领"
    article.save()
    tree = feed(client)
    assert texts(tree, "atom:entry/atom:id") == [before]
    assert texts(tree, "atom:entry/atom:published") == ["2026-01-01T00:00:00+00:00"]
    assert texts(tree, "atom:entry/atom:updated") > texts(tree, "atom:entry/atom:published")


def test_filters_hold_and_the_way_of_showing_makes_no_other_feed(client: Client) -> None:
    an_article("一", outlets=("甲报",))
    an_article("二", outlets=("乙报",))
    shown = feed(client, "?outlet=甲报&sort=oldest&page=9&size=1&x=y")
    assert texts(shown, "atom:entry/atom:title") == ["一"]
    assert texts(shown, "atom:id") == texts(feed(client, "?outlet=甲报"), "atom:id")


def test_the_feed_leads_to_the_search_and_to_itself(client: Client) -> None:
    links = {link.get("rel"): link.get("href") for link in feed(client, "?q=a%26b").iterfind("atom:link", ATOM)}
    assert links == {
        "alternate": "http://testserver/search/?q=a%26b",
        "self": "http://testserver/search/feed/?q=a%26b",
    }


def test_no_title_breaks_the_feed(client: Client) -> None:
    an_article("<b>党建</b> & ]]> \x0b", "强调\x01党建<治理>。")
    tree = feed(client, "?q=党建")
    assert texts(tree, "atom:entry/atom:title") == ["<b>党建</b> & ]]>  "]
    assert "党建<治理>" in texts(tree, "atom:entry/atom:summary")[0]
    feed(client, "?q=%0b%00<x>")


def test_a_feed_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    an_article("党建")
    drain()
    tag = client.get("/search/feed/?q=党建")["ETag"]
    assert client.get("/search/feed/?q=党建", headers={"if-none-match": tag}).status_code == 304
    an_article("又党建")
    drain()
    assert client.get("/search/feed/?q=党建", headers={"if-none-match": tag}).status_code == 200


def test_a_feed_that_the_reader_has_already_costs_one_query_and_no_text(client: Client) -> None:
    an_article("党建", outlets=("甲报",))
    drain()
    tag = client.get("/search/feed/?q=党建")["ETag"]
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/search/feed/?q=党建", headers={"if-none-match": tag}).status_code == 304
    (query,) = captured
    assert '"text"' not in query["sql"].split(" FROM ")[0]


def test_an_empty_feed_is_always_the_same(client: Client) -> None:
    assert texts(feed(client, "?q=没有的"), "atom:updated") == ["2000-01-01T00:00:00+00:00"]


def test_a_feed_is_short_and_costs_the_same_queries_however_much_there_is(client: Client) -> None:
    def queries() -> int:
        drain()
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/feed/")
        return len(captured)

    an_article(outlets=("甲报",))
    one = queries()
    for _ in range(LONGEST):
        an_article(outlets=("甲报", "乙报"))
    assert queries() == one == 2
    assert len(texts(feed(client), "atom:entry/atom:id")) == LONGEST


def test_what_cannot_be_searched_for_is_told_in_a_line(client: Client) -> None:
    response = client.get("/search/feed/?outlet=没有这报")
    assert response.status_code == 422
    assert "没有这报" in response.content.decode()


def test_an_archive_without_an_index_has_no_feed(index: object, client: Client) -> None:
    (index.live().folder.parent / "current").unlink()  # type: ignore[attr-defined]
    assert client.get("/search/feed/").status_code == 503


def test_the_search_page_names_its_feed(client: Client) -> None:
    an_article("党建")
    drain()
    shown = client.get("/search/?q=党建&sort=newest").content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in shown
    assert shown.count('href="/search/feed/?q=%E5%85%9A%E5%BB%BA"') == 2
