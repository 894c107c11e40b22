"""Roles, and groups beside them."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.roles import ROLES


def name_of(group: Group) -> str:
    """In the reader's language where the group is a role."""
    return str(ROLES.get(group.name, group.name))


class RoleAdmin(GroupAdmin):
    """Roles are as archive/roles.py says; a group beside them is whatever an administrator makes of it."""

    list_display = ["called"]

    @admin.display(description=_("name"), ordering="name")
    def called(self, group: Group) -> str:
        return name_of(group)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_change_permission(request, obj) and not _is_a_role(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_a_role(obj)


def _is_a_role(group: Group | None) -> bool:
    return group is not None and group.name in ROLES
