"""Rows that the admin shows and does not make or change."""

from typing import Any

from django.http import HttpRequest


class NotAdded:
    """Made by the program alone."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NotChanged:
    """Evidence of what happened: to be read."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NotDeleted:
    """Kept as long as what it belongs to."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
