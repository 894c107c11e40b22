"""Requests with more in them than an import may send: refused before anything of them is read."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_AROUND = 1024**2
"""Bytes that a form has around its files, and more."""


class BodiesMiddleware:
    """413, and a page that says how much may be sent. Django would write all of it into temporary files first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) <= settings.UPLOAD_MB * 1024**2 + _AROUND:
            return self.get_response(request)
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return render(request, "413.html", {"most": settings.UPLOAD_MB}, status=status)
