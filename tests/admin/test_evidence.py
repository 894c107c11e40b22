"""What the archive received and found stays as it is; a person judges it."""

from http import HTTPStatus

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Mention, Original
from tests.admin.desk import MAKERS, a_full_article
from tests.cast import an_article

pytestmark = pytest.mark.django_db


def test_an_original_is_shown_as_text(admin_client: Client) -> None:
    original = MAKERS[Original](1)
    page = admin_client.get(reverse("admin:articles_original_change", args=[original.pk]))
    assert "党" in page.content.decode()


def test_an_original_is_not_changed(admin_client: Client) -> None:
    original = MAKERS[Original](1)
    address = reverse("admin:articles_original_change", args=[original.pk])
    assert admin_client.post(address, {"file_name": "x"}).status_code == HTTPStatus.FORBIDDEN


def test_an_original_is_not_deleted_while_an_article_stands_on_it(admin_client: Client) -> None:
    original = an_article().original
    address = reverse("admin:articles_original_delete", args=[original.pk])
    assert admin_client.post(address, {"post": "yes"}).status_code == HTTPStatus.FORBIDDEN


def test_originals_with_articles_are_not_deleted_by_the_handful(admin_client: Client) -> None:
    original = an_article().original
    request = {"action": "delete_selected", "_selected_action": [original.pk], "post": "yes"}
    admin_client.post(reverse("admin:articles_original_changelist"), request)
    assert Original.objects.filter(pk=original.pk).exists()


def test_an_original_without_an_article_can_go(admin_client: Client) -> None:
    original = MAKERS[Original](1)
    admin_client.post(reverse("admin:articles_original_delete", args=[original.pk]), {"post": "yes"})
    assert not Original.objects.filter(pk=original.pk).exists()


@pytest.mark.parametrize(("action", "status"), [("confirm", "confirmed"), ("reject", "rejected")])
def test_many_mentions_are_judged_at_once(admin_client: Client, admin_user: User, action: str, status: str) -> None:
    chosen = [a_full_article(number).mentions.get().pk for number in range(2)]
    admin_client.post(reverse("admin:articles_mention_changelist"), {"action": action, "_selected_action": chosen})
    judged = Mention.objects.filter(pk__in=chosen)
    assert {(mention.status, mention.person) for mention in judged} == {(status, admin_user)}


@pytest.mark.parametrize("kind", ["mention", "repair"])
def test_an_article_leads_to_what_was_found_and_changed_in_it(admin_client: Client, kind: str) -> None:
    article, _other = a_full_article(1), a_full_article(2)
    rows = reverse(f"admin:articles_{kind}_changelist") + f"?article__id__exact={article.pk}"
    assert rows in admin_client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert {row.article for row in admin_client.get(rows).context["cl"].result_list} == {article}
