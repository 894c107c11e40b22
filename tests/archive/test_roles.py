"""The groups are what the table of roles says, on a new database and on one that comes from an earlier release."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from archive.roles import ROLES, rights

pytestmark = pytest.mark.django_db


def granted() -> dict[str, set[str]]:
    """By group, what it may do."""
    return {
        group.name: {f"{each.content_type.app_label}.{each.codename}" for each in group.permissions.all()}
        for group in Group.objects.prefetch_related("permissions__content_type")
    }


def migrate(*how_far: str) -> None:
    call_command("migrate", *how_far, verbosity=0)


def test_a_new_database_has_the_roles_of_the_table() -> None:
    assert granted() == rights()
    assert set(rights()) == set(ROLES)


def test_an_administrator_may_do_what_any_role_may() -> None:
    assert rights()["administrator"] >= rights()["curator"] | rights()["archivist"]


def test_a_database_from_before_the_roles_gets_them() -> None:
    migrate("axes", "zero")
    Group.objects.all().delete()
    Permission.objects.filter(content_type__app_label="axes").delete()
    ContentType.objects.filter(app_label="axes").delete()
    assert "axes_accessattempt" not in connection.introspection.table_names()
    migrate()
    assert granted() == rights()


def test_a_database_on_its_way_has_what_can_be_given_by_then() -> None:
    Group.objects.all().delete()
    migrate("search", "zero")
    ContentType.objects.filter(app_label="search").delete()
    migrate("search", "0001")
    later = ("_savedsearch", "_word")
    assert granted()["curator"] == {name for name in rights()["curator"] if not name.endswith(later)}
    migrate()
    assert granted() == rights()


def test_migrating_again_changes_nothing_and_mends_what_was_changed() -> None:
    before = dict(Group.objects.values_list("name", "pk"))
    Group.objects.get(name="curator").permissions.add(Permission.objects.get(codename="delete_user"))
    migrate()
    assert dict(Group.objects.values_list("name", "pk")) == before
    assert granted() == rights()


def test_people_keep_their_roles_and_other_groups_what_they_were_given() -> None:
    person, guests = User.objects.create_user("curator"), Group.objects.create(name="guests")
    guests.permissions.set(Permission.objects.filter(codename="view_tag"))
    person.groups.set([guests, Group.objects.get(name="curator")])
    migrate()
    assert {group.name for group in person.groups.all()} == {"guests", "curator"}
    assert granted()["guests"] == {"articles.view_tag"}
