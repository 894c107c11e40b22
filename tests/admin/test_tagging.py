"""A tag for many articles: for those ticked, or for all that match."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, ArticleTag, Tag
from search.models import Mark
from tests.cast import an_article

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def tag() -> Tag:
    return Tag.objects.create(name="花猪")


@pytest.fixture
def articles(tag: Tag) -> list[Article]:
    """The first of three has the tag, by an import."""
    articles = [an_article(f"花猪第{n}篇") for n in range(3)]
    ArticleTag.objects.create(article=articles[0], tag=tag, rule="import")
    return articles


def act(client: Client, articles: list[Article], tag: Tag, doing: str, **more: Any) -> Any:
    ticked = {"_selected_action": [article.pk for article in articles], "action": "tag_selected"}
    return client.post(LIST, {**ticked, "tag": tag.pk, "doing": doing, **more})


def bearers(tag: Tag) -> set[Article]:
    return set(Article.objects.filter(tags=tag))


def test_it_is_said_first_what_would_change(admin_client: Client, articles: list[Article], tag: Tag) -> None:
    for doing in ("give", "take"):
        found = act(admin_client, articles, tag, doing).context["found"]
        assert (found.articles, found.bearing, found.without) == (3, 1, 2)
    assert bearers(tag) == {articles[0]}


def test_without_a_tag_the_page_asks_for_one(admin_client: Client, articles: list[Article]) -> None:
    ticked = {"_selected_action": [article.pk for article in articles], "action": "tag_selected"}
    asked = admin_client.post(LIST, ticked).context
    assert (asked["found"], asked["articles"], [each.n for each in asked["tags"]]) == (None, 3, [1])
    assert admin_client.post(LIST, ticked | {"doing": "give", "agreed": "yes"}).context["form"].errors


def test_a_tag_is_given_once_to_each_by_whoever_gave_it(
    admin_client: Client, admin_user: User, articles: list[Article], tag: Tag
) -> None:
    act(admin_client, articles, tag, "give", agreed="yes")
    assert bearers(tag) == set(articles)
    assert ArticleTag.objects.filter(tag=tag, person=admin_user).count() == 2


def test_a_tag_is_taken_from_those_that_bear_it(admin_client: Client, articles: list[Article], tag: Tag) -> None:
    others = an_article()
    others.tags.add(tag)
    act(admin_client, articles, tag, "take", agreed="yes")
    assert bearers(tag) == {others}


def test_the_history_of_the_tag_says_who_did_it(
    admin_client: Client, admin_user: User, articles: list[Article], tag: Tag
) -> None:
    act(admin_client, articles, tag, "give", agreed="yes")
    act(admin_client, articles[:2], tag, "take", agreed="yes")
    reasons = tag.history.filter(history_user=admin_user).values_list("history_change_reason", flat=True)
    assert list(reasons) == ["taken from 2 articles", "given to 2 articles"]


def test_all_that_match_are_meant_and_not_only_those_of_the_page(admin_client: Client, tag: Tag) -> None:
    articles = [an_article(f"花猪之{n}") for n in range(60)]
    an_article("别的")
    more = {"agreed": "yes", "select_across": "1", "index": "0"}
    first = articles[:1]
    address = f"{LIST}?q=花猪之"
    ticked = {"_selected_action": [article.pk for article in first], "action": "tag_selected"}
    admin_client.post(address, {**ticked, "tag": tag.pk, "doing": "give", **more})
    assert bearers(tag) == set(articles)


def test_the_index_hears_of_those_alone_that_change(admin_client: Client, articles: list[Article], tag: Tag) -> None:
    Mark.objects.all().delete()
    act(admin_client, articles, tag, "give", agreed="yes")
    assert set(Mark.objects.values_list("identifier", flat=True)) == {each.identifier for each in articles[1:]}


def test_more_articles_cost_no_more_queries(admin_client: Client, tag: Tag) -> None:
    costs = []
    for number in (2, 30):
        articles = [an_article() for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            act(admin_client, articles, tag, "give", agreed="yes")
            act(admin_client, articles, tag, "take", agreed="yes")
        costs.append(len(queries))
    assert costs[0] == costs[1]
