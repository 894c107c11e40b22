"""What browsers may load for a page."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

_OF_DJANGO = (404, 500)
"""Pages in debug that bring styles of their own."""


class PolicyMiddleware:
    """One policy for all pages, so that it is written once: django-csp's own middleware writes two for each."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response, self._policy = get_response, build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code in _OF_DJANGO):
            response.headers.setdefault(HEADER, self._policy)
        return response
