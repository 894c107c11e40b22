"""Accounts are an administrator's business, but nobody rises above administrators at the desk."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from tests.admin.pages import save, saved

pytestmark = pytest.mark.django_db
ADD = reverse("admin:auth_user_add")
PASSWORD = "vertrauen-ist-gut"


@pytest.fixture
def desk(client: Client) -> Client:
    """An administrator's."""
    person = User.objects.create_user("administrator", is_staff=True)
    person.groups.set(Group.objects.filter(name="administrator"))
    client.force_login(person)
    return client


@pytest.fixture
def colleague(db: None) -> User:
    return User.objects.create_user("colleague", is_staff=True)


def page_of(account: User, page: str = "user_change") -> str:
    return reverse(f"admin:auth_{page}", args=[account.pk])


def test_a_new_account_is_of_the_staff(desk: Client) -> None:
    saved(desk, ADD, username="newcomer", usable_password="true", password1=PASSWORD, password2=PASSWORD)
    assert User.objects.get(username="newcomer").is_staff


def test_a_weak_password_is_refused(desk: Client) -> None:
    save(desk, ADD, username="newcomer", usable_password="true", password1="newcomer-1", password2="newcomer-1")
    assert not User.objects.filter(username="newcomer").exists()


def test_roles_are_ticked(desk: Client, colleague: User) -> None:
    roles = Group.objects.filter(name__in=["curator", "archivist"])
    saved(desk, page_of(colleague), groups=[role.pk for role in roles])
    assert set(colleague.groups.all()) == set(roles)
    assert "编审、档案员" in desk.get(reverse("admin:auth_user_changelist")).content.decode()


def test_nobody_is_raised_above_administrators(desk: Client, colleague: User) -> None:
    saved(desk, page_of(colleague), is_superuser="on", user_permissions=[Permission.objects.earliest("pk").pk])
    colleague.refresh_from_db()
    assert not colleague.is_superuser
    assert not colleague.user_permissions.exists()


@pytest.mark.parametrize("page", ["user_change", "user_password_change", "user_delete"])
def test_no_administrator_lays_hands_on_a_superuser(desk: Client, admin_user: User, page: str) -> None:
    sent = {"post": "yes", "username": "x", "password1": PASSWORD, "password2": PASSWORD}
    assert desk.post(page_of(admin_user, page), sent).status_code == 403
    assert User.objects.filter(username="admin", is_superuser=True).exists()


def test_no_superuser_is_deleted_by_the_handful(desk: Client, admin_user: User) -> None:
    sent = {"action": "delete_selected", "_selected_action": [admin_user.pk], "post": "yes"}
    desk.post(reverse("admin:auth_user_changelist"), sent)
    assert User.objects.filter(pk=admin_user.pk).exists()


@pytest.mark.parametrize("page", ["group_change", "group_delete"])
def test_what_a_role_may_do_is_not_changed_at_the_desk(desk: Client, page: str) -> None:
    role = Group.objects.get(name="curator")
    before = set(role.permissions.all())
    sent = {"post": "yes", "name": "curator", "permissions": []}
    assert desk.post(reverse(f"admin:auth_{page}", args=[role.pk]), sent).status_code == 403
    assert set(Group.objects.get(name="curator").permissions.all()) == before


def test_a_group_beside_the_roles_is_an_administrators(desk: Client) -> None:
    wanted = Permission.objects.filter(Q(codename="view_tag") | Q(codename="view_article"))
    saved(desk, reverse("admin:auth_group_add"), name="guests", permissions=[each.pk for each in wanted])
    assert set(Group.objects.get(name="guests").permissions.all()) == set(wanted)


def test_an_administrator_lets_somebody_in_before_the_time(desk: Client, colleague: User) -> None:
    colleague.set_password(PASSWORD)
    colleague.save()
    stranger = Client()
    login = {"username": "colleague", "password": PASSWORD}
    for _ in range(5):
        stranger.post("/admin/login/", login | {"password": "guess"})
    assert stranger.post("/admin/login/", login).status_code == 429
    failed = AccessAttempt.objects.get()
    desk.post(reverse("admin:axes_accessattempt_delete", args=[failed.pk]), {"post": "yes"})
    assert stranger.post("/admin/login/", login).status_code == 302
