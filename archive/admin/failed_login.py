"""Wrong passwords, by account, place and browser."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_noop

OF_AXES = (
    *(gettext_noop("access attempt"), gettext_noop("access attempts")),
    *(gettext_noop("Username"), gettext_noop("IP Address"), gettext_noop("User Agent")),
    *(gettext_noop("Attempt Time"), gettext_noop("Failed Logins")),
)
"""What axes calls its rows and columns. It speaks no Chinese; these are looked up in our catalogue."""


class FailedLoginAdmin(admin.ModelAdmin):
    """Deleting them lets the person in at once."""

    list_display = fields = ["username", "ip_address", "user_agent", "failures_since_start", "attempt_time"]  # type: ignore[assignment]
    list_display_links = None
    search_fields = ["username", "ip_address"]
    ordering = ["-attempt_time"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
