"""Articles deleted by the handful, or all that match."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Original
from search.models import Mark
from tests.admin.desk import a_full_article
from tests.cast import an_article

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")


def delete(client: Client, *articles: Article, **more: Any) -> Any:
    return client.post(LIST, {"action": "delete_selected", "_selected_action": [a.pk for a in articles], **more})


def test_it_is_said_first_which_are_meant(admin_client: Client) -> None:
    article = a_full_article(1)
    page = delete(admin_client, article)
    assert (page.context["articles"], page.context["ticked"]) == (1, [str(article.pk)])
    assert article.heading in page.content.decode()
    assert Article.objects.filter(pk=article.pk).exists()


def test_an_article_leaves_its_original_and_its_history(admin_client: Client, admin_user: User) -> None:
    article = a_full_article(1)
    delete(admin_client, article, post="yes")
    assert not Article.objects.filter(pk=article.pk).exists()
    assert Original.objects.filter(pk=article.original_id).exists()
    last = Article.history.filter(id=article.pk).latest()
    assert (last.history_type, last.history_user, last.title) == ("-", admin_user, article.title)
    assert [(each.object_id, each.user) for each in LogEntry.objects.all()] == [(str(article.pk), admin_user)]


def test_all_that_match_go_and_no_other(admin_client: Client) -> None:
    articles, other = [an_article(f"花猪第{n}篇") for n in range(3)], an_article("白猪")
    ticked = {"action": "delete_selected", "_selected_action": articles[0].pk, "select_across": 1}
    asked = admin_client.post(f"{LIST}?q=猪第", ticked).context
    assert asked["articles"] == 3
    again = ticked | {"_selected_action": asked["ticked"], "select_across": asked["across"], "post": "yes"}
    admin_client.post(f"{LIST}?q=猪第", again)
    assert list(Article.objects.filter(title__contains="猪")) == [other]
    assert {article.identifier for article in articles} <= set(Mark.objects.values_list("identifier", flat=True))


def test_as_many_queries_delete_one_as_several(admin_client: Client) -> None:
    articles = [a_full_article(number) for number in range(4)]

    def asked(*some: Article) -> int:
        with CaptureQueriesContext(connection) as captured:
            delete(admin_client, *some, post="yes")
        return len(captured)

    asked(articles[0])
    assert asked(articles[1]) == asked(*articles[2:])
