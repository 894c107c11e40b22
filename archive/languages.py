"""The interface's language is a reader's choice, kept in a cookie; it is never guessed from the browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

choose_language = csrf_exempt(set_language)
"""Without a token, which would make every page that is sent another one, and no copy of any could be kept. Whoever
forged this request could choose a language for somebody, and nothing else.
"""


class ChosenLanguageMiddleware:
    """Speaks Simplified Chinese until the reader chooses otherwise, so an address shows everybody the same page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response
