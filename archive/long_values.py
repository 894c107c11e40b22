"""Values of an address that are longer than what can be read of them: to decode a million characters takes a second."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

LONGEST = 8_190
"""Bytes of a value that are kept: no longer a line of a request is taken by the server that comes with the archive."""
_TOO_LONG = re.compile(rf"([^&]{{{LONGEST}}})[^&]+")


class LongValuesMiddleware:
    """Cuts them off, so that the page is the same and its time bounded, whatever server stands before it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META["QUERY_STRING"] = _TOO_LONG.sub(r"\1", request.META.get("QUERY_STRING", ""))
        return self.get_response(request)
