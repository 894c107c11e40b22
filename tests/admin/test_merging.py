"""Merging in the admin: seen first, chosen, done, and undone again."""

from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.curating.merging.merging import merge
from articles.models import Merger, Tag
from tests.curating.merging.kin import MAKERS, Kin, organisations, stands, state, tags

pytestmark = pytest.mark.django_db


@pytest.fixture(params=MAKERS)
def kin(request: pytest.FixtureRequest) -> Kin:
    return MAKERS[request.param]()


def page_of(kin: Kin) -> str:
    return f"{reverse(f'admin:articles_{kin.kind.of}_merge')}?rows={','.join(map(str, kin.keys))}"


def merged(client: Client, kin: Kin, **chosen: int) -> Any:
    return client.post(page_of(kin), {"into": kin.keys[0], **kin.chosen, **chosen}, follow=True)


def undoing(merger: Merger) -> str:
    return reverse("admin:articles_merger_undo", args=[merger.pk])


def test_the_action_leads_from_the_list_to_the_page(admin_client: Client, kin: Kin) -> None:
    address = reverse(f"admin:articles_{kin.kind.of}_changelist")
    response = admin_client.post(address, {"action": "merge", "_selected_action": kin.keys})
    assert response["Location"].replace("%2C", ",") == page_of(kin)


def test_one_row_alone_is_not_merged(admin_client: Client) -> None:
    kin = tags()
    address = reverse("admin:articles_tag_changelist")
    response = admin_client.post(address, {"action": "merge", "_selected_action": kin.keys[:1]})
    assert response["Location"] == address
    assert admin_client.get(f"{reverse('admin:articles_tag_merge')}?rows={kin.keys[0]},nonsense").status_code == 302


def test_the_page_shows_what_each_has_and_what_they_share(admin_client: Client) -> None:
    kin = tags()
    context = admin_client.get(page_of(kin)).context
    assert [line.articles for line in context["lines"]] == [2, 2, 2]
    assert (context["choice"].together, context["choice"].shared) == (4, 2)


def test_the_fullest_is_proposed_and_no_conflict_is_decided_beforehand(admin_client: Client) -> None:
    kin = organisations()
    lines = admin_client.get(page_of(kin)).context["lines"]
    assert [line.stays for line in lines] == [False, True, False]
    assert not any(cell.is_chosen for line in lines for cell in line.cells)
    assert {cell.aspect.name for line in lines for cell in line.cells if cell.asked} == {"kind", "status"}


def test_what_was_chosen_is_merged_and_its_page_says_so(admin_client: Client, admin_user: User, kin: Kin) -> None:
    response = merged(admin_client, kin)
    merger = Merger.objects.get()
    assert response.redirect_chain[-1][0] == reverse("admin:articles_merger_change", args=[merger.pk])
    assert (merger.person, merger.row, [stands(row) for row in kin.rows]) == (admin_user, kin.keys[0], [1, 0, 0])


def test_a_conflict_left_open_is_named_and_nothing_is_lost_of_what_was_chosen(admin_client: Client) -> None:
    kin = organisations()
    before = state()
    response = admin_client.post(page_of(kin), {"into": kin.keys[0], "kind": kin.keys[2]})
    assert len(response.context["troubles"]) == 2
    response = admin_client.post(page_of(kin), {"into": kin.keys[2], "status": kin.keys[0]})
    assert len(response.context["troubles"]) == 1
    assert [line.stays for line in response.context["lines"]] == [False, False, True]
    assert state() == before


def test_without_one_that_stays_nothing_is_merged(admin_client: Client) -> None:
    kin = tags()
    assert admin_client.post(page_of(kin)).context["troubles"]
    assert not Merger.objects.exists()


def test_a_merger_is_undone_on_its_page(admin_client: Client, admin_user: User, kin: Kin) -> None:
    before = state()
    merged(admin_client, kin)
    merger = Merger.objects.get()
    assert (
        undoing(merger) in admin_client.get(reverse("admin:articles_merger_change", args=[merger.pk])).content.decode()
    )
    assert admin_client.get(undoing(merger)).context["obstacles"] == []
    admin_client.post(undoing(merger))
    merger.refresh_from_db()
    assert (merger.undone_by, state()) == (admin_user, before)


def test_what_stands_in_the_way_is_said_instead(admin_client: Client) -> None:
    kin = tags()
    merged(admin_client, kin)
    Tag.objects.get(pk=kin.keys[0]).delete()
    before = state()
    for answer in (admin_client.get, admin_client.post):
        assert len(answer(undoing(Merger.objects.get())).context["obstacles"]) == 1
    assert state() == before


def test_a_merger_that_was_undone_offers_no_undoing(admin_client: Client) -> None:
    merged(admin_client, tags())
    merger = Merger.objects.get()
    admin_client.post(undoing(merger))
    page = reverse("admin:articles_merger_change", args=[merger.pk])
    assert undoing(merger) not in admin_client.get(page).content.decode()


@pytest.mark.parametrize(
    ("rights", "merging", "back"),
    [
        (["view", "change"], HTTPStatus.FORBIDDEN, HTTPStatus.FORBIDDEN),
        (["view", "change", "delete"], HTTPStatus.OK, HTTPStatus.FORBIDDEN),
        (["view", "add", "change", "delete"], HTTPStatus.OK, HTTPStatus.OK),
    ],
)
def test_merging_and_undoing_are_for_those_who_may_make_and_delete(
    client: Client, rights: list[str], merging: HTTPStatus, back: HTTPStatus
) -> None:
    curator = User.objects.create_user("a curator", is_staff=True)
    curator.user_permissions.set(Permission.objects.filter(codename__in=[f"{right}_tag" for right in rights]))
    client.force_login(curator)
    kin = tags()
    assert client.get(page_of(kin)).status_code == merging
    merger = merge(kin.kind, kin.keys, kin.keys[0], {})
    assert client.get(undoing(merger)).status_code == back
    assert client.post(undoing(merger)).status_code == (HTTPStatus.FOUND if back == HTTPStatus.OK else back)


def test_the_page_costs_the_same_however_many_articles_there_are(admin_client: Client) -> None:
    kin = tags()
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(page_of(kin))
        costs.append(len(queries))
        MAKERS["outlet"]()
    assert costs[0] == costs[1]
