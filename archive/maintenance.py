"""While the archive is worked on, every page is one that says so, and nothing asks the database."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

STAYS = "/healthz"
"""What tells load balancers that the process lives."""


class MaintenanceMiddleware:
    """503 with Retry-After, for as many seconds as the setting MAINTENANCE says; 0 leaves everything as it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.MAINTENANCE or request.path == STAYS:
            return self.get_response(request)
        page = render(request, "503.html", status=503)
        page["Retry-After"] = str(settings.MAINTENANCE)
        page["Cache-Control"] = "no-store"
        return page
