"""What may be done with copies of pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class CopiesMiddleware:
    """A copy may be kept, and is to be asked for before it is shown again: an article may be corrected or withdrawn at
    any time. What came is told by its ETag, so asking costs no more than that. No Last-Modified beside it: a page is
    made of the index, of what others hold, of the day it is and of templates, too, and no time of theirs is the page's.
    Whoever is logged in keeps theirs alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        response.headers.setdefault("Cache-Control", "private, no-cache" if is_known else "no-cache")
        return response
