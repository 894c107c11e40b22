"""The desk's list of articles shows what a search finds, and does to all of it what can be done to articles."""

from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Tag
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import an_article

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_article_changelist")


def look(client: Client, query: str) -> Any:
    return client.get(LIST, {"found": query}, follow=True)


def listed(page: Any) -> set[Article]:
    return set(page.context["cl"].queryset)


@pytest.fixture
def found(index: Generations) -> list[Article]:
    """What 花猪 finds; one article more is in the index."""
    found = [an_article(f"花猪第{n}篇", "村里办起合作社。") for n in range(3)]
    an_article("别的", "村里办起合作社。")
    drain()
    return found


def test_the_search_page_leads_staff_to_it(admin_client: Client, client: Client, found: list[Article]) -> None:
    asked = reverse("search", query={"q": "花猪"})
    way = f"{LIST}?found=%3Fq%3D"
    assert way in admin_client.get(asked).content.decode()
    assert way not in Client().get(asked).content.decode()


def test_it_shows_what_the_search_finds(admin_client: Client, found: list[Article]) -> None:
    page = look(admin_client, "?q=花猪")
    assert listed(page) == set(found)
    assert "?q=花猪" in page.content.decode()
    assert len(listed(look(admin_client, "?q=合作社"))) == 4


def test_the_lists_own_filters_narrow_it(admin_client: Client, found: list[Article]) -> None:
    Article.objects.filter(pk=found[0].pk).update(script="hant")
    page = admin_client.get(LIST, {"found": "?q=花猪", "script__exact": "hant"})
    assert listed(page) == {found[0]}


def test_all_that_it_finds_is_tagged_and_not_only_a_page(admin_client: Client, found: list[Article]) -> None:
    tag = Tag.objects.create(name="产业")
    meant = {"action": "tag_selected", ACTION_CHECKBOX_NAME: [found[0].pk], "select_across": "1", "index": "0"}
    asked = reverse("admin:articles_article_changelist", query={"found": "?q=花猪"})
    admin_client.post(asked, {**meant, "tag": tag.pk, "doing": "give", "agreed": "yes"})
    assert set(Article.objects.filter(tags=tag)) == set(found)


def test_what_cannot_be_asked_finds_nothing_and_says_why(admin_client: Client, found: list[Article]) -> None:
    page = look(admin_client, "?from=nonsense")
    assert listed(page) == set()
    assert page.content.decode().count('class="error"') == 1


def test_more_hits_cost_no_more_queries(admin_client: Client, found: list[Article]) -> None:
    costs = []
    for query in ("?q=第1篇", "?q=花猪"):
        with CaptureQueriesContext(connection) as queries:
            look(admin_client, query)
        costs.append(len(queries))
    assert costs[0] == costs[1]
