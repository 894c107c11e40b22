"""Searches that people of the staff keep."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.models import Outlet
from search.keeping.indexing import drain
from search.models import SavedSearch
from tests.cast import an_article

pytestmark = pytest.mark.usefixtures("index")

LIST = "/search/saved/"


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice", is_staff=True)


@pytest.fixture
def desk(client: Client, alice: User) -> Client:
    """Alice, who reads English."""
    client.force_login(alice)
    client.cookies["django_language"] = "en"
    return client


def test_a_search_is_kept_under_a_name_as_the_archive_writes_its_address(desk: Client, alice: User) -> None:
    Outlet.objects.create(name="甲报")
    response = desk.post(LIST, {"name": "我的", "query": "?outlet=甲报&page=3&q=党建&x=y"})
    kept = SavedSearch.objects.get()
    assert (kept.owner, kept.name) == (alice, "我的")
    assert kept.query == "?q=%E5%85%9A%E5%BB%BA&outlet=%E7%94%B2%E6%8A%A5"
    assert response["Location"] == f"/search/{kept.query}"


def test_the_search_page_offers_to_keep_the_search_and_then_to_rename_it(desk: Client) -> None:
    an_article("党建")
    drain()
    assert "Keep this search" in desk.get("/search/?q=党建").content.decode()
    desk.post(LIST, {"name": "我的", "query": "?q=党建"})
    shown = desk.get("/search/?q=党建").content.decode()
    assert "Keep this search" not in shown
    assert 'value="我的"' in shown


def test_the_name_that_is_offered_can_be_kept(desk: Client) -> None:
    shown = desk.get(f"/search/?q={'党' * 150}").content.decode()
    (name,) = re.findall('name="name" value="([^"]*)"', shown)
    assert desk.post(LIST, {"name": name, "query": f"?q={'党' * 150}"}).status_code == 302


def test_readers_are_offered_nothing_and_keep_nothing(client: Client) -> None:
    assert reverse("saved-searches") not in client.get("/search/?q=党建").content.decode()
    client.force_login(User.objects.create_user("reader"))
    assert client.post(LIST, {"name": "我的", "query": "?q=党建"}).status_code == 302
    assert not SavedSearch.objects.exists()


def test_the_same_search_is_kept_once_under_its_last_name(desk: Client) -> None:
    desk.post(LIST, {"name": "一", "query": "?q=党建"})
    desk.post(LIST, {"name": "二", "query": "?q=+党建+&page=2"})
    assert list(SavedSearch.objects.values_list("name", flat=True)) == ["二"]


def test_the_list_leads_to_the_search_and_to_its_feed(desk: Client, alice: User) -> None:
    SavedSearch.objects.create(owner=alice, name="<我的>", query="?q=a%26b&tag=x")
    shown = desk.get(LIST).content.decode()
    assert 'href="/search/?q=a%26b&amp;tag=x"' in shown
    assert 'href="/search/feed/?q=a%26b&amp;tag=x"' in shown
    assert "&lt;我的&gt;" in shown


def test_a_kept_search_is_renamed_and_deleted_by_post_alone(desk: Client, alice: User) -> None:
    kept = SavedSearch.objects.create(owner=alice, name="一", query="?q=a")
    rename, delete = reverse("rename-search", args=[kept.pk]), reverse("delete-search", args=[kept.pk])
    assert desk.get(rename).status_code == desk.get(delete).status_code == 405
    assert desk.post(rename, {"name": "二"})["Location"] == LIST
    assert SavedSearch.objects.get().name == "二"
    assert desk.post(delete)["Location"] == LIST
    assert not SavedSearch.objects.exists()


def test_nobody_sees_or_touches_what_another_keeps(desk: Client) -> None:
    bob = User.objects.create_user("bob", is_staff=True)
    kept = SavedSearch.objects.create(owner=bob, name="鲍勃的", query="?q=a")
    assert "鲍勃的" not in desk.get(LIST).content.decode()
    for name in ("rename-search", "delete-search"):
        for number in (kept.pk, 10**30):
            assert desk.post(reverse(name, args=[number]), {"name": "二"}).status_code == 404
    assert SavedSearch.objects.get().name == "鲍勃的"


@pytest.mark.parametrize(
    ("name", "query"),
    [("", "?q=a"), (" ", "?q=a"), ("一" * 101, "?q=a"), ("一", "?tag=没有"), ("一", "?q=" + "党" * 400)],
)
def test_what_cannot_be_kept_is_told(desk: Client, name: str, query: str) -> None:
    response = desk.post(LIST, {"name": name, "query": query})
    assert response.status_code == 422
    assert 'class="notice"' in response.content.decode()
    assert not SavedSearch.objects.exists()


def test_a_forged_form_keeps_nothing(alice: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.post(LIST, {"name": "一", "query": "?q=a"}).status_code == 403


def test_the_admin_shows_a_person_their_own(client: Client, alice: User) -> None:
    bob = User.objects.create_superuser("bob")
    SavedSearch.objects.create(owner=alice, name="爱丽丝的", query="?q=a")
    SavedSearch.objects.create(owner=bob, name="鲍勃的", query="?q=a")
    client.force_login(bob)
    shown = client.get(reverse("admin:search_savedsearch_changelist")).content.decode()
    assert "爱丽丝的" in shown
    bob.is_superuser = False
    bob.save()
    bob.user_permissions.set(Permission.objects.filter(content_type__model="savedsearch"))
    shown = client.get(reverse("admin:search_savedsearch_changelist")).content.decode()
    assert "鲍勃的" in shown
    assert "爱丽丝的" not in shown
